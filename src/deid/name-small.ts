import { endsClause } from './clause.ts';
import { ENDING, endingsOf } from './endings.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { hasOther, isGiven, isListed, isSurname, LABELS, OTHER } from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf, type Token } from './token.ts';

const NO_NAME =
  WORD.common | WORD.never | WORD.verb | WORD.clinical | WORD.kin | WORD.frame | WORD.month | WORD.place | LABELS;

const isSmall = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && !token.capital && token.gap < 2 && token.end - token.start > 2;

/** Over "t." or "t" between two words of a name. */
function afterLetter(doc: Doc, at: number): number {
  const token = doc.tokens[at];
  if (token?.kind !== 'word' || token.end - token.start !== 1 || token.gap !== 1) return at;
  const next = lowerOf(doc.tokens[at + 1]) === '.' ? at + 2 : at + 1;
  return isSmall(doc.tokens[next]) ? next : at;
}

/** Ends like a noun, a drug or another everyday word; told of small letters too. */
export const looksNoun = (token: Token) => (endingsOf(token.lower) & ENDING.common) !== 0;

const MOST_WORDS = 3;

/** A name in small letters where nothing else can stand, as behind "name:": words that are no others. The index behind it. */
export function readSmallName(doc: Doc, at: number): number {
  let next = at;
  for (let words = 0; words < MOST_WORDS; words++) {
    const word = words === 0 ? next : afterLetter(doc, next);
    const token = doc.tokens[word];
    if (!isSmall(token) || is(token, NO_NAME)) break;
    next = word + 1;
    if (lowerOf(doc.tokens[next]) === '-' && isSmall(doc.tokens[next + 1]) && doc.tokens[next]?.gap === 0) next += 2;
  }
  return next;
}

/** Behind a name a clause ends, or a little word goes on with it. */
const endsName = (doc: Doc, at: number) =>
  endsClause(doc, at) || (is(doc.tokens[at], WORD.never) && doc.tokens[at]?.capital === false);

/** "anna testmann": given name and surname in small letters, neither of them anything else but perhaps an eponym. The index behind them. */
export function smallPair(doc: Doc, at: number): number {
  const first = doc.tokens[at];
  if (!isSmall(first) || !isGiven(first) || is(first, OTHER & ~WORD.eponym)) return at;
  const last = afterLetter(doc, at + 1);
  const second = doc.tokens[last];
  if (!isSmall(second) || second.gap !== 1) return at;
  const listed = isListed(second) && !hasOther(second);
  const foreign = second.flags === 0 && /[^a-zäöüß]/.test(second.lower) && endsClause(doc, last + 1);
  const spelt = second.flags === 0 && readsLikeName(second) && !looksNoun(second) && endsName(doc, last + 1);
  const lettered = last > at + 1 && (listed || isSurname(second) || second.flags === 0);
  return listed || foreign || lettered || spelt ? last + 1 : at;
}
