import { ENDING, endingsOf } from './endings.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { hasOther, isGiven, isListed, LABELS } from './name-shape.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

export type Tokens = readonly Token[];

/** Tokens of one name: the index of its first, and the one behind its last. */
export interface Run {
  readonly first: number;
  readonly next: number;
}

const NO_PART =
  LABELS |
  WORD.verb |
  WORD.never |
  WORD.kin |
  WORD.frame |
  WORD.month |
  WORD.weekday |
  WORD.birth |
  WORD.residence |
  WORD.organisation |
  WORD.ward |
  WORD.room |
  WORD.phone |
  WORD.record;

/** A word that can be one of a name, where others of it are clear. */
export const isPart = (token: Token | undefined): token is Token =>
  token?.kind === 'word' &&
  token.end - token.start > 1 &&
  !is(token, NO_PART) &&
  (token.flags === 0 || isListed(token) || is(token, WORD.eponym));

/** Listed as a name and as nothing else. */
export const isClear = (token: Token | undefined) => isListed(token) && !hasOther(token);
export const isClearGiven = (token: Token | undefined) => isGiven(token) && !hasOther(token);

/** "gesprochen", "angemeldet", "extubiert". */
export const PARTICIPLE = /^(?:(?:an|auf|aus|ab|ein|mit|vor|zu|nach|um|be|durch)?ge\p{L}{3,}(?:t|en)|\p{L}+iert)$/u;

/** In no table, without the ending of a noun and no participle. */
export const isNoNoun = (token: Token) =>
  token.flags === 0 &&
  token.end - token.start > 3 &&
  (endingsOf(token.lower) & ENDING.common) === 0 &&
  !PARTICIPLE.test(token.lower);

/** The same, and of the letters of a name. */
export const isSpelt = (token: Token) => isNoNoun(token) && readsLikeName(token);

export const startsLine = (tokens: Tokens, at: number) => at === 0 || tokens[at]?.gap === 2;

/** "m." or "ch." at this place? It takes two tokens. */
export function isLetterAt(tokens: Tokens, at: number): boolean {
  const [letter, dot] = [tokens[at], tokens[at + 1]];
  const short = letter?.kind === 'word' && letter.end - letter.start < 3 && !is(letter, LABELS);
  return short && dot?.lower === '.' && dot.gap === 0;
}

/** Letters with their full stops, "h. p.", "h.-p.": the index behind them. */
export function lettersEnd(tokens: Tokens, first: number): number {
  let at = first;
  while (at < first + MOST_TOKENS && isLetterAt(tokens, at) && (at === first || tokens[at]?.gap !== 2)) {
    const hyphen = tokens[at + 2]?.lower === '-' && isLetterAt(tokens, at + 3);
    at += hyphen ? 3 : 2;
  }
  return at;
}

/** "pat. n. meniskusriss", "v.a.", "z.n.": behind "pat" these letters are words. */
export const ABBREVIATED = new Set('n v z s i p o b u d c'.split(' '));

/** A longer run is no name, and the work stays linear. */
export const MOST_TOKENS = 9;

const isHyphen = (tokens: Tokens, at: number) =>
  tokens[at]?.lower === '-' && tokens[at]?.gap === 0 && tokens[at + 1]?.gap === 0;

/** "stephan m zyxner": one letter without its full stop between two words of a name. */
const isMiddle = (tokens: Tokens, at: number) =>
  lowerOf(tokens[at]).length === 1 &&
  tokens[at]?.kind === 'word' &&
  tokens[at + 1]?.gap === 1 &&
  isPart(tokens[at + 1]);

/** How many tokens of a name stand here: none where it ends. */
function step(tokens: Tokens, first: number, at: number): number {
  const token = tokens[at];
  if (token === undefined || (at > first && token.gap === 2)) return 0;
  if (isLetterAt(tokens, at)) return lettersEnd(tokens, at) - at;
  if (at > first && isMiddle(tokens, at)) return 1;
  if (at > first && isHyphen(tokens, at) && tokens[at + 1]?.kind === 'word') return 2;
  return isPart(token) || (is(token, WORD.particle) && isPart(tokens[at + 1])) ? 1 : 0;
}

/** The words, initials and hyphens from here on that can be a name on one line: the index behind them. */
export function runEnd(tokens: Tokens, first: number): number {
  let at = first;
  for (let more = step(tokens, first, at); more > 0 && at < first + MOST_TOKENS; more = step(tokens, first, at))
    at += more;
  return at;
}

/** Its words, without initials and particles. */
export const wordsOf = (tokens: Tokens, first: number, next: number): Tokens =>
  tokens
    .slice(first, next)
    .filter(
      (token, at) =>
        token.kind === 'word' &&
        token.end - token.start > 1 &&
        !isLetterAt(tokens, first + at) &&
        !is(token, WORD.particle),
    );

const SEX_OR_YEARS = new Set('m w f j y yo'.split(' '));

/** "da costa (58f)", "engel, 3 j.": the age of who stands before. */
export function isAged(tokens: Tokens, next: number): boolean {
  const at = /^[(,]$/.test(lowerOf(tokens[next])) ? next + 1 : next;
  const [age, unit] = [tokens[at], tokens[at + 1]];
  if (age?.kind !== 'number' || age.lower.length > 3) return false;
  return SEX_OR_YEARS.has(lowerOf(unit)) || (lowerOf(tokens[next]) === '(' && /^[,)]$/.test(lowerOf(unit)));
}

const LATIN = /(?:us|is|um|ae|ica|icum|i)$/;

/** Is this run a name by itself: a given name that is nothing else and a word more, or an initial and a word that is no other. */
export function isWhole(tokens: Tokens, first: number, next: number): boolean {
  const words = wordsOf(tokens, first, next);
  if (words.length === 0 || words.length > 4) return false;
  if (isLetterAt(tokens, first))
    return words.length < 3 && words.some((word) => isClear(word) || (word.flags === 0 && !LATIN.test(word.lower)));
  const middle = words.length === 2 && next === first + 3 && isMiddle(tokens, first + 1);
  if (middle && words.every((word) => word.flags === 0 || isListed(word))) return true;
  return words.length > 1 && (isClearGiven(words[0]) || isClearGiven(words.at(-1)));
}

/** Does the line or item before end in "herrn" or "dr. med."? */
export function isAnnounced(tokens: Tokens, first: number): boolean {
  const before = tokenAt({ tokens }, first - 1);
  return is(lowerOf(before) === '.' ? tokenAt({ tokens }, first - 2) : before, WORD.title | WORD.salutation);
}
