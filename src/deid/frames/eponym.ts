import type { Frame, Place } from '../frame.ts';
import { WORD } from '../lexicon.ts';
import { couldBeName, isListed } from '../name-shape.ts';
import type { Doc } from '../recogniser.ts';
import { is, lowerOf, tokenAt } from '../token.ts';

const BEFORE = new Set([
  'morbus',
  'm',
  'mb',
  'nach',
  'maladie',
  'signe',
  'score',
  'syndrome',
  'fracture',
  'morbo',
  'segno',
  'indice',
  'zeichen',
  'syndrom',
  'frattura',
  'sindrome',
  'échelle',
  'classification',
  'test',
  'typ',
  'fr',
  'fraktur',
  'osteosynthese',
  'klassifikation',
]);

/** Tokens to each side; a longer chain is no name, and the work stays linear. */
const LONGEST_CHAIN = 10;

/** "Wolff-Parkinson-White", "Colles' fracture", "Barthel-Index": the eponym with what it is joined to. */
function chain(doc: Doc, index: number): { first: number; last: number } {
  const { tokens } = doc;
  let first = index;
  let last = index;
  while (
    index - first < LONGEST_CHAIN &&
    tokens[first]?.gap === 0 &&
    tokenAt(doc, first - 1)?.lower === '-' &&
    tokenAt(doc, first - 1)?.gap === 0 &&
    tokenAt(doc, first - 2)?.kind === 'word'
  )
    first -= 2;
  while (
    last - index < LONGEST_CHAIN &&
    tokens[last + 1]?.lower === '-' &&
    tokens[last + 1]?.gap === 0 &&
    tokens[last + 2]?.gap === 0 &&
    tokens[last + 2]?.kind === 'word'
  )
    last += 2;
  return { first, last };
}

function framed(doc: Doc, first: number, last: number, index: number): boolean {
  const { tokens } = doc;
  const after = tokens[last + 1];
  const possessive = /['’]/.test(lowerOf(after));
  const joint = tokenAt(doc, first - 1);
  const before = joint?.lower === '.' ? tokenAt(doc, first - 2) : joint;
  if (BEFORE.has(lowerOf(before)) || is(before, WORD.frame)) return true;
  if (possessive || is(after, WORD.frame | WORD.clinical)) return true;
  if (last > first)
    return (
      is(tokens[last], WORD.frame | WORD.clinical) ||
      (is(tokens[last], WORD.eponym) && (is(tokens[first], WORD.eponym) || !isListed(tokens[first]))) ||
      (!couldBeName(tokens[last]) && !(isListed(tokens[last]) && isListed(tokens[first]))) ||
      (is(tokens[first], WORD.eponym) && index === first)
    );
  return false;
}

function find(doc: Doc, found: Place[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || (!is(token, WORD.eponym) && doc.tokens[index + 1]?.lower !== '-')) continue;
    const { first, last } = chain(doc, index);
    const compound = last > first && is(doc.tokens[last], WORD.frame | WORD.clinical);
    if (!compound && !is(token, WORD.eponym)) continue;
    if (!compound && !framed(doc, first, last, index)) continue;
    found.push({ start: Number(doc.tokens[first]?.start), end: Number(doc.tokens[last]?.end) });
  }
}

export const eponym: Frame = {
  reason: 'eponym',
  about: "A person's name that stands for a disease, sign, score or operation.",
  trigger: ({ seen, text }) => (seen & WORD.eponym) !== 0 || text.includes('-'),
  find,
  examples: [
    'Barthel-Index bei Aufnahme 35',
    'M. Basedow',
    'Wolff-Parkinson-White gestern',
    "Colles' fracture",
    'Whipple POD5',
    "Murphy's sign positive",
    'maladie de Crohn iléocolique',
    'Zeichen nach Lasègue',
  ],
};
