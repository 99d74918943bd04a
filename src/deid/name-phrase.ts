import { endsCell, endsClause, endsSignature } from './clause.ts';
import { writesNounsSmall } from './language.ts';
import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import { afterBareInitial, afterHyphens, afterInitials, afterParticles, isInitial } from './name-joints.ts';
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
import { PARTICIPLE } from './small-run.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

export interface Reading {
  /** How much the words before promise a name: after a salutation nearly anything with a capital is one. */
  readonly trust: 'salutation' | 'label';
  /** Chat in small letters: the next word may be the name. */
  readonly small?: boolean;
  /** Spelt out before a person only, "Herr", "Frau", "Mrs": whatever word follows is the name. */
  readonly called?: boolean;
  /** Said in a language that writes nouns small, "Madame", "Mr": every capital behind it belongs to the name. */
  readonly abroad?: boolean;
  /** "Nachname, Vorname" is expected here. */
  readonly comma?: boolean;
}

const MOST_WORDS = 5;
function firstFits(doc: Doc, at: number, reading: Reading): boolean {
  const token = doc.tokens[at];
  if (token?.kind !== 'word') return false;
  if (!token.capital) return reading.small === true && fitsSmall(doc, at, token, reading);
  if (is(token, LABELS)) return false;
  if (reading.comma === true && afterComma(doc, at + 1) > at + 1 && isGiven(doc.tokens[at + 2])) return true;
  if (!isListed(token) && joinsNoun(doc, at, reading.trust)) return false;
  if (reading.trust === 'salutation') return fitsSalutation(doc, at, token, reading);
  return (
    couldBeName(token) ||
    (isListed(token) &&
      !is(token, WORD.never | WORD.clinical | WORD.frame | WORD.month | WORD.ward | WORD.room | WORD.kin) &&
      endsClause(doc, at + 1))
  );
}

const TIME = WORD.frame | WORD.month | WORD.weekday;

/** "Frau Grad", "Herr Test" are people, whatever the word means; "Dr. Test" and "Frau Test-Ergebnis" may be none. */
function fitsSalutation(doc: Doc, at: number, token: Token, reading: Reading): boolean {
  if (!is(token, TIME) || isListed(token)) return true;
  return reading.called === true && token.gap === 1 && !token.upper && doc.tokens[at + 1]?.lower !== '-';
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
  const cue = lowerOf(tokenAt(doc, at - 1)) === '.' ? tokenAt(doc, at - 2) : tokenAt(doc, at - 1);
  const short = reading.trust === 'salutation' && SHORT_FORMS.has(lowerOf(cue));
  if (short && isListed(token) && !is(token, WORD.verb | LABELS)) return true;
  if (is(token, WORD.never | WORD.verb | LABELS | WORD.kin | WORD.frame)) return false;
  if (isListed(token)) return true;
  if (short) return !is(token, WORD.clinical);
  return (
    reading.trust === 'salutation' &&
    !is(token, WORD.clinical) &&
    !PARTICIPLE.test(token.lower) &&
    !/(?:ig|isch|lich|iert|end|te|ten|los|bar|sam|haft|jährige?)$/.test(token.lower)
  );
}

const NO_SURNAME = WORD.never | WORD.frame | WORD.month | WORD.kin | WORD.organisation | WORD.birth;

/** "Dr. Hans\nKoch": a given name whose surname went to the next line and ends there. */
function fitsNextLine(doc: Doc, at: number, token: Token, reading: Reading): boolean {
  if (!token.capital || is(token, LABELS)) return false;
  const last = tokenAt(doc, at - 1);
  const behind = afterHyphens(doc, at + 1);
  const ends = endsCell(doc, behind) || (endsClause(doc, behind) && doc.tokens[behind]?.lower !== ':');
  if (last?.lower === '.') return isInitial(tokenAt(doc, at - 2)) && (couldBeName(token) || isSurname(token)) && ends;
  const given = isGiven(last) && (!hasOther(last) || reading.trust === 'salutation');
  const unheard = reading.trust === 'salutation' && isUnknownName(last) && isUnknownName(token);
  if (!(given || unheard || is(last, WORD.particle))) return false;
  if (couldBeName(token)) return ends || given;
  if (is(token, NO_SURNAME) || (is(token, WORD.clinical) && !isSurname(token))) return false;
  return isSurname(token) || reading.trust === 'salutation' ? ends : false;
}

