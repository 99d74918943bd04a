import { WORD } from './lexicon.ts';
import { isAged, isClear, lettersEnd, type Tokens } from './small-run.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

const set = (words: string) => new Set(words.split(' '));

/** Behind these a person is named, in whatever language. */
const BEFORE = set(
  'by with to from called named add for pour par avec chez mit durch von für bei con da per ask asked',
);

/** What people do; a doer without a capital begins the sentence. */
const ACTS = set(
  'spent shouted had gave went came lives lived works worked wrote called phoned rang wants thinks listed says said refused refuses denies walks smokes drinks',
);

/** No surname ends like these, and many a word no table holds does. */
export const INFLECTED =
  /(?:ed|ing|ly|tion|ness|ive|able|ous|ful|ic|al|ig|isch|lich|iert|end|te|ten|los|bar|sam|haft|ung|keit|ée?s?|ique|eux|euse)$/;

const NO_SURNAME = WORD.never | WORD.verb | WORD.clinical | WORD.kin | WORD.frame | WORD.month | WORD.role | WORD.ward;

const isSurname = (token: Token | undefined): token is Token =>
  token?.kind === 'word' &&
  token.gap === 1 &&
  token.end - token.start > 2 &&
  !is(token, NO_SURNAME) &&
  (is(token, WORD.surname | WORD.eponym) || (token.flags === 0 && !INFLECTED.test(token.lower)));

/** Go on behind a name in notes without signs. */
const AFTER = set('rendez tel tél contact contacter née né geb dob');

/** Can a name end before this token? */
export const endsName = (token: Token | undefined) =>
  token === undefined ||
  token.gap === 2 ||
  token.kind === 'mark' ||
  is(token, WORD.never | WORD.verb) ||
  ACTS.has(token.lower) ||
  AFTER.has(token.lower);

/** Over "j" or "j." between the words of a name. */
function overLetter(tokens: Tokens, at: number): number {
  const letter = tokens[at];
  if (letter?.kind !== 'word' || letter.gap !== 1 || letter.end - letter.start !== 1) return at;
  return lowerOf(tokens[at + 1]) === '.' ? at + 2 : at + 1;
}

/** Does a sentence begin here? */
const starts = (tokens: Tokens, first: number) =>
  first === 0 || tokens[first]?.gap === 2 || /^[.!?:;]$/.test(lowerOf(tokenAt({ tokens }, first - 1)));

const NO_GIVEN = WORD.never | WORD.verb | WORD.frame;
/** Used as a given name, whatever else it may be: what stands around it tells. */
const mayBeGiven = (token: Token) => is(token, WORD.given) && !is(token, NO_GIVEN);
/** The same, and no everyday word. */
const isRatherGiven = (token: Token) => mayBeGiven(token) && !is(token, WORD.common | WORD.clinical | WORD.month);

/** No word of the languages written here but French, where given names are listed. */
const FOREIGN_LETTER = /[^a-zäöüßéèêàçâîôù]/;

/** Given name and surname that are told by each other: one of them is nothing else. */
const areTold = (given: Token, surname: Token) =>
  isRatherGiven(given) || (mayBeGiven(given) && (isClear(surname) || FOREIGN_LETTER.test(surname.lower)));

/** "by szabina j zyxencsér", "to patricia zyxrosiers in", "james zyxbot listed": a given name behind such a word or before such a verb, and what follows it. */
export function cuedPair(tokens: Tokens, first: number): number {
  const given = tokens[first];
  if (given?.kind !== 'word' || given.end - given.start < 3) return first;
  const at = overLetter(tokens, first + 1);
  const surname = tokens[at];
  if (!isSurname(surname)) return first;
  const lettered = at > first + 1 && given.flags === 0;
  if (!(lettered || areTold(given, surname))) return first;
  const next = at + 1;
  const cued = BEFORE.has(lowerOf(tokenAt({ tokens }, first - 1))) && given.gap === 1;
  if (cued && endsName(tokens[next])) return next;
  return starts(tokens, first) && !lettered && ACTS.has(lowerOf(tokens[next])) ? next : first;
}

const ASKS = set('can could may');
const SPOKEN = set('what who remember i you yes hello hi thanks sorry "');

/** "scott had given", "zak, can i", "ella: what": who begins the sentence by a given name. */
export function doer(tokens: Tokens, first: number): number {
  const token = tokens[first];
  if (token?.kind !== 'word' || token.end - token.start < 3 || !isRatherGiven(token) || !starts(tokens, first))
    return first;
  const [next, behind] = [tokens[first + 1], lowerOf(tokens[first + 2])];
  const acts = next?.gap === 1 && ACTS.has(next.lower);
  const asks = lowerOf(next) === ',' && ASKS.has(behind) && lowerOf(tokens[first + 3]) === 'i';
  const speaks = lowerOf(next) === ':' && SPOKEN.has(behind);
  return acts || asks || speaks ? first + 1 : first;
}

const CALLED = set('mr mrs ms miss mme mlle herr frau hr');

/** "mrs t again": one letter for a name behind a form of address. */
export function calledLetter(tokens: Tokens, first: number): number {
  const letter = tokens[first];
  const cue = lowerOf(tokens[first - 1]) === '.' ? tokens[first - 2] : tokens[first - 1];
  if (letter === undefined || letter.end - letter.start !== 1 || letter.gap !== 1 || !CALLED.has(lowerOf(cue)))
    return first;
  return /^[aài]$/.test(letter.lower) || tokens[first + 1]?.gap === 0 ? first : first + 1;
}

const MOST_LETTERS = 6;

/** "h.-j. r. (71, copd", "d.b., 29,": the initials of somebody whose age follows. */
export function agedLetters(tokens: Tokens, first: number): number {
  const next = lettersEnd(tokens, first);
  if (next < first + 4 || next > first + MOST_LETTERS + 1) return first;
  const patient = is(tokens[first - 1], WORD.patient) && lowerOf(tokens[next]) === ',';
  const two = patient && tokens[next + 1]?.kind === 'number' && lowerOf(tokens[next + 2]) === ',';
  return two || (lowerOf(tokens[next]) === '(' && isAged(tokens, next)) ? next : first;
}

const MEN = set('herr herrn mr monsieur');

/** "herr max herren, assistenzarzt": behind a given name the surname may be any word, where a role follows. */
export function beforeTitle(tokens: Tokens, first: number): number {
  if (!MEN.has(lowerOf(tokens[first - 1])) || !isClear(tokens[first]) || tokens[first + 1]?.gap !== 1) return first;
  const role = lowerOf(tokens[first + 2]) === ',' && is(tokens[first + 3], WORD.role);
  return role && tokens[first + 1]?.kind === 'word' ? first + 2 : first;
}
