import { spellings } from './spelling.ts';

/** Shorter names are read as they stand: two letters changed make another word of them. */
const SHORTEST = 5;

const MONTHS =
  'januar februar april august september oktober november dezember jänner january february march august october december janvier février avril juillet août septembre octobre novembre décembre gennaio febbraio marzo aprile giugno luglio agosto settembre ottobre dicembre';

/** The word with each two neighbours in each other's place, the first letter where it is. */
function* slips(word: string): Generator<string> {
  for (let at = 1; at + 1 < word.length; at++)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

const SLIPPED: ReadonlySet<string> = new Set(
  MONTHS.split(' ')
    .filter((word) => word.length >= SHORTEST)
    .flatMap((word) => [...new Set([word, ...spellings(word)])])
    .flatMap((word) => [...slips(word)]),
);

/** Is this the name of a month with two neighbouring letters in each other's place? */
export const isSlippedMonth = (lower: string): boolean => lower.length >= SHORTEST && SLIPPED.has(lower);
