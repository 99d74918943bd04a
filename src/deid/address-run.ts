import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';
import { endsInPostcode } from './uk-postcode.ts';

const JOINING = new Set([',', '.', '-', '/', '’', "'", '#', 'º', '°']);
const SMALL = new Set(
  'de du da do dos del della des la le of the van den der ul utca út rkp nan and corner d str u trg no y e'.split(' '),
);
/** Parts of an address that are words of another kind elsewhere. */
export const UNIT = new Set(['apt', 'apartment', 'suite', 'unit', 'flat', 'box', 'appt', 'studio']);
/** First words of towns and countries that are words of another kind elsewhere. */
const LEADS = new Set(['new', 'united', 'north', 'south', 'east', 'west', 'saint', 'los', 'las', 'upper', 'lower']);
const STATE = /^[a-z]{2,3}$/;

/** Tokens to each side of what makes it an address. */
const REACH = 14;
/** Lines below it. */
const MOST_LINES = 4;
/** Tokens; a longer line is prose. */
const LONGEST_LINE = 8;

function belongs(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'mark') return JOINING.has(token.lower);
  if (token.kind === 'number') return token.lower.length <= 6;
  if (SMALL.has(token.lower) || (token.capital && UNIT.has(token.lower))) return true;
  if (token.capital && (token.end - token.start === 1 || LEADS.has(token.lower))) return true;
  if (token.upper && STATE.test(token.lower)) return true;
  return token.capital && !is(token, WORD.never | WORD.clinical | WORD.month | WORD.salutation | WORD.verb);
}

/** A blank line ends an address; a line break alone does not. */
function broken(doc: Doc, before: Token, after: Token): boolean {
  return after.gap === 2 && /\n\s*\n/.test(doc.text.slice(before.end, after.start));
}

/** Where the address begins that goes on at this token. */
export function runBack(doc: Doc, index: number): number {
  let first = index;
  while (index - first < REACH) {
    const token = doc.tokens[first];
    const before = tokenAt(doc, first - 1);
    if (token === undefined || before === undefined || !belongs(before) || broken(doc, before, token)) break;
    first--;
  }
  while (
    first < index &&
    doc.tokens[first]?.kind !== 'number' &&
    (doc.tokens[first]?.kind === 'mark' || doc.tokens[first]?.capital === false)
  )
    first++;
  return first;
}

const isLittle = (token: Token | undefined) => is(token, WORD.never) && token?.upper === false;

/** The last token of the address on this line. */
function lineEnd(doc: Doc, index: number): number {
  let last = index;
  while (last - index < REACH) {
    const next = doc.tokens[last + 1];
    if (next === undefined || next.gap === 2 || !belongs(next) || endsInPostcode(doc, last)) break;
    if (next.lower === '.' && doc.tokens[last + 2]?.gap !== 1 && doc.tokens[last + 2]?.gap !== 0) break;
    last++;
  }
  while (last > index && (doc.tokens[last]?.kind === 'mark' || isLittle(doc.tokens[last]))) last--;
  return last;
}

/** The last token of the next line when it can be town, state, country or postcode, else nothing; behind an empty line only a postcode tells. */
function nextLine(doc: Doc, last: number): number | undefined {
  const [end, start] = [doc.tokens[last], doc.tokens[last + 1]];
  if (end === undefined || start?.gap !== 2) return undefined;
  const apart = broken(doc, end, start);
  for (let at = last + 1; at <= last + LONGEST_LINE; at++) {
    const token = doc.tokens[at];
    const closed = /^[()]$/.test(lowerOf(token));
    if (!belongs(token) && !closed) return undefined;
    const next = doc.tokens[at + 1];
    const stop = next?.lower === '.' && doc.tokens[at + 2]?.gap !== 0;
    if (token?.kind === 'number' && token.lower.length >= 4) return at;
    if (next === undefined || next.gap === 2 || stop) return apart ? undefined : at;
  }
  return undefined;
}

/** Over the lines below until one ends in a postcode: the last token of the address. */
export function runOn(doc: Doc, index: number): number {
  let last = lineEnd(doc, index);
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const next = nextLine(doc, last);
    if (next === undefined) break;
    last = next;
    const end = doc.tokens[last];
    if (end?.kind === 'number' && end.lower.length >= 4) break;
  }
  return last;
}
