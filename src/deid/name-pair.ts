import { endsClause } from './clause.ts';
import { WORD } from './lexicon.ts';
import { afterInitials } from './name-joints.ts';
import { readName } from './name-phrase.ts';
import { hasOther, isGiven, isListed, isSurname, isUnknownName, looksCommon, OTHER } from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { is, type Token, tokenAt } from './token.ts';

const NO_PERSON = WORD.never | WORD.clinical | WORD.month | WORD.weekday | WORD.frame | WORD.kin;

const length = (token: Token) => token.end - token.start;

/** A surname that is nothing else but perhaps an eponym. */
export const isPlainSurname = (token: Token | undefined) =>
  token?.capital === true &&
  !token.upper &&
  isSurname(token) &&
  !is(token, OTHER & ~WORD.eponym) &&
  !looksCommon(token);

/** "Ruth R Montez": one capital between two words of a name; the index behind it. */
function afterMiddle(doc: Doc, at: number): number {
  const letter = doc.tokens[at];
  const next = doc.tokens[at + 1];
  const fits =
    letter?.kind === 'word' &&
    letter.capital &&
    length(letter) === 1 &&
    letter.gap === 1 &&
    next?.capital &&
    next.gap === 1;
  return fits ? at + 1 : at;
}

/** "Huber Meier Vreni": two surnames, then a given name. */
export function threeEnd(doc: Doc, index: number): number {
  const [second, given] = [doc.tokens[index + 1], doc.tokens[index + 2]];
  if (!isSurname(doc.tokens[index]) || second?.gap !== 1 || given?.gap !== 1) return index;
  const surnames = [doc.tokens[index], second].every(
    (token) => isPlainSurname(token) || (token?.upper && isSurname(token)),
  );
  return surnames && given.capital && isGiven(given) && !hasOther(given) ? index + 3 : index;
}

/** "pour MARIE ZYXILO le": both in capitals, and nothing else around them. */
function inCapitals(doc: Doc, index: number, joined: number): boolean {
  const [first, second] = [doc.tokens[index], doc.tokens[joined]];
  const around = [tokenAt(doc, index - 1), doc.tokens[joined + 1]];
  const both = first?.upper === true && second?.upper === true && second.flags === 0 && length(second) > 3;
  return both && length(first) > 3 && around.every((token) => token?.upper !== true);
}

/** Given name and surname side by side, one of them nothing else. */
export function pairEnd(doc: Doc, index: number): number {
  const first = doc.tokens[index];
  const initials = afterInitials(doc, index + 1);
  const joined = initials > index + 1 && doc.tokens[index + 1]?.gap === 1 ? initials : afterMiddle(doc, index + 1);
  const second = doc.tokens[joined];
  if (!first || !second?.capital || second.kind !== 'word' || second.gap !== 1 || length(second) < 2) return index;
  const firstClear = isGiven(first) && !hasOther(first);
  const secondClear = isSurname(second) && !hasOther(second);
  const bothListed = isListed(first) && isListed(second) && (isGiven(first) || isGiven(second));
  const half = isGiven(first) && !is(first, OTHER & ~WORD.eponym);
  const fits =
    (half && isUnknownName(second) && first.upper === second.upper && endsClause(doc, joined + 1)) ||
    (half && inCapitals(doc, index, joined)) ||
    (bothListed && (firstClear || secondClear || !hasOther(first) || bothAct(doc, index, joined))) ||
    (firstClear &&
      (isUnknownName(second) ||
        (is(second, WORD.eponym | WORD.place | WORD.common) &&
          !is(second, WORD.never | WORD.clinical | WORD.role | WORD.title | WORD.kin) &&
          endsClause(doc, joined + 1)))) ||
    (isUnknownName(first) && isGiven(second) && !hasOther(second) && endsClause(doc, joined + 1));
  if (!fits && !(firstClear && acts(doc, index, second, joined))) return index;
  if (fits && looksCommon(second) && !isListed(second) && !acts(doc, index, second, joined)) return index;
  const rest = readName(doc, index, { trust: 'label' });
  return Math.max(rest, joined + 1);
}

/** "Rose Koch hat": two words that are names as well, at the start of a sentence and before a verb. */
function bothAct(doc: Doc, index: number, joined: number): boolean {
  const [first, second] = [doc.tokens[index], doc.tokens[joined]];
  const free = isGiven(first) && isSurname(second) && !is(first, NO_PERSON) && !is(second, NO_PERSON);
  const starts = index === 0 || first?.gap === 2 || tokenAt(doc, index - 1)?.lower === '.';
  return free && starts && is(doc.tokens[joined + 1], WORD.verb);
}

/** "Maria Zyxheit hat": a full name that does something at the start of a sentence, however its surname ends. */
function acts(doc: Doc, index: number, second: Token, joined: number): boolean {
  const starts = index === 0 || doc.tokens[index]?.gap === 2 || tokenAt(doc, index - 1)?.lower === '.';
  return starts && second.flags === 0 && is(doc.tokens[joined + 1], WORD.verb);
}

/** Hans-Peter, Hans-Jürgen, Karl-Heinz, Jean-Pierre: never an examination of Meier. */
const DOUBLE = new Set(['hp', 'hj', 'kh', 'jp', 'jc']);

/** "HP Meier", "HU Maria hat": two letters in capitals for a name, beside one that is nothing else. */
export function shortEnd(doc: Doc, index: number): number {
  const [first, second] = [doc.tokens[index], doc.tokens[index + 1]];
  if (!first?.upper || length(first) !== 2 || second?.gap !== 1 || !second.capital || second.upper) return index;
  const plain =
    isPlainSurname(second) && is(tokenAt(doc, index - 1), WORD.never) && (first.flags === 0 || DOUBLE.has(first.lower));
  const given = isGiven(second) && !hasOther(second) && first.gap === 2 && is(doc.tokens[index + 2], WORD.verb);
  return plain || given ? index + 2 : index;
}

/** "von Zyxwil Hans": the particle before a surname that stands before its given name. */
export function withParticle(doc: Doc, index: number): number {
  const [particle, second] = [tokenAt(doc, index - 1), doc.tokens[index + 1]];
  const starts = particle !== undefined && (particle.gap === 2 || tokenAt(doc, index - 2)?.lower === '.');
  const fits = starts && is(particle, WORD.particle) && !isGiven(doc.tokens[index]) && isGiven(second);
  return fits ? index - 1 : index;
}
