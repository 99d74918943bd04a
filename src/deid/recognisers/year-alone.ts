import { type Doc, GENERIC, type Hit, type Recogniser } from '../recogniser.ts';

const YEAR = /^(?:19[2-9]|20[0-4])\d$/;
/** What is measured or counted is no year: "Leukozyten 1950", "2000 ml", "CRP 1.2010". */
const COUNTED =
  /^(?: ?(?:%|°|\/|[.,:]\d|(?:mg|g|kg|µg|ml|l|IE|IU|U|kcal|mmHg|Hz|m|cm|h|x|\p{L}+\/|Kopien|copies|ng|pg|cells|Zellen|Schritte|steps)(?![\p{L}])))/iu;
const MEASURED = /(?:[<>=~≥≤→/.,:-]|\d) ?$/;

const shape = {
  kind: 'DATE',
  rule: 'year-alone',
  tier: GENERIC,
  confidence: 'possible',
  evidence: ['shape'],
} as const;

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    if (!token || !YEAR.test(token.lower)) continue;
    const before = doc.text.slice(Math.max(0, token.start - 2), token.start);
    const after = doc.text.slice(token.end, token.end + 12);
    if (!COUNTED.test(after) && !MEASURED.test(before)) found.push({ ...shape, start: token.start, end: token.end });
  }
}

/** Not among the rules unless asked for: HIPAA keeps the year (45 CFR 164.514(b)(2)(i)(C)), and a history is told in years. */
export const yearAlone: Recogniser = {
  id: 'year-alone',
  about: 'A year without day and month. It stays unless a house wants it to go.',
  kind: 'DATE',
  trigger: ({ longestNumber }) => longestNumber >= 4,
  find,
  examples: {
    hit: [
      'Z. n. Whipple «2019», jetzt Cholangitis',
      'M. Crohn seit «2008»',
      'opérée en «2016», asymptomatique',
      '«1998» TEP links',
    ],
    stay: ['2000 ml NaCl', 'Ferritin > 2000', 'PLZ 12000', 'Vitamin D 2000 IE', 'Viruslast 1950/ml'],
  },
};
