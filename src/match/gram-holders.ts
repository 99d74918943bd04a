import { countOfGrams, writeGramCodes } from './gram-code.ts';

/** Which of a fixed list of words hold an n-gram. */
export interface GramHolders {
  /** Calls `take` with the place of each word, as often as the word holds the n-gram. */
  each(code: number, take: (word: number) => void): void;
}

const BUCKETS = 2 ** 16;

/** N-grams in buckets, laid out by counting: some ten times cheaper to make than lists by n-gram, and small. */
export function gramHolders(words: readonly string[]): GramHolders {
  const codes = new Int32Array(words.reduce((sum, word) => sum + countOfGrams(word), 0));
  let end = 0;
  const ends = Int32Array.from(words, (word) => (end = writeGramCodes(word, codes, end)));
  const starts = bucketStarts(codes);
  const [placed, owners] = [new Int32Array(codes.length), new Int32Array(codes.length)];
  const next = starts.slice();
  for (let word = 0, at = 0; word < words.length; word++) {
    for (; at < (ends[word] ?? 0); at++) {
      const code = codes[at] ?? 0;
      const bucket = bucketOf(code);
      const place = next[bucket] ?? 0;
      next[bucket] = place + 1;
      placed[place] = code;
      owners[place] = word;
    }
  }
  const each: GramHolders['each'] = (code, take) => {
    const bucket = bucketOf(code);
    const last = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < last; at++) if (placed[at] === code) take(owners[at] ?? 0);
  };
  return { each };
}

/** Where each bucket begins; one more for the end of the last. */
function bucketStarts(codes: Int32Array): Int32Array {
  const starts = new Int32Array(BUCKETS + 1);
  for (const code of codes) {
    const after = bucketOf(code) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  return starts;
}

/** Multiplicative hashing, Knuth 1998, 6.4. */
function bucketOf(code: number): number {
  return Math.imul(code, 0x9e3779b1) >>> 16;
}
