import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../consult/person.ts';

/** What saying a time needs: the moment it is said, the zone of the house (IANA), the reader's language. */
export interface Hearing {
  readonly now: Date;
  readonly timeZone: string;
  readonly lang: Language;
}

const weekdays = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const near = {
  de: { today: 'heute', tomorrow: 'morgen', yesterday: 'gestern', by: 'bis', at: 'um' },
  en: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday', by: 'by', at: 'at' },
} as const;

function local(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function clock(time: Temporal.ZonedDateTime): string {
  return `${time.hour}:${String(time.minute).padStart(2, '0')}`;
}

function day(date: Temporal.PlainDate, lang: Language, withYear: boolean): string {
  const month = months[date.month - 1] ?? '';
  if (lang === 'en') return `${date.day} ${month}${withYear ? ` ${date.year}` : ''}`;
  return `${date.day}.${date.month}.${withYear ? date.year : ''}`;
}

function weekday(date: Temporal.PlainDate, lang: Language): string {
  return weekdays[lang][date.dayOfWeek - 1] ?? '';
}

/** "heute", "morgen, Di 24.11.", "Mi 25.11.", "Fr 1.1.2027". */
function dayFromNow(date: Temporal.PlainDate, today: Temporal.PlainDate, lang: Language): string {
  const words = near[lang];
  const days = today.until(date, { largestUnit: 'days' }).days;
  if (days === 0) return words.today;
  const named = `${weekday(date, lang)} ${day(date, lang, date.year !== today.year)}`;
  if (days === 1) return `${words.tomorrow}, ${named}`;
  return days === -1 ? `${words.yesterday}, ${named}` : named;
}

/** A day that ends at midnight ends on that day, and not at 0:00 of the next. */
function endsDay(time: Temporal.ZonedDateTime, link: 'by' | 'at'): boolean {
  return link === 'by' && time.hour === 0 && time.minute === 0;
}

function hourOf(time: Temporal.ZonedDateTime, atMidnight: boolean, lang: Language): string {
  if (lang === 'de') return `${atMidnight ? '24' : clock(time)} Uhr`;
  return atMidnight ? 'midnight' : clock(time);
}

function said(at: Date, link: 'by' | 'at', { now, timeZone, lang }: Hearing): string {
  const due = local(at, timeZone);
  const atMidnight = endsDay(due, link);
  const time = atMidnight ? due.subtract({ minutes: 1 }) : due;
  const today = local(now, timeZone).toPlainDate();
  const date = dayFromNow(time.toPlainDate(), today, lang);
  const comma = date.startsWith(`${near[lang].tomorrow},`) || date.startsWith(`${near[lang].yesterday},`) ? ',' : '';
  return `${date}${comma} ${near[lang][link]} ${hourOf(time, atMidnight, lang)}`;
}

/** A time by which something is due: "heute bis 14:20 Uhr", "morgen, Di 24.11., bis 9:00 Uhr", "heute bis 24 Uhr". */
export function sayBy(at: Date, hearing: Hearing): string {
  return said(at, 'by', hearing);
}

/** A moment: "heute um 14:20 Uhr", "gestern, So 22.11., um 9:00 Uhr". */
export function sayAt(at: Date, hearing: Hearing): string {
  return said(at, 'at', hearing);
}

const spans = {
  de: { minutes: ['Minute', 'Minuten'], hours: ['Stunde', 'Stunden'], days: ['Tag', 'Tagen'] },
  en: { minutes: ['minute', 'minutes'], hours: ['hour', 'hours'], days: ['day', 'days'] },
} as const;

function spanOf(minutes: number): readonly [count: number, unit: 'minutes' | 'hours' | 'days'] {
  if (minutes % (24 * 60) === 0) return [minutes / (24 * 60), 'days'];
  return minutes % 60 === 0 ? [minutes / 60, 'hours'] : [minutes, 'minutes'];
}

/** How long something waits: "innerhalb von 30 Minuten", "within 2 hours"; `null` where no time is named. */
export function sayWithin(minutes: number | null, lang: Language): string {
  if (minutes === null) return lang === 'de' ? 'innerhalb kurzer Zeit' : 'within a short while';
  const [count, unit] = spanOf(minutes);
  const [one, many] = spans[lang][unit];
  const span = `${count} ${count === 1 ? one : many}`;
  return lang === 'de' ? `innerhalb von ${span}` : `within ${span}`;
}

/** A date with its year, for records and lists: "24.11.2026", "24 Nov 2026". */
export function sayDate(at: Date, hearing: Omit<Hearing, 'now'>): string {
  return day(local(at, hearing.timeZone).toPlainDate(), hearing.lang, true);
}

/** Date and time for a chart: "24.11.2026, 14:20". */
export function sayStamp(at: Date, hearing: Omit<Hearing, 'now'>): string {
  return `${sayDate(at, hearing)}, ${clock(local(at, hearing.timeZone))}`;
}
