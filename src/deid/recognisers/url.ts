import { type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const URL = /(?:(?<![a-z])[a-z][a-z0-9+.-]{1,15}:\/\/|(?<![\p{L}\p{N}.])www\.)[^\s<>"'()[\]{}]+/giu;
const BARE =
  /(?<![\p{L}\p{N}@.-])[\p{L}\p{N}][\p{L}\p{N}-]{2,62}(?:\.[\p{L}\p{N}-]{1,62}){0,3}\.(?:com|org|net|de|ch|at|eu|info|fr|it|uk|io|li|edu|gov)(?![\p{L}\p{N}])(?:\/[^\s<>"'()[\]{}]*)?/giu;
const TAIL = /[.,;:!?]+$/;

const shape = { kind: 'URL', rule: 'url', tier: HARD, confidence: 'certain', evidence: ['shape'] } as const;

function find({ text }: Doc, found: Hit[]): void {
  if (text.includes('://') || /www\./i.test(text)) {
    for (const match of text.matchAll(URL))
      found.push({ ...shape, start: match.index, end: match.index + match[0].replace(TAIL, '').length });
  }
  for (const match of text.matchAll(BARE))
    found.push({ ...shape, start: match.index, end: match.index + match[0].replace(TAIL, '').length });
}

export const url: Recogniser = {
  id: 'url',
  about: 'Addresses on the web, with and without https.',
  kind: 'URL',
  trigger: ({ text }) =>
    text.includes('://') || /\.(?:com|org|net|de|ch|at|eu|info|fr|it|uk|io|li|edu|gov)\b|www\./i.test(text),
  find,
  examples: {
    hit: [
      'Holter: «https://files.example.ch/testmann_1953.pdf» bitte ansehen',
      'siehe «www.praxis-testmann.example»',
      'auf «praxis-fake.de» steht mehr',
    ],
    stay: ['St.n. Bypass, Z.n.at. Flimmern', 'v.a. E.coli'],
  },
};
