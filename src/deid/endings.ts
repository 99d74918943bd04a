import { readTable } from './lexicon.ts';

/** What the end of a word says about it; one bit each. */
export const ENDING = { common: 1, surname: 2, street: 4, way: 8, house: 16 } as const;

const KINDS: ReadonlyMap<string, number> = new Map(Object.entries(ENDING));

/** Room for every letter of the endings; 0 is any other letter. */
const LETTERS = 64;

/** Endings read backwards, so that most words are done after two or three letters: a tree in one array. */
class EndingTree {
  readonly #letters = new Uint8Array(0x10000);
  readonly #kinds: number[] = [0];
  readonly #next: number[] = new Array<number>(LETTERS).fill(0);
  #known = 0;

  #letter(unit: number): number {
    const found = Number(this.#letters[unit]);
    if (found > 0) return found;
    this.#letters[unit] = ++this.#known;
    return this.#known;
  }

  add(ending: string, kind: number): void {
    let node = 0;
    for (let at = ending.length - 1; at >= 0; at--) {
      const place = node * LETTERS + this.#letter(ending.charCodeAt(at));
      if (this.#next[place] === 0) {
        this.#next[place] = this.#kinds.length;
        this.#kinds.push(0);
        for (let letter = 0; letter < LETTERS; letter++) this.#next.push(0);
      }
      node = Number(this.#next[place]);
    }
    this.#kinds[node] = Number(this.#kinds[node]) | kind;
  }

  kindsOf(word: string): number {
    let kinds = 0;
    let node = 0;
    for (let at = word.length - 1; at >= 0; at--) {
      node = Number(this.#next[node * LETTERS + Number(this.#letters[word.charCodeAt(at)])]);
      if (node === 0) break;
      kinds |= Number(this.#kinds[node]);
    }
    return kinds;
  }
}

function build(): EndingTree {
  const tree = new EndingTree();
  for (const [ending, kind] of readTable('endings.tsv')) tree.add(ending, Number(KINDS.get(kind)));
  return tree;
}

const TREE = build();

/** The kinds of every ending this lower-cased word has. */
export function endingsOf(lower: string): number {
  return TREE.kindsOf(lower);
}
