import { expect, it } from 'vitest';
import { createDigester, RawText } from '../../src/deid/index.ts';
import { scrubValues } from '../../src/intake/scrub-values.ts';
import { emptyEntry } from '../../src/intake/vault.ts';

const digester = createDigester(new Uint8Array(32));
const values = {
  question: { kind: 'clinical' as const, text: new RawText('Z. n. Whipple 2019, Fieber'), restore: [] },
};

it.each([
  { years: 'stay' as const, text: 'Z. n. Whipple 2019, Fieber' },
  { years: 'go' as const, text: 'Z. n. Whipple [DATE_1], Fieber' },
])('lets a year alone $years as the house decided', ({ years, text }) => {
  const form = scrubValues(values, emptyEntry, { digester, years }, 'de');
  expect(form.values['question']).toEqual({ kind: 'clinical', text });
});
