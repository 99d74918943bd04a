import { describe, expect, it } from 'vitest';
import { daysBetween, readDay } from '../../src/deid/course.ts';
import { GENERIC } from '../../src/deid/recogniser.ts';
import { beforeRedaction } from '../../src/deid/redact.ts';

describe('a day as it is written', () => {
  it.each([
    ['3.2.2024', { day: 3, month: 2, year: 2024 }],
    ['03.02.24', { day: 3, month: 2, year: 2024 }],
    ['3.2.', { day: 3, month: 2, year: undefined }],
    ['2024-02-03', { day: 3, month: 2, year: 2024 }],
    ['3. Februar 2024', { day: 3, month: 2, year: 2024 }],
    ['3rd March', { day: 3, month: 3, year: undefined }],
    ['12 août 1961', { day: 12, month: 8, year: 1961 }],
  ])('%s is read', (text, day) => {
    expect(readDay(text)).toEqual(day);
  });

  it.each(['99.99.9999', '3. Brumaire 1799', '2/24', 'März 2024', '3.-5.2.2024'])('%s is none', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});

describe('days between', () => {
  it.each([
    ['3.2.2024', '6.2.2024', 3],
    ['3.2.2024', '1.3.', 27],
    ['3.2.', '1.3.2023', 26],
    ['3.2.', '1.2.', -2],
    ['31.12.2023', '1.1.2024', 1],
  ])('%s and %s are %i', (from, until, days) => {
    const [first, second] = [readDay(from), readDay(until)];
    expect(first && second && daysBetween(first, second)).toBe(days);
  });
});

describe('a place found in the redacted text', () => {
  const one = { kind: 'NAME', rule: 'any', tier: GENERIC, confidence: 'possible', evidence: ['shape'] } as const;
  const redactions = [{ ...one, start: 5, end: 13, placeholder: '[NAME_1]' }];

  it.each([
    ['before the placeholder', 3, 3],
    ['at its first sign', 5, 5],
    ['inside of it', 9, 5],
    ['behind it', 14, 14],
  ])('%s is moved back', (_, offset, wanted) => {
    expect(beforeRedaction(redactions, offset)).toBe(wanted);
  });
});
