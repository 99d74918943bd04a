import { expect, it } from 'vitest';
import { createDoc } from '../../src/deid/doc.ts';
import { protect } from '../../src/deid/protect.ts';

it('claims each placeholder from bracket to bracket, against everything', () => {
  expect(protect(createDoc('dann [NAME_1] am [DATE_2: Tag +3] [sic]'))).toEqual([
    { start: 5, end: 13, reason: 'placeholder', absolute: true },
    { start: 17, end: 33, reason: 'placeholder', absolute: true },
  ]);
});

it('claims what a frame explains, against what has no cue', () => {
  expect(protect(createDoc('V. a. Morbus Alzheimer'))).toEqual([
    { start: 13, end: 22, reason: 'eponym', absolute: false },
  ]);
  expect(protect(createDoc('nichts zu erklären'))).toEqual([]);
});
