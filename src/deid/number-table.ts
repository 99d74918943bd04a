import type { Doc } from './recogniser.ts';
import { tokenAt } from './token.ts';

/** Tokens to each side that are looked at. */
const REACH = 14;
/** Numbers in a row; no identifier has so many parts. */
const TABLE = 12;

/** Does this number stand in a row of measured values, as in a table pasted as text? */
export function inNumberTable(doc: Doc, index: number): boolean {
  let first = index;
  let last = index;
  while (index - first < REACH && tokenAt(doc, first - 1)?.kind === 'number' && doc.tokens[first]?.gap === 1) first--;
  while (last - index < REACH && doc.tokens[last + 1]?.kind === 'number' && doc.tokens[last + 1]?.gap === 1) last++;
  if (last - first + 1 < TABLE) return false;
  const lengths = new Set(doc.tokens.slice(first, last + 1).map(({ lower }) => lower.length));
  return lengths.size > 1;
}
