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

/** The folded words of the names found in this text. */
export function namesOf(doc: Doc, hits: readonly Hit[]): Set<string> {
  const names = new Set<string>();
  for (const hit of hits) {
    if (hit.kind !== 'NAME') continue;
    for (const word of nameWords(doc.text.slice(hit.start, hit.end))) if (word.length >= 3) names.add(word);
  }
  return names;
}

const FIRST_LETTER = 97;
const LETTERS = 26;

/** Where a to z stands in its alphabet; nothing for a letter that folding changes. */
function letterAt(word: string, at: number): number | undefined {
  const letter = word.charCodeAt(at) - FIRST_LETTER;
  return letter >= 0 && letter < LETTERS ? letter : undefined;
}

/** Tells most words from these names by their first two letters, without folding them. */
function beginnings(names: ReadonlySet<string>): (word: string) => boolean {
  const begun = new Uint8Array(LETTERS * LETTERS);
  let odd = false;
  for (const name of names) {
    const [first, second] = [letterAt(name, 0), letterAt(name, 1)];
    if (first === undefined || second === undefined) odd = true;
    else begun[first * LETTERS + second] = 1;
  }
  return (word) => {
    const [first, second] = [letterAt(word, 0), letterAt(word, 1)];
    return odd || first === undefined || second === undefined || begun[first * LETTERS + second] === 1;
  };
}

/** The same name again without its cue: folded, in the genitive, of this text or, by its key, of an earlier field. */
export function propagate(
  doc: Doc,
  names: ReadonlySet<string>,
  known: ReadonlySet<string>,
  keyOf: KeyOf,
): readonly Hit[] {
  if (names.size + known.size === 0) return [];
  const hits: Hit[] = [];
  const mayBeNamed = known.size > 0 ? () => true : beginnings(names);
  doc.tokens.forEach((token, index) => {
    if (token.kind !== 'word' || token.end - token.start < 3 || !mayBeNamed(token.lower)) return;
    if (!canStand(doc, index, token)) return;
    const wanted = readings(fold(token.lower));
    const isKnown = known.size > 0 && wanted.some((word) => known.has(keyOf(word)));
    if (!isKnown && !wanted.some((word) => names.has(word))) return;
    hits.push({
      kind: 'NAME',
      rule: 'name-again',
      tier: LISTED,
      confidence: 'likely',
      evidence: [isKnown ? 'known-person' : 'propagation'],
      start: token.start,
      end: token.end,
    });
  });
  return hits;
}
