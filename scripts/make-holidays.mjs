// Writes lexicon/holidays.json: public holidays of every Land and canton, from date-holidays and the corrections below.
// Run after an update of date-holidays or when the years run out: node scripts/make-holidays.mjs
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const YEARS = [2026, 2027, 2028, 2029, 2030];
const COUNTRIES = ['DE', 'AT', 'CH'];

// Where the source and cantonal law part, as far as it is known; the house corrects what is left by its own closures.
const DROPPED = {
  // Valais keeps the Catholic feasts alone.
  'CH-VS': ['05-01', 'whit-monday', '12-24'],
  // Corpus Christi is a holiday in Le Landeron only.
  'CH-NE': ['corpus-christi'],
};
const ADDED = {
  'CH-AI': ['12-08'],
  'CH-GR': ['good-friday'],
};
const AFTER_EASTER = { 'good-friday': -2, 'whit-monday': 50, 'corpus-christi': 60 };

const DAY = 86_400_000;

function easterOf(year) {
  const found = new Holidays('CH').getHolidays(year).find((one) => one.rule === 'easter');
  if (found === undefined) throw new Error(`no Easter in ${year}`);
  return Date.parse(`${found.date.slice(0, 10)}T00:00:00Z`);
}

function dated(day, year) {
  const offset = AFTER_EASTER[day];
  if (offset === undefined) return `${year}-${day}`;
  return new Date(easterOf(year) + offset * DAY).toISOString().slice(0, 10);
}

function regionsOf(country) {
  return [null, ...Object.keys(new Holidays().getStates(country))];
}

function daysOf(country, state) {
  const region = state === null ? country : `${country}-${state}`;
  const calendar = state === null ? new Holidays(country) : new Holidays(country, state);
  const found = YEARS.flatMap((year) => calendar.getHolidays(year))
    .filter((one) => one.type === 'public')
    .map((one) => one.date.slice(0, 10));
  const corrected = (table) => YEARS.flatMap((year) => (table[region] ?? []).map((day) => dated(day, year)));
  const dropped = new Set(corrected(DROPPED));
  const days = [...found, ...corrected(ADDED)].filter((day) => !dropped.has(day));
  return [region, [...new Set(days)].sort()];
}

const regions = COUNTRIES.flatMap((country) => regionsOf(country).map((state) => daysOf(country, state)));
const lines = regions.map(([region, days]) => `    ${JSON.stringify(region)}: ${JSON.stringify(days)}`);
const about = 'Public holidays by region, made by scripts/make-holidays.mjs from date-holidays (CC-BY-3.0, see NOTICE)';
const text = `{\n  "about": ${JSON.stringify(about)},\n  "years": ${JSON.stringify(YEARS)},\n  "regions": {\n${lines.join(',\n')}\n  }\n}\n`;
writeFileSync(new URL('../lexicon/holidays.json', import.meta.url), text);
