import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Token } from './token.ts';

const FILE = fileURLToPath(new URL('../../lexicon/deid/letters.txt', import.meta.url));

function load(): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [gram, weight] = line.split('\t');
    if (gram && weight) weights.set(gram, Number(weight));
  }
  return weights;
}

const WEIGHTS = load();

/** Mean weight of three letters above which a word no table holds reads like a name: 4 in 5 names do, 1 in 10 other words. */
const LIKE_NAME = 0.5;

/** Letters; a longer word is put together of others. */
const LONGEST = 14;

/** Do the letters of this word follow each other as in names, rather than as in everyday and clinical words? */
export function readsLikeName(token: Token): boolean {
  const length = token.end - token.start;
  if (length < 3 || length > LONGEST) return false;
  const word = `^${token.lower}$`;
  let sum = 0;
  for (let at = 0; at < length; at++) sum += WEIGHTS.get(word.slice(at, at + 3)) ?? 0;
  return sum / length > LIKE_NAME;
}
