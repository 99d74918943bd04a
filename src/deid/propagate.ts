import { endsClause } from './clause.ts';
import { fold, nameWords, readings } from './fold.ts';
import { WORD } from './lexicon.ts';
import { startsSentence } from './name-particulars.ts';
import { isSurname } from './name-shape.ts';
import type { KeyOf } from './persons.ts';
import { type Doc, type Hit, LISTED } from './recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

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
/** What only adjectives, adverbs and little words are. */
const SMALL_WORD = WORD.never | WORD.verb;
/** "hat einen Stein", "a stone": one of many, and not the person of that name. */
const ONE = new Set('ein eine einen einem einer kein keine keinen keinem a an no un une una uno'.split(' '));
/** "etwas Weiß", "im Kurzen": here the adjective itself has a capital. */
const BEFORE_ADJECTIVE = new Set('etwas nichts viel wenig alles im ins am zum aufs'.split(' '));
/** "Klein ist das Hämatom": what the sentence turns to says that the word before it is no person. */
const TURNS = new Set(
  'der die das den dem ein eine sie er es ich wir man ihr ihre sein seine the a it this'.split(' '),
);

/** "Leber", "Klein" and "Koch" are words again where nothing says that a person is meant. */
function canStand(doc: Doc, index: number, token: Token): boolean {
  if (is(token, NEVER)) return isSmallWordAsName(doc, index, token);
  if (is(token, WORD.common))
    return (
      token.capital && isSurname(token) && endsClause(doc, index + 1) && !ONE.has(lowerOf(tokenAt(doc, index - 1)))
    );
  return token.capital || token.end - token.start >= 4;
}

/** "Klein schläft", "seit gestern will Lang heim": in the middle of a sentence only the name has a capital, and at its start a person is who acts. */
function isSmallWordAsName(doc: Doc, index: number, token: Token): boolean {
  if (is(token, NEVER & ~SMALL_WORD) || is(token, WORD.particle) || !token.capital || token.upper || !isSurname(token))
    return false;
  const before = tokenAt(doc, index - 1);
  const verb = doc.tokens[index + 1];
  if (token.lower.length < 4 || (verb?.lower === '-' && verb.gap === 0)) return false;
  if (!startsSentence(doc, index)) return before?.capital === false && !BEFORE_ADJECTIVE.has(before.lower);
  const acts =
    verb?.kind === 'word' && !verb.capital && verb.gap === 1 && (is(verb, WORD.verb) || ACTS.test(verb.lower));
  return acts && !TURNS.has(lowerOf(doc.tokens[index + 2]));
}

/** Ends like a verb of the third person, and is no participle. */
const ACTS = /^(?!ge|be.{3,}t$|ver.{3,}t$|.*iert$)\p{L}{2,}t$/u;

/** The folded words of the names found in this text. */
export function namesOf(doc: Doc, hits: readonly Hit[]): Set<string> {
  const names = new Set<string>();
  for (const hit of hits) {
    if (hit.kind !== 'NAME') continue;
    for (const word of nameWords(doc.text.slice(hit.start, hit.end))) names.add(word);
  }
  return names;
}

const FIRST_LETTER = 97;
const LETTERS = 26;

const OTHER_BEGINNING = LETTERS * LETTERS;

const isPlain = (letter: number) => letter >= 0 && letter < LETTERS;

/** Which two letters a word begins with; those that folding changes are one beginning together. */
function beginning(word: string): number {
  const first = word.charCodeAt(0) - FIRST_LETTER;
  const second = word.charCodeAt(1) - FIRST_LETTER;
  return isPlain(first) && isPlain(second) ? first * LETTERS + second : OTHER_BEGINNING;
}

/** Tells most words from these folded names by their first two letters, without folding them. */
export function beginnings(names: ReadonlySet<string>): (word: string) => boolean {
  const begun = new Uint8Array(OTHER_BEGINNING + 1);
  begun[OTHER_BEGINNING] = 1;
  for (const name of names) begun[beginning(name)] = 1;
  return (word) => begun[beginning(word)] === 1;
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
