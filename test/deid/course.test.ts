import { describe, expect, it } from 'vitest';
import { daysBetween, readDay } from '../../src/deid/course.ts';
import { RawText, scrub } from '../../src/deid/index.ts';
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
    ['1er mars 2024', { day: 1, month: 3, year: 2024 }],
    ['3 marzo 2024', { day: 3, month: 3, year: 2024 }],
    ['3 di giugno', { day: 3, month: 6, year: undefined }],
    ['March 3, 2024', { day: 3, month: 3, year: 2024 }],
    ['May 4th', { day: 4, month: 5, year: undefined }],
    ['4th of May 2024', { day: 4, month: 5, year: 2024 }],
    ['04-Mar-2024', { day: 4, month: 3, year: 2024 }],
    ['7. Jänner', { day: 7, month: 1, year: undefined }],
    ['14/08/2024', { day: 14, month: 8, year: 2024 }],
    ['08/14/2024', { day: 14, month: 8, year: 2024 }],
    ['2024-02-03 10:30', { day: 3, month: 2, year: 2024 }],
    ['12.3.98', { day: 12, month: 3, year: 1998 }],
  ])('%s is read', (text, day) => {
    expect(readDay(text)).toEqual(day);
  });

  it.each(['99.99.9999', '31.2.2024', '3. Brumaire 1799', '2/24', 'März 2024', '3.-5.2.2024'])('%s is none', (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});

it('reads 03/04/2024 where nobody writes the month first, and leaves it open in English', () => {
  expect(readDay('03/04/2024', 'fr')).toEqual({ day: 3, month: 4, year: 2024 });
  expect(readDay('03/04/2024', 'en')).toBeUndefined();
});

describe('the course of a text', () => {
  it.each([
    [
      'de',
      'OP am 12.03.2024, Fieber seit 15.03., CT am 20.3.',
      'OP am [DATE_1], Fieber seit [DATE_2: Tag +3], CT am [DATE_3: Tag +8]',
    ],
    ['en', 'seen on March 9, 2024, worse on 12 March 2024', 'seen on [DATE_1], worse on [DATE_2: Day +3]'],
    ['fr', 'opéré le 17/01/2024, fièvre le 22 janvier', 'opéré le [DATE_1], fièvre le [DATE_2: Jour +5]'],
    ['it', "operato il 8 aprile 2024, febbre l'11 aprile 2024", "operato il [DATE_1], febbre l'[DATE_2: Giorno +3]"],
    ['de', 'OP am 28.12., Fieber seit 03.01.', 'OP am [DATE_1], Fieber seit [DATE_2: Tag +6]'],
    ['de', 'geb. 3.9.1958, OP am 12.03.2024', 'geb. [BIRTHDATE_1], OP am [DATE_1]'],
  ] as const)('is kept in days after the first date (%s): %s', (lang, text, kept) => {
    const result = scrub(new RawText(text), { lang });
    expect(result.ok && result.text).toBe(kept);
    expect(result.ok && scrub(new RawText(result.text), { lang })).toMatchObject({ text: kept, spans: [] });
  });
});

describe('days between', () => {
  it.each([
    ['3.2.2024', '6.2.2024', 3],
    ['3.2.2024', '1.3.', 27],
    ['3.2.', '1.3.2023', 26],
    ['3.2.', '1.2.', -2],
    ['31.12.2023', '1.1.2024', 1],
    ['28.12.', '3.1.', 6],
    ['3.1.', '28.12.', -6],
    ['28.12.2023', '3.1.', 6],
    ['1.1.2023', '1.12.2023', 334],
    ['12.3.98', '12.3.03', 1826],
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
