import { endsClause, endsLine, endsSignature } from './clause.ts';
import { WORD } from './lexicon.ts';
import {
  couldBeName,
  hasOther,
  isGiven,
  isListed,
  isSurname,
  isUnknownName,
  LABELS,
  looksCommon,
  looksSurname,
  OTHER,
} from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf, type Token } from './token.ts';

export interface Reading {
  /** How much the words before promise a name: after a salutation nearly anything with a capital is one. */
  readonly trust: 'salutation' | 'label';
  /** Chat in small letters: the next word may be the name. */
  readonly small?: boolean;
  /** "Nachname, Vorname" is expected here. */
  readonly comma?: boolean;
}

const MOST_WORDS = 5;
/** Tokens; a longer chain of hyphens is no name, and the work stays linear. */
const LONGEST_CHAIN = 10;
const isInitial = (token: Token | undefined) =>
  token?.kind === 'word' &&
  token.capital &&
  token.end - token.start <= 2 &&
  !is(token, WORD.salutation | WORD.title | WORD.patient);

/** "M.", "Ch.", "H.-P.", "M.W.": the index behind, or `at` when no initial stands there. */
export function afterInitials(doc: Doc, at: number): number {
  let next = at;
  for (let steps = 0; steps < 4; steps++) {
    const token = doc.tokens[next];
    const dot = doc.tokens[next + 1];
    if (!isInitial(token) || dot?.lower !== '.' || dot.gap !== 0 || (next > at && token?.gap === 2)) break;
    next += 2;
    const hyphen = doc.tokens[next];
    if (hyphen?.lower === '-' && hyphen.gap === 0 && isInitial(doc.tokens[next + 1])) next += 1;
  }
  return doc.tokens[next - 1]?.lower === '-' ? next - 1 : next;
}

/** "Dr H Testmann", "Pr M-Antonin Fakov": one letter without its full stop, before a capital word. */
function afterBareInitial(doc: Doc, at: number): number {
  const token = doc.tokens[at];
  if (!isInitial(token) || Number(token?.end) - Number(token?.start) > 1) return at;
  const hyphen = doc.tokens[at + 1]?.lower === '-' && doc.tokens[at + 1]?.gap === 0 ? 1 : 0;
  const word = doc.tokens[at + 1 + hyphen];
  const fits = word?.kind === 'word' && word.capital && word.gap === 1 - hyphen && word.end - word.start > 2;
  return fits && (isListed(word) || !hasOther(word)) ? at + 1 + hyphen : at;
}

/** These begin a name; "der", "zum" and "la" only continue one. */
const LEADING = new Set([
  'von',
  'van',
  'vom',
  'de',
  'da',
  'di',
  'del',
  'della',
  'dos',
  'du',
  'zu',
  'el',
  'al',
  'ben',
  'bin',
  'ibn',
  'abu',
  'ter',
  'ten',
]);

function afterParticles(doc: Doc, at: number, small: boolean): number {
  let next = at;
  const lead = doc.tokens[at];
  if (!lead || !(LEADING.has(lead.lower) || lead.capital)) return at;
  while (next < at + 3 && is(doc.tokens[next], WORD.particle) && Number(doc.tokens[next + 1]?.gap) <= 1) next++;
  const word = doc.tokens[next];
  return next > at && word?.kind === 'word' && (word.capital || small) ? next : at;
}

function firstFits(doc: Doc, at: number, reading: Reading): boolean {
  const token = doc.tokens[at];
  if (token?.kind !== 'word') return false;
  if (!token.capital) return reading.small === true && fitsSmall(doc, at, token, reading);
  if (is(token, LABELS)) return false;
  if (reading.comma === true && afterComma(doc, at + 1) > at + 1 && isGiven(doc.tokens[at + 2])) return true;
  if (!isListed(token) && joinsNoun(doc, at, reading.trust)) return false;
  if (reading.trust === 'salutation') return !is(token, WORD.frame | WORD.month | WORD.weekday) || isListed(token);
  return (
    couldBeName(token) ||
    (isListed(token) &&
      !is(token, WORD.never | WORD.clinical | WORD.frame | WORD.month | WORD.ward | WORD.room | WORD.kin) &&
      endsClause(doc, at + 1))
  );
}

/** Nobody writes "mme" or "hr" before an adjective. */
const SHORT_FORMS = new Set(['hr', 'hrn', 'mr', 'mrs', 'ms', 'mme', 'mlle', 'sig', 'sigra']);

/** In small letters a name is a word that is nothing else, or a listed one before a verb. */
function fitsSmall(doc: Doc, at: number, token: Token, reading: Reading): boolean {
  if (token.end - token.start < 2 || token.gap === 2) return false;
  if (isListed(token) && is(doc.tokens[at + 1], WORD.verb) && !is(token, WORD.verb)) return true;
  if (
    isListed(token) &&
    /^(?:weiss|weiß|gut|kurz|lang|klein|groß|gross)$/.test(token.lower) &&
    is(doc.tokens[at + 1], WORD.verb)
  )
    return true;
  const cue = lowerOf(doc.tokens[at - 1]) === '.' ? doc.tokens[at - 2] : doc.tokens[at - 1];
  const short = reading.trust === 'salutation' && SHORT_FORMS.has(lowerOf(cue));
  if (short && isListed(token) && !is(token, WORD.verb | LABELS)) return true;
  if (is(token, WORD.never | WORD.verb | LABELS | WORD.kin | WORD.frame)) return false;
  if (isListed(token)) return true;
  if (short) return !is(token, WORD.clinical);
  return (
    reading.trust === 'salutation' &&
    !is(token, WORD.clinical) &&
    !/(?:ig|isch|lich|iert|end|te|ten|los|bar|sam|haft|jährige?)$/.test(token.lower)
  );
}

