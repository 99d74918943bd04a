import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDoc, redactedDoc } from '../../src/deid/doc.ts';
import { GENERIC } from '../../src/deid/recogniser.ts';
import { type Redaction, redact } from '../../src/deid/redact.ts';
import { anyText } from './texts.ts';

const MARKS = ['[NAME_1]', '90+', '[DATE_2: Tag +3]'];

/** Redactions anywhere, also in the middle of words, numbers and line breaks. */
const redacted = anyText.chain((text) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.integer({ min: 1, max: 12 }), fc.constantFrom(...MARKS)), { maxLength: 6 })
    .map((places) => {
      const redactions: Redaction[] = [];
      for (const [start, length, placeholder] of places.sort((one, other) => one[0] - other[0])) {
        const end = Math.min(text.length, start + length);
        if (start < (redactions.at(-1)?.end ?? 0) || end <= start) continue;
        redactions.push({
          start,
          end,
          placeholder,
          kind: 'ID',
          rule: 'any',
          tier: GENERIC,
          confidence: 'possible',
          evidence: ['shape'],
        });
      }
      return { text, redactions };
    }),
);

describe('the second look', () => {
  it('reads only what changed and sees the same as reading everything anew', () => {
    fc.assert(
      fc.property(redacted, ({ text, redactions }) => {
        const after = redact(text, redactions);
        expect(redactedDoc(createDoc(text), redactions, after)).toEqual(createDoc(after));
      }),
      { numRuns: 5000 },
    );
  });
});
