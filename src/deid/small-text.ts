import { endingsOf } from './endings.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { hasOther, isGiven, isListed, LABELS, looksCommon } from './name-shape.ts';
import { is, type Token } from './token.ts';

/** Words; fewer tell nothing of how somebody writes. */
const FEWEST_WORDS = 3;

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

/** What may stand before a name: nothing, somebody's title, "pat", or a given name, told by its title or not. */
type Awaits = 'nothing' | 'titled' | 'patient' | 'surname' | 'titled-surname';

const TITLED = WORD.title | WORD.salutation;
const NEVER_NAMED = WORD.never | WORD.verb | WORD.kin | WORD.frame | WORD.birth | LABELS;

/** "dr. w. fleischmann", "pat. m.w.": one or two letters with their full stop. */
const isLetter = (token: Token, next: Token | undefined) =>
  token.end - token.start < 3 &&
  !is(token, LABELS) &&
  !SHORTENED.has(token.lower) &&
  next?.lower === '.' &&
  next.gap === 0;

/** "u.", "z.", "i.": words, however short. */
const SHORTENED = new Set(['u', 'z', 'i', 'o', 'd', 's']);

/** Typed small, "ms", "ca" and "fa" are something else. */
const SHORT_TITLES = new Set(['dr', 'hr', 'mr', 'oa', 'oä', 'pd', 'fr']);
const isTitle = (token: Token) => is(token, TITLED) && (token.end - token.start > 2 || SHORT_TITLES.has(token.lower));

/** A plain word in small letters goes on with a sentence, and ends the hope of a surname nobody listed. */
const goesOn = (token: Token | undefined) =>
  token?.kind === 'word' && token.gap === 1 && !is(token, WORD.verb | TITLED);

function isAwaited(token: Token, next: Token | undefined, awaits: Awaits): boolean {
  if (awaits === 'nothing' || token.kind !== 'word' || token.capital) return false;
  if (isLetter(token, next)) return true;
  if (token.end - token.start < 2 || is(token, NEVER_NAMED)) return false;
  if (awaits === 'titled-surname') return true;
  const listed = isListed(token) && (awaits === 'titled' || !is(token, WORD.clinical));
  if (awaits === 'patient') return listed && !is(token, WORD.common);
  return (
    listed ||
    (awaits === 'surname' && is(token, WORD.eponym)) ||
    (token.flags === 0 && (readsLikeName(token) || !goesOn(next)))
  );
}

function after(token: Token, awaits: Awaits, isName: boolean, next: Token | undefined): Awaits {
  if (token.kind === 'mark') return /^[.'-]$/.test(token.lower) ? awaits : 'nothing';
  if (token.kind !== 'word') return 'nothing';
  if (is(token, TITLED) && !isName) return isTitle(token) ? 'titled' : 'nothing';
  if (is(token, WORD.patient) && token.end - token.start > 2) return 'patient';
  if (is(token, WORD.particle) || (isName && isLetter(token, next))) return awaits;
  const told = awaits === 'titled' || awaits === 'titled-surname' || awaits === 'patient';
  if (isName && next?.lower === '-' && next.gap === 0) return awaits;
  if (!isName || !isGiven(token)) return 'nothing';
  return told ? 'titled-surname' : 'surname';
}

/** "le monsieur petit": somebody, and no name behind it. */
const ARTICLES = new Set(['le', 'la', 'un', 'une', 'ce', 'cette', 'the', 'a', 'this', 'il', 'una', 'eine', 'einer']);

/** In a text without capitals, a word that is listed as a name and as nothing else, or in no table and spelt as names are, or awaited behind a title or a given name, is read as if it had one. */
export function withCapitals(tokens: readonly Token[]): readonly Token[] {
  let awaits: Awaits = 'nothing';
  return tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (token.gap === 2 && awaits !== 'titled') awaits = 'nothing';
    const awaited = isAwaited(token, next, awaits);
    const read = awaited || mayBeName(token) ? { ...token, capital: true, endings: endingsOf(token.lower) } : token;
    const isName = read !== token && (awaited || !looksCommon(read) || isListed(read));
    const one = ARTICLES.has(tokens[index - 1]?.lower ?? '') && is(token, WORD.salutation);
    awaits = one ? 'nothing' : after(token, awaits, isName, next);
    return isName ? read : token;
  });
}
