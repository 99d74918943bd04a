/** A calendar day as far as a date in a text tells it. */
export interface Day {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

type Language = 'de' | 'en' | 'fr' | 'it';

/** A leap year, so that the 29th of February is a day. */
const ANY_YEAR = 2000;

const MONTHS: readonly RegExp[] = [
  /^j(?:a|ä|ae)n|^gen/,
  /^feb|^f[eé]v/,
  /^m(?:a|ä|ae)r|^mrz/,
  /^a[pv]r/,
  /^ma[iyg]/,
  /^jun|^juin|^giu/,
  /^jul|^juil|^lug/,
  /^aug|^ao[uû]|^ago/,
  /^sep|^set/,
  /^o[kct]t/,
  /^nov/,
  /^de[zc]|^d[eé]c|^dic/,
];

/** Two figures are a year between 1969 and 2068, as POSIX reads them. */
function inCentury(year: number): number {
  if (year >= 100) return year;
  return year < 69 ? year + 2000 : year + 1900;
}

/** The 31st of February is no day, nor is one of a month that is none: the calendar puts it into another month. */
function build(day: number, month: number, year: number | undefined): Day | undefined {
  const full = year === undefined ? undefined : inCentury(year);
  const said = new Date(Date.UTC(full ?? ANY_YEAR, month - 1, day));
  return said.getUTCMonth() === month - 1 ? { day, month, year: full } : undefined;
}

const yearOf = (figures: string | undefined) => (figures === undefined ? undefined : Number(figures));

/** "12/01/2024" is read where one of the two can be no month, or where no one writes the month first. */
function readSlashes([, first, second, year]: RegExpExecArray, lang: Language): Day | undefined {
  if (Number(second) > 12) return build(Number(second), Number(first), yearOf(year));
  return Number(first) > 12 || lang !== 'en' ? build(Number(first), Number(second), yearOf(year)) : undefined;
}

function readWords(day: string | undefined, name: string | undefined, year: string | undefined): Day | undefined {
  const month = MONTHS.findIndex((words) => words.test(String(name).toLowerCase())) + 1;
  return build(Number(day), month, yearOf(year));
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/;
const FIGURES = /^(\d{1,2})[. -]{1,2}(\d{1,2})\.?[ -]?(\d{4}|\d{2})?$/;
const SLASHES = /^(\d{1,2}) ?\/ ?(\d{1,2}) ?\/ ?(\d{4}|\d{2})$/;
const DAY_FIRST =
  /^(\d{1,2})(?:[. -]{0,2}|er ?|° ?|st |nd |rd |th )(?:of |de |di |d['’])?(\p{L}{3,12})[., -]{0,2}(\d{4}|['’]?\d{2})?$/u;
const MONTH_FIRST = /^(\p{L}{3,12})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/u;

/** Reads one day; a month, a range or a figure that can be either day or month first gives nothing certain and is `undefined`. */
export function readDay(text: string, lang: Language): Day | undefined {
  const iso = ISO.exec(text);
  if (iso) return build(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const figures = FIGURES.exec(text);
  if (figures) return build(Number(figures[1]), Number(figures[2]), yearOf(figures[3]));
  const slashes = SLASHES.exec(text);
  if (slashes) return readSlashes(slashes, lang);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return readWords(dayFirst[1], dayFirst[2], dayFirst[3]?.replace(/['’]/, ''));
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst ? readWords(monthFirst[2], monthFirst[1], monthFirst[3]) : undefined;
}

const DAY_MS = 86_400_000;
const HALF_A_YEAR = 183;

function distance(first: Day, second: Day, from: number, until: number): number {
  const start = Date.UTC(from, first.month - 1, first.day);
  return Math.round((Date.UTC(until, second.month - 1, second.day) - start) / DAY_MS);
}

/** Days from one to the other. A missing year is that of the other date, or the one beside it when the turn of a year lies between. */
export function daysBetween(first: Day, second: Day): number {
  const from = first.year ?? second.year ?? ANY_YEAR;
  const until = second.year ?? first.year ?? ANY_YEAR;
  const days = distance(first, second, from, until);
  if (first.year !== undefined && second.year !== undefined) return days;
  if (days < -HALF_A_YEAR) return distance(first, second, from, until + 1);
  return days > HALF_A_YEAR ? distance(first, second, from, until - 1) : days;
}
