import { checkNumber, type NumberType } from '../check-digits.ts';
import { type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';
import { lowerOf, tokenAt } from '../token.ts';

interface Form {
  readonly pattern: RegExp;
  readonly type?: NumberType;
}

const END = String.raw`(?![\p{L}\d])`;
/** Where two persons would have the same code, letters stand for figures. */
const FIGURE = '[0-9LMNPQRSTUV]';
const TAX_CODE: Form = {
  pattern: new RegExp(
    `[A-Z]{3} ?[A-Z]{3} ?${FIGURE}{2} ?[A-EHLMPR-T] ?${FIGURE}{2} ?[A-Z] ?${FIGURE}{3} ?[A-Z]${END}`,
    'iuy',
  ),
  type: 'IT_CODICE_FISCALE',
};
const NATIONAL_INSURANCE: Form = {
  pattern: new RegExp(String.raw`[A-CEGHJ-PR-TW-Z]{2}( ?)\d{2}\1\d{2}\1\d{2}\1[A-D]${END}`, 'uy'),
};
const MEDICARE: Form = {
  pattern: new RegExp(String.raw`[1-9][A-Z][A-Z\d]\d(-?)[A-Z][A-Z\d]\d\1[A-Z]{2}\d{2}${END}`, 'uy'),
};
const ENTERPRISE: Form = {
  pattern: new RegExp(String.raw`CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}${END}`, 'iuy'),
  type: 'CH_UID',
};

const shape = {
  kind: 'INSURANCE_ID',
  rule: 'lettered-number',
  tier: HARD,
  confidence: 'likely',
  evidence: ['shape'],
} as const;
const sound = { ...shape, confidence: 'certain', evidence: ['check-digit'] } as const;

/** Which form may stand around the number of this token, and how many tokens before it that begins. */
function formAt(doc: Doc, index: number): readonly [Form, number] | undefined {
  const digits = lowerOf(doc.tokens[index]).length;
  const next = doc.tokens[index + 1];
  if (digits === 1) return next?.upper && next.gap === 0 ? [MEDICARE, 0] : undefined;
  const before = tokenAt(doc, index - 1);
  const hyphened = lowerOf(before) === '-';
  const letters = lowerOf(hyphened ? tokenAt(doc, index - 2) : before);
  if (letters === 'che') return [ENTERPRISE, hyphened ? 2 : 1];
  if (before?.kind !== 'word') return undefined;
  if (letters.length === 2) return before.upper ? [NATIONAL_INSURANCE, 1] : undefined;
  if (digits !== 2 || next?.kind !== 'word') return undefined;
  if (letters.length === 6) return [TAX_CODE, 1];
  return letters.length === 3 ? [TAX_CODE, 2] : undefined;
}

function read(doc: Doc, index: number, found: Hit[]): void {
  const form = formAt(doc, index);
  if (form === undefined) return;
  const [{ pattern, type }, back] = form;
  const start = Number(tokenAt(doc, index - back)?.start);
  pattern.lastIndex = start;
  if (!pattern.test(doc.text)) return;
  const end = pattern.lastIndex;
  const holds = type !== undefined && checkNumber(type, doc.text.slice(start, end)) === 'valid';
  found.push({ ...(holds ? sound : shape), start, end });
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) read(doc, index, found);
  for (const index of doc.codes) read(doc, index + 1, found);
}

export const letteredNumber: Recogniser = {
  id: 'lettered-number',
  about:
    'Numbers of persons that hold letters, with or without a cue: Italian tax code, British national insurance, American Medicare, Swiss enterprise.',
  kind: 'INSURANCE_ID',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find,
  examples: {
    hit: [
      'CF «RSSMRA85T10A562S», ricovero',
      'codice «RSS MRA 85T10 A562T» con errore',
      'NINO «AB123456C», lives alone',
      'NI «AB 12 34 56 C» on file',
      'MBI «1EG4-TE5-MK73», copay',
      'Rechnung an «CHE-123.456.788» MWST',
    ],
    stay: ['HF 72 80 90 regelmäßig', 'HLA-B27 positiv, CD4 210', 'RR 12 34 56', 'c.1521_1523delCTT'],
  },
};
