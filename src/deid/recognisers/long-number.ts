import { GENERIC, LISTED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { atNumbers } from '../pattern.ts';

const SPACED = /\d(?: \d){8,24}(?! ?\d)/y;
const BARE = /\d{7,}(?![\p{L}\d])/yu;

const shape = { kind: 'ID', rule: 'long-number', tier: GENERIC, confidence: 'possible', evidence: ['shape'] } as const;

function* find(doc: Doc): Generator<Hit> {
  for (const hit of atNumbers(doc, { lengths: Array.from({ length: 30 }, (_, index) => index + 7), pattern: BARE, shape })) {
    yield hit.end - hit.start >= 10 ? { ...hit, tier: LISTED } : hit;
  }
  yield* atNumbers(doc, { lengths: [1], pattern: SPACED, shape });
}

/** A number of seven digits or more that no unit or code explains. */
export const longNumber: Recogniser = {
  id: 'long-number',
  kind: 'ID',
  trigger: ({ numbers, longestNumber }) => longestNumber >= 7 || numbers.length > 8,
  find,
  examples: {
    hit: ['Testmann «1933309807», bitte ansehen', 'siehe «00481736»'],
    stay: ['Thrombo 234500', 'rs1799963 heterozygot', 'NM_000059.4:c.5946delT', '10.000.000 IE'],
  },
};
