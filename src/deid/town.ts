import { ENDING } from './endings.ts';
import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { is, lowerOf } from './token.ts';

const NOT_TOWN = WORD.clinical | WORD.month | WORD.frame | WORD.eponym | WORD.record;
const JOINERS = new Set([
  'am',
  'an',
  'der',
  'im',
  'in',
  'ob',
  'bei',
  'vor',
  'an',
  'sur',
  'en',
  'le',
  'la',
  'les',
  'de',
  'du',
  'unter',
  'upon',
  'sous',
  'a',
]);
/** Words that begin the name of a town and go on. */
export const PREFIX = new Set([
  'bad',
  'st',
  'sankt',
  'klein',
  'groß',
  'gross',
  'neu',
  'alt',
  'ober',
  'unter',
  'markt',
  'la',
  'le',
  'les',
  'new',
  'san',
  'santa',
  'los',
  'saint',
  'tel',
  'freiburg',
  'frankfurt',
  'halle',
  'burg',
  'wald',
]);
/** Swiss cantons as they stand behind a town, and what ends a French postal address. */
export const STATE = new Set([
  'zh',
  'be',
  'lu',
  'ur',
  'sz',
  'ow',
  'nw',
  'gl',
  'zg',
  'fr',
  'so',
  'bs',
  'bl',
  'sh',
  'ar',
  'ai',
  'sg',
  'gr',
  'ag',
  'tg',
  'ti',
  'vd',
  'vs',
  'ne',
  'ge',
  'ju',
  'cedex',
]);

/** From a capital word on: "St. Johann am Bergle", "La Tour-de-Peilz", "Trüllikon (ZH)". The token after the last. */
export function townEnd(doc: Doc, index: number): number {
  const { tokens } = doc;
  let at = index;
  if (!tokens[at]?.capital) return index;
  while (at < index + 8) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (next?.upper && next.lower === 'cedex') at += tokens[at + 2]?.kind === 'number' ? 2 : 1;
    else if (next?.lower === '.' && next.gap === 0 && token?.lower === 'st' && tokens[at + 2]?.capital) at += 2;
    else if (
      next?.lower === '-' &&
      next.gap === 0 &&
      tokens[at + 2]?.gap === 0 &&
      tokens[at + 2]?.kind === 'word' &&
      !is(tokens[at + 2], WORD.frame | WORD.clinical) &&
      (Number(tokens[at + 2]?.endings) & ENDING.common) === 0
    )
      at += 2;
    else if (
      next?.capital &&
      next.gap === 1 &&
      (PREFIX.has(lowerOf(token)) || (at === index && STATE.has(next.lower) && next.upper))
    )
      at += 1;
    else if (
      next &&
      next.gap === 1 &&
      JOINERS.has(next.lower) &&
      !next.capital &&
      tokens[at + 2]?.capital &&
      tokens[at + 2]?.gap === 1 &&
      !is(tokens[at + 2], NOT_TOWN | WORD.common)
    )
      at += 2;
    else if (
      next &&
      next.gap === 1 &&
      JOINERS.has(next.lower) &&
      tokens[at + 2]?.lower === 'der' &&
      tokens[at + 3]?.capital
    )
      at += 3;
    else break;
  }
  const canton = tokens[at + 2];
  if (tokens[at + 1]?.lower === '(' && canton?.upper && STATE.has(canton.lower) && tokens[at + 3]?.lower === ')')
    at += 3;
  return at + 1;
}

/** A word that begins the name of a town is none by itself: "Tel. 4711" is no "Tel Aviv". */
const begins = (doc: Doc, index: number) => PREFIX.has(lowerOf(doc.tokens[index])) && townEnd(doc, index) > index + 1;

const isTown = (doc: Doc, index: number) => {
  const token = doc.tokens[index];
  return (
    token?.kind === 'word' &&
    token.capital &&
    ((token.endings & (ENDING.common | ENDING.house)) === 0 || is(token, WORD.place)) &&
    token.end - token.start > 1 &&
    !is(token, NOT_TOWN & ~WORD.eponym) &&
    (is(token, WORD.place) || !is(token, WORD.common | WORD.never | WORD.phone) || begins(doc, index))
  );
};

/** The town whose name begins at this token, if one does. */
export function town(doc: Doc, index: number): { start: number; end: number } | undefined {
  const first = doc.tokens[index];
  const last = doc.tokens[townEnd(doc, index) - 1];
  return first && last && isTown(doc, index) ? { start: first.start, end: last.end } : undefined;
}
