import { WORD } from './lexicon.ts';
import { isSurname } from './name-shape.ts';
import { beforeBirth } from './small-birth.ts';
import { agedLetters, beforeTitle, calledLetter, cuedPair, doer, endsName } from './small-cue.ts';
import {
  ABBREVIATED,
  isAged,
  isAnnounced,
  isClear,
  isClearGiven,
  isLetterAt,
  isNoNoun,
  isPart,
  isSpelt,
  isWhole,
  lettersEnd,
  type Run,
  runEnd,
  startsLine,
  type Tokens,
  wordsOf,
} from './small-run.ts';
import { is, lowerOf, type Token } from './token.ts';

const set = (words: string) => new Set(words.split(' '));

/** Does its place make this run of words a name? */
type Position = (tokens: Tokens, first: number, next: number) => boolean;

const isFree = (word: Token | undefined) => word !== undefined && (isClear(word) || isSpelt(word));

/** "anna zyxli", "d. fakova": nothing else on its line. */
const soleOnLine: Position = (tokens, first, next) => {
  const alone = tokens[next] === undefined || tokens[next]?.gap === 2;
  return alone && (isWhole(tokens, first, next) || (tokens[first]?.gap === 2 && isAnnounced(tokens, first)));
};

const EXAMINED = set('dipl leitender stv');

/** "y. fakova, oberärztin", "huber, oa" at the start of a line. */
const beforeRole: Position = (tokens, first, next) => {
  const role = tokens[next + 1];
  if (lowerOf(tokens[next]) !== ',' || !(is(role, WORD.role) || EXAMINED.has(lowerOf(role)))) return false;
  const words = wordsOf(tokens, first, next);
  const unheard = words.length > 1 && words.every(({ flags }) => flags === 0);
  return isLetterAt(tokens, first) || isWhole(tokens, first, next) || unheard || words.every(isFree);
};

/** "a. meier hat", "hans-peter muster klagt" at the start of a line. */
const beforeVerb: Position = (tokens, first, next) =>
  is(tokens[next], WORD.verb) &&
  (isWhole(tokens, first, next) || (isLetterAt(tokens, first) && isSurname(tokens[next - 1])));

const beforeAge: Position = (tokens, first, next) => {
  const words = wordsOf(tokens, first, next);
  return isAged(tokens, next) && (words.length > 0 ? words.every(isFree) : next > first + 3);
};

/** "maier f.: nur komfort" in a list. */
const beforeColon: Position = (tokens, first, next) =>
  lowerOf(tokens[next]) === ':' && isClear(tokens[first]) && isLetterAt(tokens, first + 1) && next === first + 3;

const NAMED = set(
  'name patientenname nachname familienname surname nom cognome betr betrifft concerne hausarzt hausärztin zuweiser operateur untersucher',
);

/** "name: zyxli fakova", "betr.: fakov ada": behind a label and its colon. */
const afterLabel: Position = (tokens, first, next) => {
  const label = tokens[lowerOf(tokens[first - 2]) === '.' ? first - 3 : first - 2];
  const labelled = lowerOf(tokens[first - 1]) === ':' && (is(label, WORD.patient) || NAMED.has(lowerOf(label)));
  return labelled && (isFree(tokens[first]) || isWhole(tokens, first, next));
};

const AT_LINE: readonly Position[] = [soleOnLine, beforeRole, beforeVerb, beforeAge, beforeColon];

/** "fakova, ada" behind "patientin", whatever the first word means. */
function afterPatient(tokens: Tokens, first: number): number {
  if (!is(tokens[first - 1], WORD.patient) || Number(tokens[first - 1]?.end) - Number(tokens[first - 1]?.start) < 3)
    return first;
  const word = tokens[first];
  const listed = lowerOf(tokens[first + 1]) === ',' && isClearGiven(tokens[first + 2]);
  return word?.kind === 'word' && !is(word, WORD.verb | WORD.never | WORD.clinical) && listed ? first + 3 : first;
}

