import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Token } from './token.ts';

const FILE = fileURLToPath(new URL('../../lexicon/deid/letters.txt', import.meta.url));

/** Room for every letter of the table and the two ends of a word; 0 is any other letter. */
const LETTERS = 128;
const FIRST = '^'.charCodeAt(0);
const LAST = '$'.charCodeAt(0);

/** Weights of three letters in a row, found by the numbers of the letters: nothing is cut and nothing is hashed. */
class Weights {
  readonly #numbers = new Uint8Array(0x10000);
  readonly #weights = new Int8Array(LETTERS ** 3);
  #known = 0;

  #learn(unit: number): number {
    if (this.#numbers[unit] === 0) this.#numbers[unit] = ++this.#known;
    return this.number(unit);
  }

  add(gram: string, weight: number): void {
    const [one = 0, two = 0, three = 0] = [0, 1, 2].map((at) => this.#learn(gram.charCodeAt(at)));
    this.#weights[(one * LETTERS + two) * LETTERS + three] = weight;
  }

  number(unit: number): number {
    return Number(this.#numbers[unit]);
  }

  of(one: number, two: number, three: number): number {
    return Number(this.#weights[(one * LETTERS + two) * LETTERS + three]);
  }
}

function load(): Weights {
  const weights = new Weights();
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [gram, weight] = line.split('\t');
    if (gram && weight) weights.add(gram, Number(weight));
  }
  return weights;
}

const WEIGHTS = load();

/** Mean weight of three letters above which a word no table holds reads like a name: 4 in 5 names do, 1 in 10 other words. */
const LIKE_NAME = 0.5;

/** Letters; a longer word is put together of others. */
const LONGEST = 14;

/** Do the letters of this word follow each other as in names, rather than as in everyday and clinical words? */
export function readsLikeName({ lower, start, end }: Token): boolean {
  const length = end - start;
  if (length < 3 || length > LONGEST) return false;
  let one = WEIGHTS.number(FIRST);
  let two = WEIGHTS.number(lower.charCodeAt(0));
  let sum = 0;
  for (let at = 1; at <= length; at++) {
    const three = WEIGHTS.number(at < lower.length ? lower.charCodeAt(at) : LAST);
    sum += WEIGHTS.of(one, two, three);
    one = two;
    two = three;
  }
  return sum / length > LIKE_NAME;
}
