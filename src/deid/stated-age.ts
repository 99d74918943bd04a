export type AgeUnit = 'days' | 'weeks' | 'months' | 'years';

/** An age as it was written: UTF-16 offsets of its figures and of figures with unit, ends exclusive. */
export interface StatedAge {
  readonly start: number;
  /** End of the figures alone. */
  readonly figuresEnd: number;
  /** End of the unit. */
  readonly end: number;
  readonly value: number;
  readonly unit: AgeUnit;
}

const YEARS =
  /(?<![\p{L}\d.,/]|\d[-–])(\d{1,3})(?:[- ]?(?:jährig|jaehrig)\p{L}{0,3}|[- ]?year[- ]old|[- ]?(?:y\/o|yo|yrs?)(?![\p{L}\d])|[mwf](?![\p{L}\d])|(?= ?(?:J\.?|Jahre?|a|ans|anni|years)(?: alt\p{L}{0,2}| old|[,;.?!)]|$)))/giu;
const YOUNG =
  /(?<![\p{L}\d.,/]|\d[-–])(\d{1,3})[- ]?(tag|woche|monat|day|week|month)[ens]{0,2}(?:[- ](?:alt|old)\p{L}{0,2}|(?=[,;.?!)]))/giu;
const YOUNG_ROMANCE =
  /(?<=(?:âgée? |nourrisson |nouveau-né |neonato |lattante |bébé |bimbo |bambino )(?:de |di )?)(\d{1,3}) ?(jour|semaine|mois|giorn|settiman|mes)\p{L}{0,3}/giu;
const INFANT =
  /(?:säugling|neugeboren|baby|infant|newborn|neonate|kind|child|kid|boy|girl|junge|bub|mädchen)\p{L}{0,3},? (?:\(|von )?$/iu;
/** A span of time, not an age: "seit 12 Jahren", "since 3 months". */
const SPAN_OF_TIME =
  /(?:seit|vor|nach|für|über|alle|for|since|after|in|every|depuis|après|pendant|da|dopo|per|ogni) (?:\p{L}{2,5} )?$/iu;

const UNITS: readonly (readonly [RegExp, AgeUnit])[] = [
  [/^(?:tag|day|jour|giorn)/i, 'days'],
  [/^(?:woche|week|semaine|settiman)/i, 'weeks'],
  [/^(?:monat|month|mois|mes)/i, 'months'],
];
const LONGEST_LEAD = 24;

function read(match: RegExpExecArray, unit: AgeUnit): StatedAge {
  const figures = String(match[1]);
  const start = match.index;
  return { start, figuresEnd: start + figures.length, end: start + match[0].length, value: Number(figures), unit };
}

function youngOf(text: string, match: RegExpExecArray): StatedAge | undefined {
  const unit = UNITS.find(([words]) => words.test(String(match[2])))?.[1];
  const isSaid = /(?:alt|old)\p{L}{0,2}$/iu.test(match[0]);
  const lead = text.slice(Math.max(0, match.index - LONGEST_LEAD), match.index);
  return unit && (isSaid || INFANT.test(lead)) ? read(match, unit) : undefined;
}

/** Ages said in German, English, French or Italian, in order of place; "seit 12 Jahren" is none. */
export function statedAges(text: string): readonly StatedAge[] {
  const lead = (at: number) => text.slice(Math.max(0, at - LONGEST_LEAD), at);
  const years = [...text.matchAll(YEARS)].map((match) => read(match, 'years'));
  const young = [...text.matchAll(YOUNG)].flatMap((match) => youngOf(text, match) ?? []);
  const romance = [...text.matchAll(YOUNG_ROMANCE)].flatMap((match) => {
    const unit = UNITS.find(([words]) => words.test(String(match[2])))?.[1];
    return unit ? [read(match, unit)] : [];
  });
  return [...years, ...young, ...romance]
    .filter(({ start, value }) => value < 125 && !SPAN_OF_TIME.test(lead(start)))
    .toSorted((one, other) => one.start - other.start);
}
