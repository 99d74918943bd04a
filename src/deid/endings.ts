import { readTable } from './lexicon.ts';

/** What the end of a word says about it; one bit each. */
export const ENDING = { common: 1, surname: 2, street: 4, way: 8, house: 16 } as const;

interface Node {
  readonly next: Map<number, Node>;
  kinds: number;
}

const isKind = (name: string): name is keyof typeof ENDING => Object.hasOwn(ENDING, name);

/** Endings read backwards, so that most words are done after two or three letters. */
function build(): Node {
  const root: Node = { next: new Map(), kinds: 0 };
  for (const [ending, kind] of readTable('endings.tsv')) {
    if (!isKind(kind)) continue;
    let node = root;
    for (let at = ending.length - 1; at >= 0; at--) {
      const code = ending.charCodeAt(at);
      const next = node.next.get(code) ?? { next: new Map(), kinds: 0 };
      node.next.set(code, next);
      node = next;
    }
    node.kinds |= ENDING[kind];
  }
  return root;
}

const ROOT = build();

/** The kinds of every ending this lower-cased word has. */
export function endingsOf(lower: string): number {
  let kinds = 0;
  let node = ROOT.next.get(lower.charCodeAt(lower.length - 1));
  for (let at = lower.length - 2; node; at--) {
    kinds |= node.kinds;
    node = at < 0 ? undefined : node.next.get(lower.charCodeAt(at));
  }
  return kinds;
}
