import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';
import { STATE as CANTONS } from './town.ts';

/** UTF-16 code units, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const set = (words: string) => new Set(words.split(' '));
const JOINING = set('am an im in ob bei vor unter de la le les du sur en der dem den');
const OPENS = set('st sankt bad markt la le les saint san santa tel');
const BEFORE = set(
  'in aus nach bei from near à raum stadt spital klinikum krankenhaus kantonsspital universitätsspital',
);
/** "alt-neudorf": said of towns, and words elsewhere. */
const ADJECTIVE = set('alt neu ober unter klein groß gross');
const COUNTRY = set('a ch d de at fl');

/** Words of towns only, and words in no table. */
const isPure = (token: Token | undefined) => token?.kind === 'word' && (token.flags & ~WORD.place) === 0;
const NO_TOWN =
  WORD.never | WORD.verb | WORD.clinical | WORD.common | WORD.month | WORD.frame | WORD.kin | WORD.role | WORD.ward;
/** A listed town that may be a person's name as well, but no everyday word. */
const isListedTown = (token: Token | undefined) => is(token, WORD.place) && !is(token, NO_TOWN);

const LONGEST = 8;

/** "st. johann am bergle", "la tour-de-peilz", "bitterfeld-wolfen": the index behind the town whose name begins here, which has a word of its own. */
function townEnd(doc: Doc, index: number): number {
  let at = index;
  while (at < index + 3 && OPENS.has(lowerOf(doc.tokens[at]))) at += lowerOf(doc.tokens[at + 1]) === '.' ? 2 : 1;
  const word = doc.tokens[at];
  if (word?.kind !== 'word' || (at > index && word.gap === 2) || word.end - word.start < 3) return index;
  const hyphened = lowerOf(doc.tokens[at + 1]) === '-' && doc.tokens[at + 1]?.gap === 0;
  const led = at > index && !is(word, hyphened ? NO_TOWN & ~WORD.common : NO_TOWN);
  if (!(isListedTown(word) || isPure(word) || led || (hyphened && ADJECTIVE.has(word.lower)))) return index;
  while (at < index + LONGEST) {
    const next = doc.tokens[at + 1];
    if (next?.lower === '-' && next.gap === 0 && doc.tokens[at + 2]?.kind === 'word' && doc.tokens[at + 2]?.gap === 0)
      at += 2;
    else if (joins(doc, at + 1)) at += joins(doc, at + 1);
    else break;
  }
  const canton = lowerOf(doc.tokens[at + 1]) === '(' && lowerOf(doc.tokens[at + 3]) === ')';
  return canton && CANTONS.has(lowerOf(doc.tokens[at + 2])) ? at + 4 : at + 1;
}

/** "am bergle", "an der glan" behind a town, where the clause ends behind it: how many words. */
function joins(doc: Doc, at: number): number {
  if (!JOINING.has(lowerOf(doc.tokens[at])) || doc.tokens[at]?.gap !== 1) return 0;
  const words = JOINING.has(lowerOf(doc.tokens[at + 1])) ? 3 : 2;
  const last = doc.tokens[at + words - 1];
  const after = doc.tokens[at + words];
  const ends = after === undefined || after.gap === 2 || after.kind === 'mark' || is(after, WORD.never);
  return isPure(last) && last?.gap === 1 && last.end - last.start > 3 && ends ? words : 0;
}

const spell = (doc: Doc, first: number, next: number): Place => ({
  start: Number(doc.tokens[first]?.start),
  end: Number(tokenAt(doc, next - 1)?.end),
});

/** "47809 krefeld", "a-9011 neustadt", ", 1814 la tour-de-peilz". */
function postcode(doc: Doc, index: number, token: Token): Place | undefined {
  if (token.lower.length !== 4 && token.lower.length !== 5) return undefined;
  const dash = lowerOf(tokenAt(doc, index - 1)) === '-' && token.gap === 0;
  const prefixed = dash && COUNTRY.has(lowerOf(tokenAt(doc, index - 2)));
  if ((token.gap === 0 && !prefixed) || doc.tokens[index + 1]?.gap !== 1) return undefined;
  const next = townEnd(doc, index + 1);
  if (next === index + 1) return undefined;
  const first = prefixed ? index - 2 : index;
  const apart = doc.tokens[first]?.gap === 2 || lowerOf(tokenAt(doc, first - 1)) === ',';
  const year = token.lower.length === 4 && /^(?:19|20)/.test(token.lower);
  const listed = isListedTown(doc.tokens[index + 1]) || OPENS.has(lowerOf(doc.tokens[index + 1]));
  return prefixed || (listed && !year) || (apart && !year) ? spell(doc, first, next) : undefined;
}

const DATED = /^, ?(?:(?:am|den|le|li) )?\d{1,2}\. ?(?:\d{1,2}\.|\p{L}{3,})/u;
/** Nobody listed them, and they are spelt as towns are. */
const TOWN_ENDING = /(?:stadt|dorf|burg|heim|hausen|wil|ingen|kirchen|felden|furt)$/;
const SAID = /^, ?(?:am|den|le) \d/u;

/** "berlin, den 22.06.2032" at the start of a line. */
function letterhead(doc: Doc, index: number, token: Token): Place | undefined {
  if (token.gap !== 2) return undefined;
  const next = townEnd(doc, index);
  const rest = doc.text.slice(Number(tokenAt(doc, next - 1)?.end), Number(tokenAt(doc, next - 1)?.end) + 16);
  return next > index &&
    (isListedTown(token) || (token.flags === 0 && TOWN_ENDING.test(token.lower)) ? DATED : SAID).test(rest)
    ? spell(doc, index, next)
    : undefined;
}

/** "aus duebendorf", "wohnhaft in st. moritz", and a town that is nothing else. */
function named(doc: Doc, index: number, token: Token): Place | undefined {
  const told = BEFORE.has(lowerOf(tokenAt(doc, index - 1))) && token.gap === 1;
  const opens = told && OPENS.has(token.lower);
  const pure = is(token, WORD.place) && isPure(token) && token.end - token.start > 4;
  if (!(opens || pure || (told && isListedTown(token)))) return undefined;
  const joined = [tokenAt(doc, index - 1), doc.tokens[index + 1]].some((sign) => lowerOf(sign) === '-');
  const next = joined && !told ? index : townEnd(doc, index);
  return next > index && (!opens || next > index + 1) ? spell(doc, index, next) : undefined;
}

/** The town that begins at this token in a text without capitals, with its postcode when one stands before it. */
export function smallTown(doc: Doc, index: number, token: Token): Place | undefined {
  if (token.kind === 'number') return postcode(doc, index, token);
  if (token.kind === 'mark') return undefined;
  return letterhead(doc, index, token) ?? named(doc, index, token);
}
