import { WORD } from './lexicon.ts';
import { dayInWords, yearInWords } from './number-words.ts';
import type { Doc } from './recogniser.ts';
import { isSlippedMonth } from './slipped-month.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

interface MonthDate {
  readonly start: number;
  readonly end: number;
  /** The token the date begins with. */
  readonly index: number;
}

/** Also everyday words, verbs or given names: a number must stand beside them. */
const AMBIGUOUS = new Set([
  'may',
  'march',
  'mar',
  'mai',
  'sept',
  'sep',
  'dec',
  'dez',
  'jan',
  'june',
  'april',
  'apr',
  'august',
  'aug',
  'jun',
  'juni',
  'okt',
  'oct',
  'nov',
  'feb',
  'jul',
  'mars',
  'mär',
  'mag',
  'maggio',
  'juil',
  'déc',
]);
const JOINING = new Set(['of', 'de', 'di', 'the', 'er', 'st', 'nd', 'rd', 'th', '.', '°', 'd']);

/** "Mai 3 mal", "may 10 mg", "Dez 12 Tropfen": in front of these a short number is no day. */
const MEASURED = 'h x mal times mg ml µg mcg g kg ie tropfen tbl stück punkte zyklus zyklen fois'.split(' ');
const COUNTED = new Set(MEASURED);
/** "3. März 12 Stunden": behind day and month it is no year either. */
const LASTING = new Set([
  ...MEASURED,
  ...'stunden stunde std uhr tage tagen wochen monate jahre min hours days weeks months years'.split(' '),
]);

/** In front of the French month, also where somebody writes it with a capital: "en Mars", "début Mars". */
const FRENCH = new Set(['en', 'de', 'au', 'et', 'dès', 'depuis', 'début', 'fin', 'mi']);
const BEFORE_DAY = new Set([...FRENCH, 'le', 'du', 'am', 'vom', 'den', 'bis', 'ab', 'und']);

/** "vom Mars", "2 Mars gegessen", "MARS 4 Sitzungen": the planet, the bar, the dialysis of the liver; a year makes it a month. */
function isOtherMars(doc: Doc, index: number, first: number, end: number | undefined): boolean {
  const token = doc.tokens[index];
  if (token?.lower !== 'mars' || !token.capital || /\d{4}$/.test(doc.text.slice(token.end, end ?? token.end)))
    return false;
  const lead = tokenAt(doc, first - 1);
  if (first === index) return !FRENCH.has(lowerOf(lead));
  const ordinal = tokenAt(doc, index - 1)?.lower === '.' && !token.upper;
  return !(ordinal || BEFORE_DAY.has(lowerOf(lead)) || is(lead, WORD.weekday));
}

/** "Pat. Mai 62 J": a name and an age. */
const AGED = /^ \d{1,3} ?(?:J|j|a|y|yo|Jahre|jährig|ans|anni|[mwf])(?![\p{L}\d])/u;

const CALLING = new Set(['dr', 'prof', 'doktor', 'professor', 'professorin', 'docteur', 'doctor']);

/** "Herr März", "Dr. Mai": a name, whatever else the word is. */
function isCalled(doc: Doc, index: number): boolean {
  if (doc.tokens[index]?.gap !== 1) return false;
  const title = tokenAt(doc, tokenAt(doc, index - 1)?.lower === '.' ? index - 2 : index - 1);
  if (is(title, WORD.patient))
    return AGED.test(doc.text.slice(doc.tokens[index]?.end, Number(doc.tokens[index]?.end) + 14));
  return is(title, WORD.salutation) || CALLING.has(lowerOf(title));
}

/** The day before the month, across "." or "rd of"; the index of the first token of the date. */
function dayBefore(doc: Doc, index: number): number {
  let at = hyphenedYear(doc, index) ? index - 2 : index - 1;
  for (let steps = 0; steps < 3 && JOINING.has(lowerOf(tokenAt(doc, at))); steps++) at--;
  const day = tokenAt(doc, at);
  if (day?.kind !== 'number' || day.lower.length > 2 || Number(day.lower) < 1 || Number(day.lower) > 31) return index;
  if (doc.tokens[at + 1]?.gap === 2) return index;
  return withRange(doc, at);
}

/** "1. - 21. Juli", "3. und 4. Mai". */
function withRange(doc: Doc, at: number): number {
  let back = at - 1;
  if (!/^(?:-|–|und|bis|and|to|et|u|au|al|e|\/)$/.test(String(doc.tokens[back]?.lower))) return at;
  back--;
  if (doc.tokens[back]?.lower === '.') back--;
  const first = doc.tokens[back];
  return first?.kind === 'number' && first.lower.length <= 2 ? back : at;
}