/** "Dr. Hans\nKoch": a given name whose surname went to the next line and ends there. */
function fitsNextLine(doc: Doc, at: number, token: Token): boolean {
  return couldBeName(token) || (isSurname(token) && !is(token, WORD.clinical | WORD.never) && endsLine(doc, at + 1));
}

/** No trade name is written with it. */
const FOREIGN_LETTER = /[^a-zäöüß]/;

/** "Frau Testmann Zyxumab, Zyklus 3": a word nobody knows behind a surname may be what she takes. */
function mayBeDrug(doc: Doc, at: number, token: Token): boolean {
  const before = doc.tokens[at - 1];
  if (isListed(token) || before?.kind !== 'word' || looksSurname(token) || FOREIGN_LETTER.test(token.lower))
    return false;
  return isSurname(before) || looksSurname(before) || !endsClause(doc, at + 1);
}

function moreFits(doc: Doc, at: number, reading: Reading): boolean {
  const token = doc.tokens[at];
  const before = doc.tokens[at - 1];
  if (token?.kind !== 'word' || is(token, LABELS)) return false;
  if (token.gap === 2) return token.capital && isGiven(before) && !hasOther(before) && fitsNextLine(doc, at, token);
  if (!token.capital)
    return (
      reading.small === true &&
      before?.capital === false &&
      ((isListed(token) && !is(token, OTHER & ~WORD.eponym)) ||
        (token.flags === 0 && isGiven(before) && endsClause(doc, at + 1)))
    );
  if (before?.lower === '.' || is(before, WORD.particle)) return !is(token, WORD.never) || isListed(token);
  if (isGiven(before))
    return (
      isUnknownName(token) ||
      (isListed(token) && !is(token, WORD.never | WORD.month)) ||
      (is(token, WORD.eponym | WORD.common) && endsClause(doc, at + 1)) ||
      (reading.trust === 'salutation' && endsSignature(doc, afterHyphens(doc, at + 1)))
    );
  return (
    (couldBeName(token) && !mayBeDrug(doc, at, token)) ||
    (isSurname(before) &&
      isSurname(token) &&
      !is(token, WORD.clinical | WORD.never) &&
      is(doc.tokens[at + 1], WORD.verb)) ||
    (isGiven(token) && !is(token, WORD.clinical | WORD.never | WORD.month) && endsClause(doc, at + 1))
  );
}

/** "Thrombo-Konzentrat", "Stroke-Unit": joined to a word that is no name. */
function joinsNoun(doc: Doc, at: number, trust: Reading['trust']): boolean {
  const last = doc.tokens[afterHyphens(doc, at + 1) - 1];
  return (
    last !== doc.tokens[at] &&
    (is(last, WORD.clinical | WORD.frame) ||
      (trust === 'label' && hasOther(last)) ||
      (last !== undefined && looksCommon(last))) &&
    !isListed(last)
  );
}

/** The letters before a hyphen joined to the next word: "Leutheusser-Kranz", "Jean-Daniel". */
function afterHyphens(doc: Doc, at: number): number {
  let next = at;
  while (
    next - at < LONGEST_CHAIN &&
    doc.tokens[next]?.lower === '-' &&
    doc.tokens[next]?.gap === 0 &&
    doc.tokens[next + 1]?.kind === 'word' &&
    doc.tokens[next + 1]?.gap === 0 &&
    (doc.tokens[next + 1]?.capital || doc.tokens[next - 1]?.capital === false)
  )
    next += 2;
  return next;
}

/** "Frau von der Station": where she is, and no name. */
const NO_HOME = WORD.clinical | WORD.role | WORD.ward | WORD.room | WORD.kin | WORD.organisation | WORD.street;

function afterParticleFits(doc: Doc, at: number, reading: Reading): boolean {
  const token = doc.tokens[at];
  if (is(token, WORD.never)) return false;
  return couldBeName(token) || isListed(token) || (reading.trust === 'salutation' && !is(token, NO_HOME));
}

function afterWord(doc: Doc, at: number, reading: Reading, first: boolean): number {
  const word = afterParticles(doc, at, reading.small === true);
  const fits =
    word > at
      ? afterParticleFits(doc, word, reading)
      : first
        ? firstFits(doc, at, reading)
        : moreFits(doc, at, reading);
  return fits ? afterHyphens(doc, word + 1) : at;
}

function afterComma(doc: Doc, at: number): number {
  const given = doc.tokens[at + 1];
  if (doc.tokens[at]?.lower !== ',' || !given?.capital || given.gap === 2) return at;
  const fits =
    (isGiven(given) && !is(given, WORD.never | WORD.clinical)) || (isUnknownName(given) && endsClause(doc, at + 2));
  return fits ? afterHyphens(doc, at + 2) : at;
}

/** The index behind the name that begins at `at`, or `at` when none does. */
export function readName(doc: Doc, at: number, reading: Reading): number {
  const start = reading.trust === 'salutation' ? afterBareInitial(doc, at) : at;
  let next = Math.max(afterInitials(doc, at), start);
  for (let words = 0; words < MOST_WORDS; words++) {
    const inner = next > at ? afterInitials(doc, next) : next;
    const behind = afterWord(doc, inner, reading, next === start);
    if (behind === inner) {
      next = inner > next && doc.tokens[next]?.gap !== 2 ? inner : next;
      break;
    }
    next = behind;
  }
  return reading.comma === true && next > at ? afterComma(doc, next) : next;
}
