import { readsLikeName } from './letters.ts';
import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

const LEADS = new Set('new united north south east west saint st los las upper lower'.split(' '));
const ARMY = new Set(['apo', 'fpo', 'dpo']);

/** A word of a town or of no table. */
const isProper = (token: Token | undefined) =>
  token?.kind === 'word' &&
  ((token.flags & ~(WORD.place | WORD.given | WORD.surname | WORD.particle)) === 0 || LEADS.has(token.lower));

const endsHere = (token: Token | undefined) =>
  token === undefined || token.gap === 2 || /^[,.;?!)]$/.test(token.lower) || is(token, WORD.never);

/** Words of one place: "armenomonastiro cyprus", "testhavn v". */
const MOST_WORDS = 4;

/** Words of towns from here on that a sign, a little word or the line ends: the index of the last. */
function words(doc: Doc, at: number): number {
  let next = at;
  while (next < at + MOST_WORDS && isProper(doc.tokens[next]) && (next === at || doc.tokens[next]?.gap === 1))
    next = lowerOf(doc.tokens[next + 1]) === '-' && isProper(doc.tokens[next + 2]) ? next + 3 : next + 1;
  return next > at && endsHere(doc.tokens[next]) ? next - 1 : at - 1;
}

/** A code of the post behind its words: "dpo ap 51065", "testham 94010". */
const isCode = (token: Token | undefined) =>
  token?.kind === 'number' && token.gap === 1 && token.lower.length > 3 && token.lower.length < 7;

/** Right behind the number of a flat a town needs no list. */
const endsClause = (token: Token | undefined) => endsHere(token) && !is(token, WORD.never);

const isKnown = (token: Token) => is(token, WORD.place) || readsLikeName(token);

/** What stands behind a comma or the flat: the last token of the town there, and whether it is known for one. */
function chunk(doc: Doc, last: number): { readonly last: number; readonly known: boolean } {
  const comma = lowerOf(doc.tokens[last + 1]) === ',';
  const at = comma ? last + 2 : last + 1;
  const first = doc.tokens[at];
  if (first === undefined || first.gap === 2) return { last, known: false };
  if (ARMY.has(first.lower) && isCode(doc.tokens[at + 2])) return { last: at + 2, known: true };
  let next = at;
  while (next < at + MOST_WORDS && isProper(doc.tokens[next])) next++;
  if (next > at && isCode(doc.tokens[next])) return { last: next, known: true };
  const end = words(doc, at);
  if (end < at) return { last, known: false };
  const flat = !comma && doc.tokens[last]?.kind === 'number' && endsClause(doc.tokens[end + 1]);
  return { last: end, known: flat || doc.tokens.slice(at, end + 1).some(isKnown) };
}

/** On the same line: up to the last town that is known for one. */
function onLine(doc: Doc, last: number): number {
  let sure = last;
  let end = last;
  for (let chunks = 0; chunks < 3; chunks++) {
    const next = chunk(doc, end);
    if (next.last === end) break;
    end = next.last;
    if (next.known) sure = end;
  }
  return sure;
}

const LONGEST_LINE = 7;
const MOST_LINES = 4;

/** "ov", "nan": a state, or part of one. */
const isState = (doc: Doc, at: number) =>
  doc.tokens[at]?.kind === 'word' &&
  lowerOf(doc.tokens[at]).length < 4 &&
  (lowerOf(tokenAt(doc, at - 1)) === ',' || doc.tokens[at + 1]?.kind === 'number');

/** The last token of the line behind this one when it holds nothing but words, commas and a number at its end. */
function line(doc: Doc, last: number): number {
  for (let at = last + 1; at <= last + LONGEST_LINE; at++) {
    const token = doc.tokens[at];
    if (token === undefined || (at === last + 1 && token.gap !== 2)) return last;
    const fits = isProper(token) || isState(doc, at) || is(token, WORD.common) || /^[,()-]$/.test(token.lower);
    if (!(fits || token.kind === 'number')) return last;
    const next = doc.tokens[at + 1];
    if (next === undefined || next.gap === 2 || next.lower === '.') return at;
    if (token.kind === 'number') return isPostcode(doc, at) ? at : last;
    if (is(next, WORD.never) && isProper(token)) return at;
  }
  return last;
}

const isPostcode = (doc: Doc, at: number) => {
  const token = doc.tokens[at];
  const behind = tokenAt(doc, at - 1)?.kind === 'word' || lowerOf(tokenAt(doc, at - 1)) === ')' || token?.gap === 2;
  return token?.kind === 'number' && token.lower.length > 3 && token.lower.length < 7 && behind;
};

/** "united kingdom", "riisa": a line of nothing but a town. */
const isTown = (doc: Doc, first: number, last: number) =>
  last - first < 3 &&
  (LEADS.has(lowerOf(doc.tokens[first])) ||
    doc.tokens.slice(first, last + 1).every((token) => isProper(token) && isKnown(token)));

/** Lines below that end in a postcode, or the last of them that is a town. */
function below(doc: Doc, last: number): number {
  let sure = last;
  let end = last;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const next = line(doc, end);
    if (next === end) break;
    if (isPostcode(doc, next)) return next;
    if (isTown(doc, end + 1, next)) sure = next;
    end = next;
  }
  return sure;
}

/** Behind the last number or word of a street in a text without capitals: the last token of its town, country and postcode. */
export function smallTail(doc: Doc, last: number): number {
  const end = onLine(doc, last);
  return isPostcode(doc, end) ? end : below(doc, end);
}