/** "04-Mar-2024": the year behind the second hyphen, when there are two. */
function hyphenedYear(doc: Doc, index: number): Token | undefined {
  const year = doc.tokens[index + 2];
  const joined = lowerOf(tokenAt(doc, index - 1)) === '-' && lowerOf(doc.tokens[index + 1]) === '-';
  return joined && year?.kind === 'number' && year.gap === 0 && /^(?:\d\d|(?:19|20)\d\d)$/.test(year.lower)
    ? year
    : undefined;
}

/** The year or day behind the month, if there is one: the end of the date. */
function endAfter(doc: Doc, index: number, hasDay: boolean): number | undefined {
  const hyphened = hyphenedYear(doc, index);
  if (hyphened) return hyphened.end;
  let at = index + 1;
  if (/^[.,/']$/.test(lowerOf(doc.tokens[at]))) at++;
  const number = doc.tokens[at];
  if (number?.kind !== 'number') return undefined;
  if (/^(?:19|20)\d\d$/.test(number.lower)) return number.end;
  if (number.gap === 2 && !hasDay) return undefined;
  if (
    number.lower.length > 2 ||
    doc.text[number.end] === ':' ||
    /^[.,]\d/.test(doc.text.slice(number.end, number.end + 2))
  )
    return undefined;
  if ((hasDay ? LASTING : COUNTED).has(lowerOf(doc.tokens[at + 1]))) return undefined;
  if (hasDay && (number.lower.length < 2 || tokenAt(doc, at - 1)?.lower === ',')) return undefined;
  return withDayYear(doc, at, number);
}

/** "March 3rd, 2024", "September 28". */
function withDayYear(doc: Doc, at: number, day: Token): number {
  let next = at + 1;
  let end = day.end;
  const suffix = doc.tokens[next];
  if (suffix && suffix.gap === 0 && /^(?:st|nd|rd|th)$/.test(suffix.lower)) {
    end = suffix.end;
    next++;
  }
  if (doc.tokens[next]?.lower === ',') next++;
  const year = doc.tokens[next];
  return year?.kind === 'number' && /^(?:19|20)\d\d$/.test(year.lower) ? year.end : end;
}

/** "Jeudi dix-sept octobre": the day of the week belongs to a date told in words. */
function withWeekday(doc: Doc, first: number, month: number): number {
  const day = tokenAt(doc, first - 1);
  const joined = first < month && doc.tokens[first]?.gap === 1 && ((day?.flags ?? 0) & WORD.weekday) !== 0;
  return joined ? first - 1 : first;
}

function isWritten(token: Token): boolean {
  return token.capital || !AMBIGUOUS.has(token.lower);
}

/** "Novmeber 2011", "20. Okotber": a month typed with two letters in each other's place, beside its day or year. */
function* slippedMonths(doc: Doc): Generator<MonthDate> {
  for (const at of doc.numbers) {
    const number = doc.tokens[at];
    if (number === undefined || number.lower.length === 3 || number.lower.length > 4) continue;
    const day = number.lower.length < 3;
    const index = day ? at + (lowerOf(doc.tokens[at + 1]) === '.' ? 2 : 1) : at - 1;
    const month = tokenAt(doc, index);
    if (month?.kind !== 'word' || month.flags !== 0 || !isSlippedMonth(month.lower)) continue;
    const first = dayBefore(doc, index);
    const end = endAfter(doc, index, first < index);
    const start = doc.tokens[first]?.start;
    if (start !== undefined && (day ? first < index : end !== undefined))
      yield { start, end: end ?? month.end, index: first };
  }
}

/** Dates that hold the name of a month. */
export function* monthDates(doc: Doc): Generator<MonthDate> {
  yield* slippedMonths(doc);
  if ((doc.seen & WORD.month) === 0) return;
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (!token || (token.flags & WORD.month) === 0) continue;
    const digits = dayBefore(doc, index);
    const first = digits < index ? digits : withWeekday(doc, dayInWords(doc, index), index);
    const year = yearInWords(doc, index + 1);
    const end = year > index + 1 ? tokenAt(doc, year - 1)?.end : endAfter(doc, index, first < index);
    if (isOtherMars(doc, index, first, end) || (first === index && isCalled(doc, index))) continue;
    const alone = first === index && end === undefined;
    const prepared = ((tokenAt(doc, index - 1)?.flags ?? 0) & WORD.since) !== 0;
    if (
      alone &&
      (!isWritten(token) ||
        (AMBIGUOUS.has(token.lower) && !prepared) ||
        (token.gap === 0 && index > 0 && tokenAt(doc, index - 1)?.kind !== 'mark'))
    )
      continue;
    yield { start: Number(doc.tokens[first]?.start), end: end ?? token.end, index: first };
  }
}
