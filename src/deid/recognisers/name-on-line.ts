import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { isFree, isPerson } from '../name-likely.ts';
import { hasOther, isGiven, isListed, looksCommon } from '../name-shape.ts';
import { CUED, type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { isRole } from '../role.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const ID = 'name-on-line';

const SIGNED = groupOf('sig');

/** Tokens; a longer line is prose. */
const LONGEST_LINE = 14;

/** "ABCD / 01.03.2003", "20.11. zyxm": an entry with the date and the sign of who made it. */
const ENTRY =
  /^[ \t]*(?:(?<first>\p{L}{3,9})(?<sign> ?[/(,] ?| )\d{1,2}\.\d{1,2}\.?(?:\d{4}|\d{2})?(?: \d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}\.\d{1,2}\.?(?:\d{4}|\d{2})?(?<joint> ?[/(,] ?| )(?<last>\p{L}{3,9})\)?)[ \t]*$/u;
/** Letters; a word in small letters and without a sign before it is longer. */
const LONGEST_SIGN = 5;

function entry(doc: Doc, first: number, next: number): readonly [number, number] | undefined {
  if (![0, 1, 2].some((step) => doc.tokens[first + step]?.kind === 'number')) return undefined;
  const start = Number(doc.tokens[first]?.start);
  const line = doc.text.slice(start, Number(tokenAt(doc, next - 1)?.end));
  const match = line.length > 40 ? null : ENTRY.exec(line);
  if (!match?.groups) return undefined;
  const index = match.groups['first'] === undefined ? lastWord(doc, next) : first;
  const token = doc.tokens[index];
  if (token === undefined || token.flags !== 0) return undefined;
  const plain = (match.groups['sign'] ?? match.groups['joint']) === ' ';
  const short = token.end - token.start <= LONGEST_SIGN && !token.capital;
  return (plain ? short : token.upper || short) ? [index, index + 1] : undefined;
}

function lastWord(doc: Doc, next: number): number {
  return tokenAt(doc, next - 1)?.kind === 'word' ? next - 1 : next - 2;
}

const NO_NAME =
  WORD.never |
  WORD.clinical |
  WORD.common |
  WORD.frame |
  WORD.month |
  WORD.weekday |
  WORD.role |
  WORD.title |
  WORD.patient |
  WORD.organisation |
  WORD.street |
  WORD.kin;
const LATIN = /(?:us|is|um|ae|i|ii|ica|icum|ense|osa)$/;

const isWord = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.capital && token.end - token.start > 1;

/** "OUTOFVOC Outofvocia", "D. Zyxli-Fakov", "Erik Baader", "Ada B Fakova": a line that is nothing but a name. */
function whole(doc: Doc, first: number, next: number): boolean {
  return isName(doc, first, next) || isUnheardOf(doc, first, next);
}

/** "Zyxo Vathin", a line of words in no table: spelt as names are, or with a role, a telephone or an address below it. */
function isUnheardOf(doc: Doc, first: number, next: number): boolean {
  const words = doc.tokens.slice(first, next).filter((token) => token.kind === 'word' && !is(token, WORD.particle));
  const long = words.filter((token) => token.end - token.start > 2);
  if (long.length < 2 || long.length > 4 || !words.every((token) => token.end - token.start < 3 || isFree(token)))
    return false;
  return long.some(isPerson) || tellsPerson(doc, next);
}

/** Does the line that begins here go on with a person: a role, a telephone, an address for letters? */
function tellsPerson(doc: Doc, at: number): boolean {
  const token = doc.tokens[at];
  return (
    isRole(token) ||
    is(token, WORD.phone | WORD.birth | WORD.residence) ||
    (token?.kind === 'number' && is(doc.tokens[at + 1], WORD.street))
  );
}

function isName(doc: Doc, first: number, next: number): boolean {
  const tokens = doc.tokens.slice(first, next).filter(({ kind }) => kind === 'word');
  const words = tokens.filter((token) => token.end - token.start > 1 && !is(token, WORD.particle));
  const [one, two] = words;
  if (!one || words.length > 3 || !words.every(isWord)) return false;
  const letter = tokens.some((token) => token.capital && token.end - token.start === 1 && token.gap < 2);
  const free = words.every((token) => isListed(token) || !is(token, NO_NAME));
  if (!free || tokens[0]?.capital !== true) return false;
  const given = isGiven(one) && !is(one, NO_NAME);
  if (two === undefined || joined(doc, first, next))
    return isInitial(doc, first) && !isInitial(doc, first + 2) && !latin(words);
  const capitals = one.upper && one.end - one.start > 3 && !hasOther(one) && !two.upper && !hasOther(two);
  if (capitals || given) return true;
  return letter && words.length === 2 && words.every((token) => isListed(token) || token.flags === 0) && !latin(words);
}

const latin = (words: readonly Token[]) => words.some((token) => LATIN.test(token.lower) && looksCommon(token));

const isInitial = (doc: Doc, at: number) => {
  const token = doc.tokens[at];
  return token !== undefined && token.end - token.start === 1 && lowerOf(doc.tokens[at + 1]) === '.';
};

/** A double name counts as one word. */
function joined(doc: Doc, first: number, next: number): boolean {
  return doc.tokens.slice(first, next).some(({ lower, gap }) => lower === '-' && gap === 0) && isInitial(doc, first);
}

const NAME_SIGNS = new Set(['.', '-', "'", '’']);

/** Words, letters and the signs that join them, nothing else. */
function isBare(doc: Doc, first: number, next: number): boolean {
  for (let at = first; at < next; at++) {
    const token = doc.tokens[at];
    if (!token || token.kind === 'number' || (token.kind === 'mark' && !NAME_SIGNS.has(token.lower))) return false;
    if (token.kind === 'word' && !token.capital && !is(token, WORD.particle)) return false;
  }
  return true;
}

function line(doc: Doc, first: number, next: number, found: Hit[]): void {
  const sign = entry(doc, first, next);
  if (sign) found.push(nameHit(doc, ...sign, ID, { tier: LISTED, confidence: 'possible', evidence: ['position'] }));
  else if (next - first > 1 && isBare(doc, first, next) && whole(doc, first, next))
    found.push(
      nameHit(doc, first, next, ID, { tier: LISTED, confidence: 'possible', evidence: ['shape', 'position'] }),
    );
}

/** "AMUSTER sig. Dr. ...": the sign before who signed. */
function signed(doc: Doc, index: number, found: Hit[]): void {
  const sign = tokenAt(doc, index - 1);
  const fits = sign?.upper && sign.flags === 0 && sign.end - sign.start > 3 && doc.tokens[index]?.gap === 1;
  if (fits) found.push(nameHit(doc, index - 1, index, ID, { tier: CUED, evidence: ['cue', 'neighbour'] }));
}

function find(doc: Doc, found: Hit[]): void {
  let first = 0;
  for (let index = 0; index <= doc.tokens.length; index++) {
    const token = doc.tokens[index];
    if (index > first && (token === undefined || token.gap === 2)) {
      if (index - first <= LONGEST_LINE) line(doc, first, index, found);
      first = index;
    }
    if (inGroup(token, SIGNED) && lowerOf(doc.tokens[index + 1]) === '.') signed(doc, index, found);
  }
}

export const nameOnLine: Recogniser = {
  id: ID,
  about: 'A line that is nothing but a name or an entry with the sign of who made it.',
  kind: 'NAME',
  find,
  examples: {
    hit: [
      '«ZYXMANN Zyxlia»\nAufnahme gestern',
      '«D. Zyxli»',
      '«Zyxo Vathin»\nLeitung Pflege',
      '«ZXMF» / 01.03.2003',
      '01.03.2003 («ZXMF»)',
      '20.11. «zyxm»',
      '«ATESTMANN» sig. Dr. Meier',
    ],
    stay: ['EKG 20.11', 'E. Coli', 'I.V. Antibiosetherapie', 'Red Flags', 'Anamnese'],
  },
};
