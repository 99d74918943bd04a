import type { Sentence } from './clauses.ts';

/** Where a phrase stands in its sentence. */
export interface Match {
  readonly first: number;
  readonly last: number;
}

const WIDEST = 12;
const NUMBER = /^\d/u;

/** Every place where the words stand in order between two places, other words among them or not. */
export function matchesOf(sentence: Sentence, words: readonly string[], from: number, to: number): readonly Match[] {
  const matches: Match[] = [];
  for (let first = from; first < to; first++) {
    const last = lastOf(sentence, words, first, Math.min(to, first + WIDEST));
    if (last !== null) matches.push({ first, last });
  }
  return matches;
}

/** The place of the last word when the first stands at `first`; null when they do not all follow. */
function lastOf(sentence: Sentence, [head, ...rest]: readonly string[], first: number, to: number): number | null {
  if (head === undefined || !sameWord(sentence[first]?.word, head)) return null;
  let last = first;
  for (const word of rest) {
    const ahead = distanceTo(sentence.slice(last + 1, to), word);
    if (ahead === -1) return null;
    last += 1 + ahead;
  }
  return last;
}

/** A number belongs to the words before it: neither a comma nor another number may stand between. */
function distanceTo(following: Sentence, wanted: string): number {
  const found = following.findIndex(({ word }) => sameWord(word, wanted));
  if (found === -1 || !NUMBER.test(wanted)) return found;
  const between = following.slice(0, found);
  const parted = between.some(({ word, begins }) => begins || NUMBER.test(word)) || following[found]?.begins === true;
  return parted ? -1 : found;
}

export function sameWord(word: string | undefined, wanted: string): boolean {
  return wanted.endsWith('*') ? word?.startsWith(wanted.slice(0, -1)) === true : word === wanted;
}