/** A birth date, or how it is announced, stands behind people only. */
const DATED = /^,? {0,2}\(?(?:\*|geb|née?\b|born|\d{1,2}[./]\d{1,2}[./]\d{2,4})/iu;

/** No trade name is written with it. */
const FOREIGN_LETTER = /[^a-zäöüß]/;

/** "Frau Testmann Zyxumab, Zyklus 3": a word nobody knows behind a surname may be what she takes. */
function mayBeDrug(doc: Doc, at: number, token: Token, reading: Reading): boolean {
  const before = tokenAt(doc, at - 1);
  if (isListed(token) || before?.kind !== 'word' || looksSurname(token) || FOREIGN_LETTER.test(token.lower))
    return false;
  const behind = afterHyphens(doc, at + 1);
  if (DATED.test(doc.text.slice(tokenAt(doc, behind - 1)?.end, Number(tokenAt(doc, behind - 1)?.end) + 16)))
    return false;
  if (reading.trust === 'salutation' && (endsSignature(doc, behind) || endsCell(doc, behind))) return false;
  if (reading.trust === 'salutation' && writesNounsSmall(doc) && doc.tokens[behind]?.kind !== 'number') return false;
  if (readsLikeName(token) && !isSurname(before) && endsClause(doc, behind)) return false;
  return isSurname(before) || looksSurname(before) || !endsClause(doc, at + 1);
}

function moreFits(doc: Doc, at: number, reading: Reading): boolean {
  const token = doc.tokens[at];
  const before = tokenAt(doc, at - 1);
  if (token?.kind !== 'word' || is(token, LABELS)) return false;
  if (token.gap === 2) return fitsNextLine(doc, at, token, reading);
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
      (is(token, WORD.eponym | WORD.common) && (endsClause(doc, at + 1) || saidSmall(doc, reading))) ||
      (reading.trust === 'salutation' && endsSignature(doc, afterHyphens(doc, at + 1)))
    );
  return (
    (couldBeName(token) && !mayBeDrug(doc, at, token, reading)) ||
    (isSurname(before) &&
      isSurname(token) &&
      !is(token, WORD.clinical | WORD.never) &&
      is(doc.tokens[at + 1], WORD.verb)) ||
    (isGiven(token) &&
      !is(token, WORD.clinical | WORD.never | WORD.month) &&
      (endsClause(doc, at + 1) || saidSmall(doc, reading))) ||
    (saidSmall(doc, reading) && token.flags === 0 && !token.upper && doc.tokens[at + 1]?.kind !== 'number')
  );
}

/** Where nouns are written small, every capital behind "Mme" or "Dr" belongs to the name. */
const saidSmall = (doc: Doc, reading: Reading) =>
  reading.trust === 'salutation' && (reading.abroad === true || writesNounsSmall(doc));

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
  if (doc.tokens[at]?.lower !== ',' || !given?.capital || doc.tokens[at + 2]?.lower === ':') return at;
  if (given.gap === 2 && !(isGiven(given) && endsClause(doc, afterHyphens(doc, at + 2)))) return at;
  const fits =
    (isGiven(given) && !is(given, WORD.never | WORD.clinical)) || (isUnknownName(given) && endsClause(doc, at + 2));
  return fits ? afterHyphens(doc, at + 2) : at;
}

/** Over "B." or, behind a title or "Name:", also "B" between two words of a name. */
function afterMiddle(doc: Doc, at: number, reading: Reading): number {
  const initials = afterInitials(doc, at);
  const bare = initials === at && reading.trust === 'salutation' && doc.tokens[at]?.gap === 1;
  return bare ? afterBareInitial(doc, at) : initials;
}

/** The index behind the name that begins at `at`, or `at` when none does. */
export function readName(doc: Doc, at: number, reading: Reading): number {
  const start = reading.trust === 'salutation' ? afterBareInitial(doc, at) : at;
  let next = Math.max(afterInitials(doc, at), start);
  for (let words = 0; words < MOST_WORDS; words++) {
    const inner = next > at ? afterMiddle(doc, next, reading) : next;
    const behind = afterWord(doc, inner, reading, next === start);
    if (behind === inner) {
      next = inner > next && doc.tokens[next]?.gap !== 2 ? inner : next;
      break;
    }
    next = behind;
  }
  return reading.comma === true && next > at ? afterComma(doc, next) : next;
}
