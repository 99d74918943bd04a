import { inNumberTable } from '../number-table.ts';
import { matchAt } from '../pattern.ts';
import { type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';

const SPACED = /\d(?: \d){8,24}(?! ?\d)/y;
const BARE = /\d{7,}(?![\p{L}\d])/uy;

const shape = { kind: 'ID', rule: 'long-number', confidence: 'possible', evidence: ['shape'] } as const;

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    const place = token && token.lower.length >= 7 ? matchAt(BARE, doc.text, token.start) : undefined;
    const spaced = token?.lower.length === 1 ? matchAt(SPACED, doc.text, token.start) : undefined;
    if (spaced && !inNumberTable(doc, index) && /[1-9]/.test(doc.text.slice(spaced.start, spaced.end)))
      found.push({ ...shape, tier: GENERIC, ...spaced });
    if (place) found.push({ ...shape, tier: place.end - place.start >= 10 ? LISTED : GENERIC, ...place });
  }
}

export const longNumber: Recogniser = {
  id: 'long-number',
  about: 'A number of seven digits or more that no unit or code explains.',
  kind: 'ID',
  trigger: ({ numbers, longestNumber }) => longestNumber >= 7 || numbers.length > 8,
  find,
  examples: {
    hit: ['Testmann «1933309807», bitte ansehen', 'siehe «00481736»'],
    stay: [
      'Thrombo 234500',
      'rs1799963 heterozygot',
      'NM_000059.4:c.5946delT',
      '10.000.000 IE',
      '09 32 95 8149 48 95 019 0 3 041 0 1 061 17',
    ],
  },
};
