import { endingsOf } from './endings.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { hasOther, isGiven, isListed, LABELS, looksCommon } from './name-shape.ts';
import { type Awaits, after, isAwaited } from './small-awaits.ts';
import type { Run } from './small-run.ts';
import { is, type Token, tokenAt } from './token.ts';

/** Words; fewer tell nothing of how somebody writes. */
const FEWEST_WORDS = 2;

/** Is nothing in this text written with a capital but abbreviations and our own placeholders? */
export function isTypedSmall(tokens: readonly Token[]): boolean {
  let small = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || token.end - token.start < 2) continue;
    if (token.capital && !token.upper) return false;
    if (!token.capital) small++;
  }
  return small >= FEWEST_WORDS;
}

const NO_NAME = WORD.verb | WORD.birth | WORD.residence | WORD.since | WORD.label | LABELS;

/** Shorter unknown words are abbreviations more often than names. */
const SHORTEST_UNHEARD = 4;

function mayBeName(token: Token): boolean {
  const length = token.end - token.start;
  if (token.kind !== 'word' || token.capital || length < 3 || is(token, NO_NAME) || hasOther(token)) return false;
  if (isListed(token)) return isGiven(token) || length > 3;
  return token.flags === 0 && length >= SHORTEST_UNHEARD && readsLikeName(token);
}

/** Every index of these runs. */
function wordsIn(runs: readonly Run[]): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { first, next } of runs) for (let at = first; at < next; at++) words.add(at);
  return words;
}

/** "le monsieur petit": somebody, and no name behind it. */
const ARTICLES = new Set(['le', 'la', 'un', 'une', 'ce', 'cette', 'the', 'a', 'this', 'il', 'una', 'eine', 'einer']);

/** In a text without capitals, a word that is listed as a name and as nothing else, or in no table and spelt as names are, or awaited behind a title or a given name, is read as if it had one. */
export function withCapitals(tokens: readonly Token[], runs: readonly Run[]): readonly Token[] {
  let awaits: Awaits = 'nothing';
  const placed = wordsIn(runs);
  return tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (token.gap === 2 && awaits !== 'titled' && !(awaits === 'patient' && isGiven(token))) awaits = 'nothing';
    const awaited = token.kind === 'word' && !token.capital && (placed.has(index) || isAwaited(token, next, awaits));
    const read = awaited || mayBeName(token) ? { ...token, capital: true, endings: endingsOf(token.lower) } : token;
    const isName = read !== token && (awaited || !looksCommon(read) || isListed(read));
    const one = ARTICLES.has(tokenAt({ tokens }, index - 1)?.lower ?? '') && is(token, WORD.salutation);
    awaits = one ? 'nothing' : after(token, awaits, isName, next);
    return isName ? read : token;
  });
}
