/** A piece of a long word and the letters it takes. */
export interface Part {
  readonly key: string;
  readonly start: number;
  readonly length: number;
}

const LONGEST = 24;
const AT_START = 4;
const INSIDE = 5;
const FEWEST_LETTERS = 7;
const LEAST_COVERED = 0.45;

/**
 * Known parts of a compound, most letters covered, fewest parts ("xildrusenxintigrafi" -> "xildrus", "xintigraf").
 * `known(part, atStart)` says whether a piece is a word; letters between parts (linking "s", endings) may stay over.
 */
export function splitCompound(word: string, known: (part: string, atStart: boolean) => boolean): readonly Part[] {
  if (word.length < FEWEST_LETTERS) return [];
  const best: { readonly gain: number; readonly parts: readonly Part[] }[] = [{ gain: 0, parts: [] }];
  for (let end = 1; end <= word.length; end++) {
    let chosen = best[end - 1] ?? { gain: 0, parts: [] };
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const length = end - start;
      const before = best[start];
      if (length < 3 || (start > 0 && length < INSIDE) || !before) continue;
      const gain = before.gain + length - 1.5;
      if (gain <= chosen.gain) continue;
      const key = word.slice(start, end);
      if (known(key, start === 0)) chosen = { gain, parts: [...before.parts, { key, start, length }] };
    }
    best.push(chosen);
  }
  const parts = best[word.length]?.parts ?? [];
  const covered = parts.reduce((sum, part) => sum + part.length, 0);
  return covered >= word.length * LEAST_COVERED && covered >= AT_START ? parts : [];
}
