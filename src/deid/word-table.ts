import { classAt, smallForm } from './char-class.ts';

const SLOTS = 1 << 17;

/** Numbers a word takes: its hash, its bits, its place in the page, and where what is told of it once met is kept. */
const ROW = 4;
const BITS = 1;
const PLACE = 2;
const MET = 3;

/** A place is where the word starts and, in its last bits, how long it is. */
const LENGTH_BITS = 8;
const LENGTH_MASK = (1 << LENGTH_BITS) - 1;

/** Continues the hash of a word by one UTF-16 unit; a word begins with 0. */
export const hashOf = (hash: number, unit: number): number => (Math.imul(hash, 31) + unit) | 0;

/** Do these letters stand here, in letters of any size? */
function reads(letters: string, text: string, start: number): boolean {
  for (let at = 0; at < letters.length; at++) {
    if (smallForm(text.charCodeAt(start + at)) !== letters.charCodeAt(at)) return false;
  }
  return true;
}

/**
 * Words with bits, found by the hash of their letters (open addressing): neither loading nor looking up cuts a string,
 * since a word is a place in the page that lists it. All that tells a word stands side by side in memory: a table of this
 * size does not fit the processor's cache, and each jump costs more than reading the letters.
 */
export class WordTable {
  readonly #page: string;
  readonly #rows = new Int32Array((SLOTS + 1) * ROW);
  /** Only words of the lists and rules, in the order in which they were first met. */
  readonly #met: string[] = [''];
  readonly #groups: number[] = [0];

  constructor(page: string) {
    this.#page = page;
  }

  #at(row: number): number {
    return Number(this.#rows[row]);
  }

  /** Takes the word at these offsets of the page, or adds bits to the same word met before. */
  add(start: number, end: number, hash: number, bits: number): void {
    const rows = this.#rows;
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const row = (slot + 1) * ROW;
      const place = this.#at(row + PLACE);
      if (place === 0) {
        rows[row] = hash;
        rows[row + BITS] = bits;
        rows[row + PLACE] = (start << LENGTH_BITS) | (end - start);
        return;
      }
      if (rows[row] === hash && this.#isAt(place, start, end)) {
        rows[row + BITS] = this.#at(row + BITS) | bits;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  #isAt(place: number, start: number, end: number): boolean {
    if ((place & LENGTH_MASK) !== end - start) return false;
    const from = place >> LENGTH_BITS;
    for (let at = start; at < end; at++) {
      if (this.#page.charCodeAt(at) !== this.#page.charCodeAt(from + at - start)) return false;
    }
    return true;
  }

  /** The word that stands in a text between these offsets in letters of any size, or 0; `hash` is that of its small letters. */
  find(text: string, start: number, end: number, hash: number): number {
    const rows = this.#rows;
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const row = (slot + 1) * ROW;
      const place = this.#at(row + PLACE);
      if (place === 0) return 0;
      const alike = rows[row] === hash && (place & LENGTH_MASK) === end - start;
      if (alike && reads(this.lettersOf(slot + 1), text, start)) return slot + 1;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  /** Takes these bits from every word: what is left of the filter without a list is measured so. */
  forget(bits: number): void {
    for (let row = ROW; row < this.#rows.length; row += ROW) this.#rows[row + BITS] = this.#at(row + BITS) & ~bits;
  }

  bitsOf(word: number): number {
    return this.#at(word * ROW + BITS);
  }

  #meet(word: number, letters: string): string {
    this.#rows[word * ROW + MET] = this.#met.push(letters) - 1;
    this.#groups.push(0);
    return letters;
  }

  /** The word in small letters, one string however often it is met. */
  lettersOf(word: number): string {
    const met = this.#at(word * ROW + MET);
    if (met > 0) return String(this.#met[met]);
    const place = this.#at(word * ROW + PLACE);
    const from = place >> LENGTH_BITS;
    return this.#meet(word, this.#page.slice(from, from + (place & LENGTH_MASK)));
  }

  /** Puts a word into a group of a rule; a word of no list gets a row without bits. */
  group(letters: string, group: number): void {
    let hash = 0;
    for (let at = 0; at < letters.length; at++) {
      classAt(letters, at);
      hash = hashOf(hash, letters.charCodeAt(at));
    }
    const word = this.find(letters, 0, letters.length, hash) || this.#append(letters, hash);
    const met = this.#at(word * ROW + MET);
    this.#groups[met] = Number(this.#groups[met]) | group;
  }

  #append(letters: string, hash: number): number {
    let slot = hash & (SLOTS - 1);
    while (this.#at((slot + 1) * ROW + PLACE) !== 0) slot = (slot + 1) & (SLOTS - 1);
    const row = (slot + 1) * ROW;
    this.#rows[row] = hash;
    this.#rows[row + PLACE] = letters.length;
    this.#meet(slot + 1, letters);
    return slot + 1;
  }

  /** The number of a word among those whose letters were asked for. */
  metAs(word: number): number {
    return this.#at(word * ROW + MET);
  }

  lettersMet(met: number): string {
    return String(this.#met[met]);
  }

  /** Groups of a word whose letters were asked for. */
  groupsOf(word: number): number {
    return Number(this.#groups[this.metAs(word)]);
  }
}
