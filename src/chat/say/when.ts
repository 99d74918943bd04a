import { Temporal } from 'temporal-polyfill';
import { DAYTIME, type Span, WORKING_DAY } from '../../consult/index.ts';
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
  de: { today: 'heute', tomorrow: 'morgen', by: 'bis' },
  en: { today: 'today', tomorrow: 'tomorrow', by: 'by' },
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

/** "Mo 23.11.", "Fr 1.1.2027": the year where it is not the present one. */
function named(date: Temporal.PlainDate, { now, timeZone, lang }: Hearing): string {
  const { year } = local(now, timeZone);
  return `${weekday(date, lang)} ${day(date, lang, date.year !== year)}`;
}

interface Due {
  readonly date: Temporal.PlainDate;
  readonly hour: string;
}

/** A day that ends at midnight ends on that day, and not at 0:00 of the next. */
function dueOf(at: Date, { timeZone, lang }: Hearing): Due {
  const time = local(at, timeZone);
  const atMidnight = time.hour === 0 && time.minute === 0;
  const date = (atMidnight ? time.subtract({ days: 1 }) : time).toPlainDate();
  if (lang === 'de') return { date, hour: `${atMidnight ? '24' : clock(time)} Uhr` };
  return { date, hour: atMidnight ? 'midnight' : clock(time) };
}

/** A time by which something is due, for what may be read on another day: "bis Mo 23.11., 14:20 Uhr", "by Mon 23 Nov, 14:20". */
export function sayBy(at: Date, hearing: Hearing): string {
  const { date, hour } = dueOf(at, hearing);
  return `${near[hearing.lang].by} ${named(date, hearing)}, ${hour}`;
}

/** The same for what is read at once, and never later: "heute bis 14:20 Uhr", "morgen, Di 24.11., bis 9:00 Uhr". */
export function sayByFromNow(at: Date, hearing: Hearing): string {
  const { date, hour } = dueOf(at, hearing);
  const { today, tomorrow, by } = near[hearing.lang];
  const days = local(hearing.now, hearing.timeZone).toPlainDate().until(date, { largestUnit: 'days' }).days;
  if (days === 0) return `${today} ${by} ${hour}`;
  return days === 1 ? `${tomorrow}, ${named(date, hearing)}, ${by} ${hour}` : sayBy(at, hearing);
}

const units = {
  de: {
    minutes: ['Minute', 'Minuten'],
    hours: ['Stunde', 'Stunden'],
    days: ['Tag', 'Tagen'],
    workingHours: ['Arbeitsstunde', 'Arbeitsstunden'],
    workingDays: ['Arbeitstag', 'Arbeitstagen'],
  },
  en: {
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    workingHours: ['working hour', 'working hours'],
    workingDays: ['working day', 'working days'],
  },
} as const;

type Count = readonly [count: number, unit: keyof (typeof units)['de']];

function ofMinutes(minutes: number): Count {
  if (minutes % (24 * 60) === 0) return [minutes / (24 * 60), 'days'];
  return minutes % 60 === 0 ? [minutes / 60, 'hours'] : [minutes, 'minutes'];
}

function ofHours(hours: number, perDay: number): Count {
  return hours % perDay === 0 ? [hours / perDay, 'workingDays'] : [hours, 'workingHours'];
}

function countOf(span: Span): Count {
  switch (span.kind) {
    case 'clock':
    case 'daytime':
      return ofMinutes(span.minutes);
    case 'working-days':
      return ofHours(span.hours, 24);
    case 'working':
      return ofHours(span.hours, WORKING_DAY);
  }
}

/** Said where the night does not count, so that nobody expects the time to run out in it. */
const byDay = {
  de: ` (gezählt von ${DAYTIME.from} bis ${DAYTIME.to} Uhr)`,
  en: ` (counted from ${DAYTIME.from}:00 to ${DAYTIME.to}:00)`,
} as const;

/** How long something waits: "innerhalb von 30 Minuten", "within 2 working days"; `null` where no time is named. */
export function sayWithin(span: Span | null, lang: Language): string {
  if (span === null) return lang === 'de' ? 'innerhalb kurzer Zeit' : 'within a short while';
  const [count, unit] = countOf(span);
  const [one, many] = units[lang][unit];
  const time = `${count} ${count === 1 ? one : many}${span.kind === 'daytime' ? byDay[lang] : ''}`;
  return lang === 'de' ? `innerhalb von ${time}` : `within ${time}`;
}

/** A date with its year, for records and lists: "24.11.2026", "24 Nov 2026". */
export function sayDate(at: Date, hearing: Omit<Hearing, 'now'>): string {
  return day(local(at, hearing.timeZone).toPlainDate(), hearing.lang, true);
}

/** Date and time for a chart: "24.11.2026, 14:20". */
export function sayStamp(at: Date, hearing: Omit<Hearing, 'now'>): string {
  return `${sayDate(at, hearing)}, ${clock(local(at, hearing.timeZone))}`;
}
