import { ENDING, endingsOf } from './endings.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { isGiven, isListed, LABELS } from './name-shape.ts';
import { ABBREVIATED, PARTICIPLE } from './small-run.ts';
import { is, type Token } from './token.ts';

/** What may stand before a name: nothing, somebody's title, "pat", or a given name, told by its title or not. */
export type Awaits = 'nothing' | 'titled' | 'patient' | 'surname' | 'titled-surname' | 'second';

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

const isUnheard = (token: Token, next: Token | undefined) =>
  token.flags === 0 && !PARTICIPLE.test(token.lower) && (readsLikeName(token) || !goesOn(next));

/** "hr baastrup", "dr. finger hat": a disease's name, or before a verb any word but the body's own. */
const isOddSurname = (token: Token, next: Token | undefined) =>
  is(token, WORD.eponym) || (is(next, WORD.verb) && next?.gap === 1 && !is(token, WORD.ward | WORD.organisation));

/** "frau zyxli fakova": a second word nobody listed, where the clause ends behind it. */
const isSecond = (token: Token, next: Token | undefined) =>
  token.flags === 0 &&
  !goesOn(next) &&
  (readsLikeName(token) || next === undefined || next.gap === 2 || is(next, WORD.verb)) &&
  (endingsOf(token.lower) & ENDING.common) === 0;

/** Is this small word the name that the words before it promise? */
export function isAwaited(token: Token, next: Token | undefined, awaits: Awaits): boolean {
  if (awaits === 'nothing' || token.kind !== 'word' || token.capital) return false;
  if (isLetter(token, next)) return awaits !== 'patient' || !ABBREVIATED.has(token.lower);
  if (token.end - token.start < 2 || is(token, NEVER_NAMED)) return false;
  if (awaits === 'titled-surname') return true;
  if (awaits === 'second') return isSecond(token, next);
  const listed = isListed(token) && (awaits === 'titled' || !is(token, WORD.clinical));
  if (awaits === 'patient') return listed && !is(token, WORD.common);
  if (listed || isUnheard(token, next)) return true;
  return awaits === 'titled' ? isOddSurname(token, next) : is(token, WORD.eponym);
}

function afterName(token: Token, awaits: Awaits, next: Token | undefined): Awaits {
  if (isLetter(token, next)) return awaits === 'titled' ? 'titled-surname' : awaits;
  if (next?.lower === '-' && next.gap === 0) return awaits === 'second' ? 'titled' : awaits;
  const told = awaits === 'titled' || awaits === 'titled-surname' || awaits === 'patient';
  if (isGiven(token)) return told ? 'titled-surname' : 'surname';
  return awaits === 'titled' && token.flags === 0 ? 'second' : 'nothing';
}

/** What to expect behind this token. */
export function after(token: Token, awaits: Awaits, isName: boolean, next: Token | undefined): Awaits {
  if (token.kind === 'mark') return /^[.'-]$/.test(token.lower) ? awaits : 'nothing';
  if (token.kind !== 'word') return 'nothing';
  if (is(token, TITLED) && !isName) return isTitle(token) ? 'titled' : 'nothing';
  if (is(token, WORD.patient) && token.end - token.start > 2) return 'patient';
  if (is(token, WORD.particle)) return awaits;
  return isName ? afterName(token, awaits, next) : 'nothing';
}
