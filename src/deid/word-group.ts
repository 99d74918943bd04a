import { LEXICON } from './lexicon.ts';

const MOST_GROUPS = 32;

let groups = 0;

/**
 * Words one rule asks for, as a bit that every token and every text carries: a text in which none of them stands is known at
 * once, and asking a token costs less than asking a set. At most 32, so for words that are asked for at every token.
 */
export function wordGroup(words: Iterable<string>): number {
  if (groups === MOST_GROUPS) throw new RangeError('a token has no bit for one more group of words');
  const group = 1 << groups++;
  for (const word of words) LEXICON.group(word, group);
  return group;
}

/** Words between blanks, as a group. */
export const groupOf = (words: string): number => wordGroup(words.split(' '));
