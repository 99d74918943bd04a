/** A calendar day as far as a date in a text tells it. */
export interface Day {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

const MONTHS: readonly RegExp[] = [
  /^j[aä]n|^gen/,
  /^feb|^f[eé]v/,
  /^m[aä]r|^mrz/,
  /^a[pv]r/,
  /^ma[iyg]/,
  /^jun|^juin|^giu/,
  /^jul|^juil|^lug/,
  /^aug|^ao[uû]/,
  /^sep|^set/,
  /^o[kct]t/,
  /^nov/,
  /^de[zc]|^d[eé]c|^dic/,
];

function inCentury(year: number): number {
  if (year >= 100) return year;
  return year + 2000;
}

function build(day: number, month: number, year: number | undefined): Day | undefined {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
    ? { day, month, year: year === undefined ? undefined : inCentury(year) }
    : undefined;
}

/** Reads one day; a month, a range or a figure that can be either day or month first gives nothing certain and is `undefined`. */
export function readDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return build(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const figures = /^(\d{1,2})[. ]{1,2}(\d{1,2})\.? ?(\d{4}|\d{2})?$/.exec(text);
  if (figures)
    return build(Number(figures[1]), Number(figures[2]), figures[3] === undefined ? undefined : Number(figures[3]));
  const words = /^(\d{1,2})[. ]{0,2}(?:(?:of|de|er|st|nd|rd|th) ?)?(\p{L}{3,12})[., ]{0,2}(\d{4})?$/u.exec(text);
  const month = words ? MONTHS.findIndex((name) => name.test(String(words[2]).toLowerCase())) + 1 : 0;
  return words && month > 0
    ? build(Number(words[1]), month, words[3] === undefined ? undefined : Number(words[3]))
    : undefined;
}

const ANY_YEAR = 2000;
const DAY_MS = 86_400_000;

/** Days from one to the other; a missing year is taken from the other, or as the same for both. */
export function daysBetween(first: Day, second: Day): number {
  const from = Date.UTC(first.year ?? second.year ?? ANY_YEAR, first.month - 1, first.day);
  const until = Date.UTC(second.year ?? first.year ?? ANY_YEAR, second.month - 1, second.day);
  return Math.round((until - from) / DAY_MS);
}
