import { Temporal } from 'temporal-polyfill';
import type { Calendar, Span } from './policy.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Hours of any day in which somebody may be expected to react. */
export const DAYTIME = { from: 7, to: 20 };
const WORKING = { from: 8, to: 17 };
const SATURDAY = 6;

/** Hours of work in a working day. */
export const WORKING_DAY = WORKING.to - WORKING.from;

/** Hours of one day that count, from the first whole hour to the last; `to: 24` is the next midnight. */
interface Hours {
  readonly from: number;
  readonly to: number;
}

/** The moment at which so much counted time has passed; true over both clock changes, holidays and weekends. */
export function addSpan(from: Date, span: Span, calendar: Calendar): Date {
  switch (span.kind) {
    case 'clock':
      return new Date(from.getTime() + span.minutes * MINUTE);
    case 'daytime':
      return addCounted(from, span.minutes * MINUTE, calendar, () => DAYTIME);
    case 'working-days':
      return addCounted(from, span.hours * HOUR, calendar, (day) =>
        isWorkingDay(day, calendar) ? { from: 0, to: 24 } : null,
      );
    case 'working':
      return addCounted(from, span.hours * HOUR, calendar, (day) => (isWorkingDay(day, calendar) ? WORKING : null));
  }
}

/** Midnight is the end of a day on which nobody works any more: there, the moment at which work ended; any other moment stays. */
export function endOfWork(moment: Date, { timeZone }: Calendar): Date {
  const time = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  if (time.hour !== 0 || time.minute !== 0) return moment;
  return new Date(momentOf(time.toPlainDate().subtract({ days: 1 }), WORKING.to, timeZone));
}

export function isWorkingDay(day: Temporal.PlainDate, calendar: Calendar): boolean {
  return day.dayOfWeek < SATURDAY && !calendar.holidays.has(day.toString());
}

/** Walks day by day and uses up what each day offers, in real milliseconds, so that a day of 23 hours counts as such. */
function addCounted(
  from: Date,
  milliseconds: number,
  { timeZone }: Calendar,
  hoursOf: (day: Temporal.PlainDate) => Hours | null,
): Date {
  let day = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  let left = milliseconds;
  for (;;) {
    const hours = hoursOf(day);
    if (hours !== null) {
      const start = Math.max(from.getTime(), momentOf(day, hours.from, timeZone));
      const counted = momentOf(day, hours.to, timeZone) - start;
      if (counted > 0 && left <= counted) return new Date(start + left);
      left -= Math.max(counted, 0);
    }
    day = day.add({ days: 1 });
  }
}

function momentOf(day: Temporal.PlainDate, hour: number, timeZone: string): number {
  const onDay = hour === 24 ? day.add({ days: 1 }) : day;
  return onDay.toZonedDateTime({ timeZone, plainTime: { hour: hour % 24 } }).epochMilliseconds;
}
