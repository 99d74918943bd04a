import { checkNumber, isNumberType, type NumberType } from '../check-digits.ts';
import { atNumbers, matchAt } from '../pattern.ts';
import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const IBAN = /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/iy;
const LENGTHS: Readonly<Record<string, number>> = {
  DE: 22,
  CH: 21,
  AT: 20,
  LI: 21,
  FR: 27,
  IT: 27,
  GB: 22,
  NL: 18,
  ES: 24,
  BE: 16,
  PL: 28,
  LU: 20,
};
const CARD = /\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?!\d)|\d{4}[ -]?\d{6}[ -]?\d{5}(?!\d)/y;

const shape = {
  kind: 'BANK',
  rule: 'bank-account',
  tier: HARD,
  confidence: 'certain',
  evidence: ['check-digit'],
} as const;

function typeOf(country: string): NumberType | undefined {
  const type = `IBAN_${country}`;
  return isNumberType(type) ? type : undefined;
}

/** The letters that follow an IBAN after a blank are not part of it: cut to the country's length. */
function cut(text: string, start: number, end: number): number {
  let wanted = LENGTHS[text.slice(start, start + 2).toUpperCase()] ?? 34;
  for (let at = start; at < end; at++) {
    if (text[at] === ' ') continue;
    if (--wanted === 0) return at + 1;
  }
  return end;
}

function find(doc: Doc, found: Hit[]): void {
  const { text, tokens } = doc;
  for (const index of doc.codes) {
    const token = tokens[index];
    if (!token || token.end - token.start !== 2) continue;
    const place = matchAt(IBAN, text, token.start);
    if (!place) continue;
    const end = cut(text, place.start, place.end);
    const value = text.slice(place.start, end);
    const type = typeOf(value.slice(0, 2).toUpperCase());
    const valid = type !== undefined && checkNumber(type, value) === 'valid';
    if (value.replace(/\D/g, '').length >= 10)
      found.push({
        ...shape,
        tier: valid ? HARD : CUED,
        evidence: [valid ? 'check-digit' : 'shape'],
        start: place.start,
        end,
      });
  }
  atNumbers(
    doc,
    { lengths: [4, 13, 14, 15, 16, 17, 18, 19], pattern: CARD, shape: { ...shape, evidence: ['shape'] } },
    found,
  );
}

export const bankAccount: Recogniser = {
  id: 'bank-account',
  about: 'Bank accounts and payment cards, by their check digit or their shape.',
  kind: 'BANK',
  trigger: ({ codes, longestNumber }) => longestNumber >= 4 || codes.length > 0,
  find,
  examples: {
    hit: [
      'IBAN «CH93 0076 2011 6238 5295 7» für die Rückerstattung',
      '«DE89370400440532013000»',
      'card «4111 1111 1111 1111» declined',
    ],
    stay: ['BZ 38, HbA1c 8,4', 'CA 19-9 im Normbereich'],
  },
};
