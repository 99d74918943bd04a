import { type AgeUnit, type StatedAge, statedAges } from './stated-age.ts';

/** First year of each band: children as in ICH E11(R1), adults in steps of five (HIPAA safe harbour ends at 89). */
const BANDS = [2, 6, 12, 18, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90] as const;

/** "64" -> "60-64", "7" -> "6-11", from 90 on "90+"; below two years nothing, as months say more there. */
export function ageBand(years: number): string | null {
  const index = BANDS.findLastIndex((first) => first <= years);
  const first = BANDS[index];
  const next = BANDS[index + 1];
  if (first === undefined) return null;
  return next === undefined ? `${first}+` : `${first}-${next - 1}`;
}

/** "47" -> "40-49"; 18 to 29 are one, as are children of one ICH E11 band; below two years nothing. */
export function ageDecade(years: number): string | null {
  if (years < 18 || years >= 90) return ageBand(years);
  const first = Math.max(18, Math.floor(years / 10) * 10);
  return years < 30 ? '18-29' : `${first}-${first + 9}`;
}

const DAYS: Readonly<Record<AgeUnit, number>> = { days: 1, weeks: 7, months: 30.4375, years: 365.25 };
const NEWBORN_DAYS = 28;
const THREE_MONTHS_DAYS = 91;

/** The unit in which so young an age is kept: days to 28 d, weeks to three months, then months; never finer than it was said. */
function coarser(days: number, said: AgeUnit): Exclude<AgeUnit, 'years'> {
  if (days <= NEWBORN_DAYS && said === 'days') return 'days';
  return days <= THREE_MONTHS_DAYS && said !== 'months' ? 'weeks' : 'months';
}

const WORDS = {
  de: { days: 'Tage', weeks: 'Wochen', months: 'Monate', years: 'Jahre', old: ' alt' },
  en: { days: 'days', weeks: 'weeks', months: 'months', years: 'years', old: ' old' },
  fr: { days: 'jours', weeks: 'semaines', months: 'mois', years: 'ans', old: '' },
  it: { days: 'giorni', weeks: 'settimane', months: 'mesi', years: 'anni', old: '' },
} as const;

type Language = keyof typeof WORDS;

function banded(text: string, age: StatedAge, lang: Language): string {
  const { unit, value } = age;
  const said = text.slice(age.start, age.end);
  const years = unit === 'months' || unit === 'years' ? (value * DAYS[unit]) / DAYS.years : 0;
  if (unit === 'years') return `${ageBand(value) ?? value}${said.slice(age.figuresEnd - age.start)}`;
  const old = /(?:alt|old)/i.test(said) ? WORDS[lang].old : '';
  if (years >= 2) return `${ageBand(Math.floor(years))} ${WORDS[lang].years}${old}`;
  const days = value * DAYS[unit];
  const kept = coarser(days, unit);
  return kept === unit ? said : `${Math.floor(days / DAYS[kept])} ${WORDS[lang][kept]}${old}`;
}

/** Every stated age as a band, however it was typed; what is no age stays. */
export function bandAges(text: string, lang: Language): string {
  const parts: string[] = [];
  let done = 0;
  for (const age of statedAges(text)) {
    if (age.start < done) continue;
    parts.push(text.slice(done, age.start), banded(text, age, lang));
    done = age.end;
  }
  return [...parts, text.slice(done)].join('');
}
