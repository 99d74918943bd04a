import { atNumbers, matchAt } from '../pattern.ts';
import { type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';

const SPACED = /\d(?: \d){8,24}(?! ?\d)/y;
const BARE = /\d{7,}(?![\p{L}\d])/uy;

const shape = { kind: 'ID', rule: 'long-number', confidence: 'possible', evidence: ['shape'] } as const;

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    const place = token && token.lower.length >= 7 ? matchAt(BARE, doc.text, token.start) : undefined;
    if (place) found.push({ ...shape, tier: place.end - place.start >= 10 ? LISTED : GENERIC, ...place });
  }
  atNumbers(doc, { lengths: [1], pattern: SPACED, shape: { ...shape, tier: GENERIC } }, found);
}

export const longNumber: Recogniser = {
  id: 'long-number',
  about: 'A number of seven digits or more that no unit or code explains.',
  kind: 'ID',
  trigger: ({ numbers, longestNumber }) => longestNumber >= 7 || numbers.length > 8,
  find,
  examples: {
    hit: ['Testmann «1933309807», bitte ansehen', 'siehe «00481736»'],
    stay: ['Thrombo 234500', 'rs1799963 heterozygot', 'NM_000059.4:c.5946delT', '10.000.000 IE'],
  },
};
