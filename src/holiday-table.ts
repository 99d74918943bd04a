import { readFileSync } from 'node:fs';

const HOLIDAYS = new URL('../lexicon/holidays.json', import.meta.url);

/** The shipped table of public holidays, for `holidaysOf`. */
export function holidayTable(): unknown {
  return JSON.parse(readFileSync(HOLIDAYS, 'utf8'));
}