/** "pat. a. zyxl.", "pt d.b., 29": initials behind "pat", and a word in no table behind them. */
function patientLetters(tokens: Tokens, first: number): number {
  const cue = tokens[lowerOf(tokens[first - 1]) === '.' ? first - 2 : first - 1];
  const end = is(cue, WORD.patient) && !ABBREVIATED.has(lowerOf(tokens[first])) ? lettersEnd(tokens, first) : first;
  if (end === first) return first;
  const word = tokens[end];
  if (end === first + 2) return isPart(word) && (word.flags === 0 || isClear(word)) ? end + 1 : first;
  return /^[,(:]$/.test(lowerOf(word)) || is(word, WORD.verb) ? end : first;
}

/** "h. p. zyxmann": an initial and a surname that is nothing else; one letter alone is often a word. */
function initialed(tokens: Tokens, first: number): number {
  const end = lettersEnd(tokens, first);
  const word = tokens[end];
  const told = end > first + 2 || !(ABBREVIATED.has(lowerOf(tokens[first])) || MUSCLES.has(lowerOf(tokens[first])));
  return end > first && told && word?.gap !== 2 && isClear(word) && isSurname(word) ? end + 1 : first;
}

const MUSCLES = set('a m r l d');

/** "a. zyxli, b. fakov": an initial and a word beside another of its kind. */
function inList(tokens: Tokens, first: number): number {
  const isItem = (at: number) => isLetterAt(tokens, at) && isPart(tokens[at + 2]) && lowerOf(tokens[at + 2]).length > 2;
  if (!isItem(first)) return first;
  const beside = (at: number, comma: number) => isItem(at) && lowerOf(tokens[comma]) === ',';
  return beside(first - 4, first - 1) || beside(first + 4, first + 3) ? first + 3 : first;
}

const SPOKEN_OF = set('kollege kollegin kollegen');
const LITTLE = set('kind baby kleine kleiner kleinen bub mädchen');

/** "mit kollege zyxli gesprochen", "kind zyxla, 3 j": who is meant by a word for a colleague or a child. */
function afterWord(tokens: Tokens, first: number): number {
  const cue = lowerOf(tokens[first - 1]);
  const word = tokens[first];
  const colleague = SPOKEN_OF.has(cue);
  if (word?.gap !== 1 || !(colleague || LITTLE.has(cue))) return first;
  const aged = isAged(tokens, first + 1);
  const called = aged && isSurname(word) && !is(word, WORD.never | WORD.clinical);
  if (!(isClear(word) || called || (isNoNoun(word) && (colleague || aged || isSpelt(word))))) return first;
  const tells = colleague || lowerOf(tokens[first + 1]) === ',' || is(tokens[first + 1], WORD.verb);
  return tells ? first + 1 : first;
}

const TITLED = set('dr pr prof drs docteur doctor doktor professeur professor mme mlle mr mrs ms');

/** One letter without its full stop before a word: "dr h zyxli", "pr m-zyxo". */
function afterBareLetter(tokens: Tokens, at: number): number {
  const letter = tokens[at];
  if (letter?.kind !== 'word' || letter.end - letter.start !== 1) return at;
  return isPart(tokens[at + 1]) ? at + 1 : isHyphenated(tokens, at) ? at + 2 : at;
}

const isHyphenated = (tokens: Tokens, at: number) =>
  lowerOf(tokens[at + 1]) === '-' && tokens[at + 1]?.gap === 0 && tokens[at + 2]?.gap === 0 && isPart(tokens[at + 2]);

/** A word of a name with what is joined to it by hyphens, and "le", "al" before it: the index behind. */
function afterPart(tokens: Tokens, at: number): number {
  const word = is(tokens[at], WORD.particle) && isPart(tokens[at + 1]) ? at + 1 : at;
  if (!isPart(tokens[word]) || (tokens[word]?.gap === 2 && word > at)) return at;
  return isHyphenated(tokens, word) ? word + 3 : word + 1;
}

/** "dr z. zyxli", "pr m-zyxo fakova", "dr zyxli ada": behind a title a letter and a word, or two words of which one is a given name. */
function titled(tokens: Tokens, first: number): number {
  const cue = lowerOf(tokens[first - 1]) === '.' ? tokens[first - 2] : tokens[first - 1];
  if (!TITLED.has(lowerOf(cue)) || tokens[first]?.gap === 2) return first;
  const letters = Math.max(lettersEnd(tokens, first), afterBareLetter(tokens, first));
  const one = afterPart(tokens, letters);
  if (one === letters) return first;
  if (letters > first && lowerOf(tokens[letters - 1]) !== '-') return one;
  const two = tokens[one]?.gap === 1 ? afterPart(tokens, one) : one;
  if (letters > first) return two;
  const last = tokens[two - 1];
  const given = isClearGiven(tokens[first]) || isClearGiven(last);
  return two > one && (given || (last !== undefined && isSpelt(last) && endsName(tokens[two]))) ? two : first;
}

/** Runs of words behind or before a sign, a label or the start of a line. */
function placed(tokens: Tokens, first: number): number {
  const starts = startsLine(tokens, first);
  const labelled = lowerOf(tokens[first - 1]) === ':';
  if (!starts && !labelled) return first;
  const next = runEnd(tokens, first);
  if (next === first) return first;
  if (starts && AT_LINE.some((fits) => fits(tokens, first, next))) return next;
  if (!labelled || !afterLabel(tokens, first, next)) return first;
  return lowerOf(tokens[next]) === ',' && isClearGiven(tokens[next + 1]) ? next + 2 : next;
}

/** In a text without capitals: the runs of words that are a name by where they stand, as on a line of their own, behind a label or before a date of birth; in order of place. */
export function personRuns(tokens: Tokens): readonly Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const born = beforeBirth(tokens, index);
    if (born) runs.push(born);
    if (tokens[index]?.kind !== 'word') continue;
    const next = Math.max(
      placed(tokens, index),
      afterPatient(tokens, index),
      afterWord(tokens, index),
      patientLetters(tokens, index),
      initialed(tokens, index),
      titled(tokens, index),
      inList(tokens, index),
      cuedPair(tokens, index),
      doer(tokens, index),
      calledLetter(tokens, index),
      agedLetters(tokens, index),
      beforeTitle(tokens, index),
    );
    if (next > index) runs.push({ first: index, next });
  }
  return runs;
}
