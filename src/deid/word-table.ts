import { smallForm } from './char-class.ts';

const SLOTS = 1 << 18;
const MOST_WORDS = SLOTS >> 1;

/** Continues the hash of a word by one UTF-16 unit; a word begins with 0. */
export const hashOf = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/**
 * Words with bits, found by the hash of their letters (open addressing): neither loading nor looking up cuts a string,
 * since a word is a place in the page that lists it.
 */
export class WordTable {
  readonly #page: string;
  readonly #slots = new Uint32Array(SLOTS);
  readonly #starts = new Uint32Array(MOST_WORDS);
  readonly #lengths = new Uint8Array(MOST_WORDS);
  readonly #bits = new Int32Array(MOST_WORDS);
  readonly #letters: string[] = [''];
  #count = 0;

  constructor(page: string) {
    this.#page = page;
  }

  /** Takes the word at these offsets of the page, or adds bits to the same word met before. */
  add(start: number, end: number, hash: number, bits: number): void {
    let slot = hash & (SLOTS - 1);
    for (let word = Number(this.#slots[slot]); word !== 0; word = Number(this.#slots[slot])) {
      if (this.#isAt(word, start, end)) {
        this.#bits[word] = Number(this.#bits[word]) | bits;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const word = ++this.#count;
    this.#slots[slot] = word;
    this.#starts[word] = start;
    this.#lengths[word] = end - start;
    this.#bits[word] = bits;
  }

  #isAt(word: number, start: number, end: number): boolean {
    if (this.#lengths[word] !== end - start) return false;
    const from = Number(this.#starts[word]);
    for (let at = start; at < end; at++) {
      if (this.#page.charCodeAt(at) !== this.#page.charCodeAt(from + at - start)) return false;
    }
    return true;
  }

  /** The word that stands in a text between these offsets in letters of any size, or 0; `hash` is that of its small letters. */
  find(text: string, start: number, end: number, hash: number): number {
    let slot = hash & (SLOTS - 1);
    for (let word = Number(this.#slots[slot]); word !== 0; word = Number(this.#slots[slot])) {
      if (this.#lengths[word] === end - start && this.#reads(word, text, start, end)) return word;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return 0;
  }

  #reads(word: number, text: string, start: number, end: number): boolean {
    const from = Number(this.#starts[word]);
    for (let at = start; at < end; at++) {
      if (smallForm(text.charCodeAt(at)) !== this.#page.charCodeAt(from + at - start)) return false;
    }
    return true;
  }

  /** Takes these bits from every word: what is left of the filter without a list is measured so. */
  forget(bits: number): void {
    for (let word = 1; word <= this.#count; word++) this.#bits[word] = Number(this.#bits[word]) & ~bits;
  }

  bitsOf(word: number): number {
    return Number(this.#bits[word]);
  }

  /** The word in small letters, one string however often it is met. */
  lettersOf(word: number): string {
    const known = this.#letters[word];
    if (known !== undefined) return known;
    const from = Number(this.#starts[word]);
    const letters = this.#page.slice(from, from + Number(this.#lengths[word]));
    this.#letters[word] = letters;
    return letters;
  }
}
