import { UNIT } from './address-run.ts';
import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { smallTail } from './small-tail.ts';
import type { Place } from './small-town.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const LEADING = wordSet('at to in on from with is :');
export const LITTLE = wordSet('de du da do dos del des la le les of the utca út rkp and corner bis ter d l');
/** Before a street's own word. */
const ADJECTIVES = wordSet('old new high north south east west upper lower long great little church king queen');
export const JOINING = wordSet("- / ' ’ # º °");
const NO_PART =
  WORD.never |
  WORD.clinical |
  WORD.month |
  WORD.weekday |
  WORD.salutation |
  WORD.verb |
  WORD.frame |
  WORD.ward |
  WORD.room |
  WORD.phone |
  WORD.record |
  WORD.patient |
  WORD.kin |
  WORD.role;

/** Tokens to each side of what makes it an address. */
export const REACH = 12;

/** Can this word be one of an address? */
export function isPart(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  return (
    LITTLE.has(token.lower) ||
    ADJECTIVES.has(token.lower) ||
    token.lower === 'box' ||
    is(token, WORD.street) ||
    !is(token, NO_PART)
  );
}

/** A stop that shortens a word, "avda. rio", "u. 15": not the end of a sentence. */
export const isShort = (doc: Doc, at: number) => {
  const word = tokenAt(doc, at - 1);
  return lowerOf(doc.tokens[at]) === '.' && word !== undefined && word.end - word.start < 6 && word.gap < 2;
};

export const isHouse = (token: Token | undefined) =>
  token?.kind === 'number' && token.lower.length < 6 && token.gap > 0;

/** "apt. 7", "suite 245" at this place: the index of its number. */
export function unitNumber(doc: Doc, at: number): number {
  if (!UNIT.has(lowerOf(doc.tokens[at]))) return at;
  const number = lowerOf(doc.tokens[at + 1]) === '.' ? at + 2 : at + 1;
  return isHouse(doc.tokens[number]) && doc.tokens[number]?.gap === 1 ? number : at;
}

/** Back over the words and numbers of an address, and over one break of the line. */
export function runBack(doc: Doc, index: number): number {
  let first = index;
  let breaks = 0;
  while (index - first < REACH) {
    const before = tokenAt(doc, first - 1);
    breaks += doc.tokens[first]?.gap === 2 ? 1 : 0;
    const joins = lowerOf(before) === ',' || JOINING.has(lowerOf(before)) || isShort(doc, first - 1);
    if (breaks > 1 || !(isPart(before) || before?.kind === 'number' || joins)) break;
    first--;
  }
  return first;
}

export const isLed = (doc: Doc, first: number) =>
  doc.tokens[first]?.gap === 2 || LEADING.has(lowerOf(tokenAt(doc, first - 1)));

export const spell = (doc: Doc, first: number, last: number): Place => ({
  start: Number(doc.tokens[first]?.start),
  end: Number(doc.tokens[smallTail(doc, last)]?.end),
});
