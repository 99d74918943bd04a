import { endsClause } from './clause.ts';
import { fold, nameWords, readings } from './fold.ts';
import { WORD } from './lexicon.ts';
import { isSurname } from './name-shape.ts';
import type { KeyOf } from './persons.ts';
import { type Doc, type Hit, LISTED } from './recogniser.ts';
import type { Token } from './token.ts';

const NEVER =
  WORD.never |
  WORD.clinical |
  WORD.frame |
  WORD.kin |
  WORD.title |
  WORD.patient |
  WORD.month |
  WORD.weekday |
  WORD.role |
  WORD.salutation |
  WORD.ward |
  WORD.verb;
const is = (token: Token, flags: number) => (token.flags & flags) !== 0;

/** "Leber", "Klein" and "Koch" are words again where nothing says that a person is meant. */
function canStand(doc: Doc, index: number, token: Token): boolean {
  if (is(token, NEVER)) return false;
  if (is(token, WORD.common)) return token.capital && isSurname(token) && endsClause(doc, index + 1);
  return token.capital || token.end - token.start >= 4;
}

/** Every key that the names found in this text stand for. */
export function keysOf(doc: Doc, hits: readonly Hit[], keyOf: KeyOf): Set<string> {
  const keys = new Set<string>();
  for (const hit of hits) {
    if (hit.kind !== 'NAME') continue;
    for (const word of nameWords(doc.text.slice(hit.start, hit.end))) if (word.length >= 3) keys.add(keyOf(word));
  }
  return keys;
}

/** The same name again without its cue: folded, in the genitive, of this text or of an earlier field. */
export function propagate(
  doc: Doc,
  keys: ReadonlySet<string>,
  known: ReadonlySet<string>,
  keyOf: KeyOf,
): readonly Hit[] {
  if (keys.size + known.size === 0) return [];
  const hits: Hit[] = [];
  doc.tokens.forEach((token, index) => {
    if (token.kind !== 'word' || token.end - token.start < 3 || !canStand(doc, index, token)) return;
    const wanted = readings(fold(token.lower)).map(keyOf);
    const here = wanted.some((key) => keys.has(key));
    if (!here && !wanted.some((key) => known.has(key))) return;
    hits.push({
      kind: 'NAME',
      rule: 'name-again',
      tier: LISTED,
      confidence: 'likely',
      evidence: [here ? 'propagation' : 'known-person'],
      start: token.start,
      end: token.end,
    });
  });
  return hits;
}
