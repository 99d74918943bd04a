import { checkNumber, type NumberType } from '../check-digits.ts';
import { WORD } from '../lexicon.ts';
import { inNumberTable } from '../number-table.ts';
import { afterCues, atNumbers, matchAt } from '../pattern.ts';
import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';
import { lowerOf } from '../token.ts';

interface Shape {
  readonly type: NumberType;
  readonly lengths: readonly number[];
  readonly pattern: RegExp;
  /** Belongs to the number even when the check digit does not hold. */
  readonly telling?: RegExp;
}

const SHAPES: readonly Shape[] = [
  { type: 'CH_AHV', lengths: [3, 13], pattern: /756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)/y, telling: /^756/ },
  {
    type: 'AT_SVNR',
    lengths: [4, 10],
    pattern: /[1-9]\d{3}[ -]?\d{6}(?!\d)/y,
    telling: /^\d{4} (?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}$/,
  },
  {
    type: 'UK_NHS',
    lengths: [3, 10],
    pattern: /\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/y,
    telling: /^\d{3}[ -]\d{3}[ -]\d{4}$/,
  },
  { type: 'US_SSN', lengths: [3], pattern: /\d{3}-\d{2}-\d{4}(?!\d)/y, telling: /-/ },
  { type: 'DE_STEUER_ID', lengths: [2, 11], pattern: /\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/y },
  { type: 'DE_RVNR', lengths: [2, 8], pattern: /\d{2} ?\d{6} ?[A-Z] ?\d{3}(?!\d)/y, telling: /[A-Z]/ },
  {
    type: 'FR_NIR',
    lengths: [1, 13, 15],
    pattern: /[1-478] ?\d ?\d ?\d ?\d ?(?:\d|2[AB]) ?(?:\d ?){6,8}\d(?![\d])/y,
    telling: /./,
  },
];

const shape = {
  kind: 'INSURANCE_ID',
  rule: 'insurance-number',
  tier: HARD,
  confidence: 'certain',
  evidence: ['check-digit'],
} as const;
const typo = { ...shape, confidence: 'likely', evidence: ['shape'] } as const;
const KVNR = /[A-Za-z]\d{9}(?:\d{10,20})?(?![\d\p{L}])/uy;
const CARD = /80(?:756|040)(?: ?\d){15}(?!\d)/y;
const CUED_VALUE =
  /(?:[-. ]{0,3}(?:nr|no|nummer|number|num|karte|id|n°|zahl)\b\.?){0,2}[^\p{L}\d\n]{0,5}(?:auf der karte |lautet |ist |is |=){0,2}(?<id>(?:[A-Za-z]{1,2} ?)?\d(?:[ ./-]?\d){4,20}(?:[ ]?[A-Z][ ]?\d{3})?)(?![\d\p{L}]|[.,]\d)/iuy;

/** The shapes whose first run of digits has this length. */
const BY_LENGTH = new Map(
  [...new Set(SHAPES.flatMap(({ lengths }) => lengths))].map((length) => [
    length,
    SHAPES.filter(({ lengths }) => lengths.includes(length)),
  ]),
);

/** Digits of what is a number only with more figures behind it. */
const LONGEST_PART = 4;

/** Do more figures follow, over a blank or one sign? */
function goesOn({ tokens }: Doc, index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind === 'number' || (next?.kind === 'mark' && tokens[index + 2]?.kind === 'number');
}

function byShape(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    const digits = lowerOf(token).length;
    const shapes = digits <= LONGEST_PART && !goesOn(doc, index) ? undefined : BY_LENGTH.get(digits);
    if (shapes === undefined) continue;
    for (const { type, pattern, telling } of shapes) {
      const place = matchAt(pattern, doc.text, Number(token?.start));
      if (!place || inNumberTable(doc, index)) continue;
      const value = doc.text.slice(place.start, place.end);
      if (checkNumber(type, value) === 'valid') found.push({ ...shape, ...place });
      else if (telling?.test(value)) found.push({ ...typo, ...place });
    }
  }
}

function healthCard(doc: Doc, found: Hit[]): void {
  for (const index of doc.codes) {
    const token = doc.tokens[index];
    if (!token || token.end - token.start !== 1) continue;
    const place = matchAt(KVNR, doc.text, token.start);
    if (!place) continue;
    const valid = checkNumber('DE_KVNR', doc.text.slice(place.start, place.start + 10)) === 'valid';
    found.push(valid ? { ...shape, ...place } : { ...typo, ...place });
  }
}

function find(doc: Doc, found: Hit[]): void {
  byShape(doc, found);
  healthCard(doc, found);
  atNumbers(doc, { lengths: [5, 20], pattern: CARD, shape: { ...shape, evidence: ['shape'] } }, found);
  afterCues(
    doc,
    {
      cue: WORD.insurance,
      pattern: CUED_VALUE,
      shape: { ...shape, tier: CUED, confidence: 'likely', evidence: ['cue'] },
      accept: (value, cue) => value.replace(/\D/g, '').length >= (cue.lower === 'sv' ? 8 : 5),
    },
    found,
  );
}

export const insuranceNumber: Recogniser = {
  id: 'insurance-number',
  about: 'Health, pension, tax and social insurance numbers; a typing error in one does not let it through.',
  kind: 'INSURANCE_ID',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find,
  examples: {
    hit: [
      'AHV «756.9217.0769.85», KK lehnt ab',
      'ahv nr «7569217076984» stimmt nicht',
      'KVNR «A123456780» fehlt',
      'SV «1237 010180», 24. SSW',
      '«943 476 5870» day 3 post op',
      'SSN «536-90-4399» on file',
    ],
    stay: ['Thrombo 323.000, Leuko 8.830', 'GFR 77.42, Bili 0.21', 'Hb 12, MCV 72'],
  },
};
