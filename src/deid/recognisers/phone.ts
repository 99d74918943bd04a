import { classAt, DIGIT } from '../char-class.ts';
import { WORD } from '../lexicon.ts';
import { inNumberTable } from '../number-table.ts';
import { afterCues, cuedBefore, matchAt } from '../pattern.ts';
import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';
import { lowerOf, tokenAt } from '../token.ts';

const ABROAD =
  /(?:\+|00)(?<!\d00)[1-9]\d{0,2}(?:[ ./-]{0,3}(?:\(0?\d{0,5}\)|\d{1,12})){1,7}(?:[ -]{1,3}\d{1,5})?(?:-?(?:DW|dw)(?![\p{L}]))?/uy;
/** "(33) 1 45 56 78 90". */
const COUNTRY = /\((?:33|41|49|43|39|44|32|352|1)\)(?:[ .-]{0,2}\(0\))?[ .-]{0,2}\d{1,4}(?:[ .-]\d{2,4}){2,5}(?!\d)/y;
const PAREN = /\(0\d{1,5}\)[ /-]{0,3}\d(?:[ /-]{0,3}\d){3,10}/y;
const NATIONAL = /0[1-9]\d{0,4}(?:[ ./-]{1,3}\d{1,12}){1,6}(?:(?: ?o\.?| ?oder) \d{2,6})?(?![\p{L}\d])/uy;
const JOINED = /0[1-9]\d{7,11}(?!\d)/y;
const AMERICAN = /(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/y;
const FRENCH = /0[1-9](?:[ .-]\d{2}){4}(?![ .-]?\d)/y;
const CUED_NUMBER =
  /(?:[-.: ]{0,3}(?:\(?(?:nr|no|nummer|number|intern|privat|mobil|büro|direkt|is|ist|lautet|le|c|est|at|unter|on|me|au|via|to|call|mich|page|ext|auf|der|die|dem|handy|praxis|fax|tel)\b[.)']?[ :.]{0,2})){0,4}[:. #-]{0,4}\s{0,2}(?<id>(?:\+|\(?0|\()?\d(?:[ ()/-]{0,3}\d){2,14}(?: o\. \d{2,6})?)(?![\p{L}]|[.,]\d|\s?(?:mg|ml|%|mm|cm|kg|g\b|h\b|J\b|Jahre|Uhr|Tage?))/iuy;

/** Behind the number says what it is: "416 60 039 office". */
const LABELLED = /\d{2,4}(?:[ -]\d{2,5}){1,4}(?= (?:office|fax|mobile|cell|home|work|privat|Handy|mobil)(?![\p{L}]))/uy;

/** Two to four digits, then more behind a blank or hyphen. */
const mayBeLabelled = (text: string, digits: number, end: number): boolean =>
  digits >= 2 &&
  digits <= 4 &&
  (text.charAt(end) === ' ' || text.charAt(end) === '-') &&
  classAt(text, end + 1) === DIGIT;

const shape = { kind: 'PHONE', rule: 'phone', tier: HARD, confidence: 'certain', evidence: ['shape'] } as const;
const digitCount = (value: string) => value.replace(/\D/g, '').length;

const DATE_LIKE = /^0[1-9][./-] ?(?:0?[1-9]|1[0-2])[./-] ?(?:\d{2}|(?:19|20)\d{2})$/;
const RANGE_LIKE = /^0\d(?:[./]\d{2}(?:\d{2})?|\.) ?[-–] ?\d/;

function plausible(value: string): boolean {
  const count = digitCount(value);
  return count >= 7 && count <= 16 && !DATE_LIKE.test(value) && !RANGE_LIKE.test(value);
}

function longest(text: string, at: number, patterns: readonly RegExp[]): { start: number; end: number } | undefined {
  for (const pattern of patterns) {
    const place = matchAt(pattern, text, at);
    if (place && plausible(text.slice(place.start, place.end))) return place;
  }
  return undefined;
}

function byShape(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    const before = tokenAt(doc, index - 1);
    const digits = lowerOf(token);
    const zero = digits.startsWith('0');
    const signed = token?.gap === 0 && (before?.lower === '+' || before?.lower === '(');
    const lead = signed ? longest(doc.text, before.start, [ABROAD, PAREN, AMERICAN, COUNTRY]) : undefined;
    const place =
      lead ??
      (mayBeLabelled(doc.text, digits.length, Number(token?.end))
        ? longest(doc.text, Number(token?.start), [LABELLED])
        : undefined) ??
      (zero || digits.length === 3
        ? longest(doc.text, Number(token?.start), zero ? [ABROAD, FRENCH, NATIONAL, JOINED] : [AMERICAN])
        : undefined);
    const french = place !== undefined && matchAt(FRENCH, doc.text, place.start)?.end === place.end;
    if (
      place &&
      !inNumberTable(doc, index) &&
      (lead || french || !cuedBefore(doc, index, WORD.record | WORD.insurance, 4))
    )
      found.push({ ...shape, ...place });
  }
}

function find(doc: Doc, found: Hit[]): void {
  byShape(doc, found);
  afterCues(
    doc,
    {
      cue: WORD.phone,
      pattern: CUED_NUMBER,
      shape: { ...shape, tier: CUED, evidence: ['cue'] },
      accept: (value) => digitCount(value) >= 3 && !DATE_LIKE.test(value),
    },
    found,
  );
}

export const phone: Recogniser = {
  id: 'phone',
  about:
    'Telephone, fax, pager and extension: German, Austrian, Swiss, French, Italian, British and American ways to write them.',
  kind: 'PHONE',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find,
  examples: {
    hit: [
      'Tochter ist unter «0171 4439 2718» erreichbar',
      'Telefon «(0461) 708 - 223»',
      'Hausarzt «+41 44 913 20 68» ruft an',
      'Rückruf Ambulanz DW «4512»',
      'bleep me on «2284»',
      'Sucher: «39493»',
      'call «(212) 555-0147» please',
      'Tél «021 944 07 63»',
    ],
    stay: ['RR 120/80, HF 72', '0,12 µg/kg/min Nora', '1-0-1 und 0-0-1', 'Thrombos 34 auf 112'],
  },
};
