import { sayDate } from '../say/when.ts';
import type { Desk } from './fields.ts';

const DAY = 86_400_000;

/** So many days from now as people say them, and the day on which they end. */
export function spanOf(
  { say, now, site, reader }: Desk,
  days: number,
): { readonly length: string; readonly end: string } {
  const { pause } = say.forms;
  return {
    length: days % 7 === 0 ? pause.weeks(days / 7) : pause.days(days),
    end: sayDate(new Date(now.getTime() + days * DAY), { timeZone: site.timeZone, lang: reader.lang }),
  };
}
