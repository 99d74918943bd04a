import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';

const UNIT =
  /\d{2,3}(?:[.,]\d)?(?=[- ]?(?:jährig|jaehrig|jähr|jahre|jahren|jhr|jährl|j\b|a\b|yo\b|y\/o|y\b|yr|year|years|ans\b|anni\b|lj\b|lebensjahr)|[mwf]\b|\. ?(?:lj|lebensjahr|geburtstag)|[- ](?:y-o|j\.))/iuy;
const LABEL = /(?:alter|aged?|âge|età|agée?|âgée?)[ :]{1,3}(?:von |of |de |di )?(?<id>\d{2,3})(?![\d/%]|[.,]\d)/iuy;

const WORDS = /^(?:alter|aged?|âge|età|agée?|âgée?)$/;

const shape = { kind: 'AGE', rule: 'old-age', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const isOld = (value: string) => Number.parseFloat(value) >= 90 && Number.parseFloat(value) < 125;

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    if (!token || token.lower.length > 3 || !isOld(token.lower)) continue;
    const aged = matchAt(UNIT, doc.text, token.start);
    if (aged) found.push({ ...shape, ...aged });
    const label = doc.tokens.slice(Math.max(0, index - 3), index).find((token) => WORDS.test(token.lower));
    const place = label && matchAt(LABEL, doc.text, label.start);
    if (place && isOld(doc.text.slice(place.start, place.end))) found.push({ ...shape, ...place });
  }
}

export const oldAge: Recogniser = {
  id: 'old-age',
  about: 'Ages under 90 stay, above 89 become "90+" (HIPAA safe harbour, 45 CFR 164.514(b)(2)).',
  kind: 'AGE',
  trigger: ({ longestNumber }) => longestNumber >= 2,
  find,
  examples: {
    hit: [
      '«91»-jährig, Hüftfraktur',
      'Monsieur de «95» ans, vit seul',
      '«98» anni, frattura femore',
      'age: «93», on warfarin',
      '«104» Jahre alt',
    ],
    stay: ['89-jährige Patientin', '90+-jährig', 'SpO2 91 %', '95 mg 1-0-0', '92 kg'],
  },
};
