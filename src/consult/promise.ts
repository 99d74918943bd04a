import type { Urgency } from './consult-request.ts';
import type { Calendar, Clock, Policy, Span } from './policy.ts';
import { addSpan, endOfWork } from './working-time.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

const clock = (minutes: number): Span => ({ kind: 'clock', minutes });
const daytime = (minutes: number): Span => ({ kind: 'daytime', minutes });

const urgent: Clock = {
  promise: clock(15),
  offer: clock(6),
  chooseAnyMinutes: 2,
  answerReminderMinutes: 30,
  silentMinutes: 10,
  lapseDays: 3,
  outcomeDays: 3,
};

const today: Clock = {
  promise: daytime(4 * HOUR),
  offer: daytime(HOUR),
  chooseAnyMinutes: 30,
  answerReminderMinutes: 4 * HOUR,
  silentMinutes: 4 * HOUR,
  lapseDays: 7,
  outcomeDays: 14,
};

const routine: Clock = {
  promise: { kind: 'working-days', hours: 24 },
  offer: { kind: 'working', hours: 8 },
  chooseAnyMinutes: 2 * HOUR,
  answerReminderMinutes: 2 * DAY,
  silentMinutes: 2 * DAY,
  lapseDays: 14,
  outcomeDays: 42,
};

/** What each urgency promises unless the configuration says otherwise. */
export function defaultPolicy(calendar: Calendar): Policy {
  return {
    clocks: { urgent, today, routine },
    calendar,
    draftHours: 24,
    unmatchedLapseDays: 14,
    reopenDays: 90,
    handOverHours: 12,
    outcomeExpiresDays: 14,
    maxSnoozes: 2,
  };
}

/**
 * The time by which a reaction is due, counted from `from`. What was asked while nobody works would be due at midnight:
 * it is promised for the end of work on that day, as nobody reacts between the two.
 */
export function promisedTime(urgency: Urgency, from: Date, policy: Policy): Date {
  const { promise } = policy.clocks[urgency];
  const due = addSpan(from, promise, policy.calendar);
  const earlier = promise.kind === 'working-days' ? endOfWork(due, policy.calendar) : due;
  return earlier > from ? earlier : due;
}

/** When an offer runs out that was seen at `deliveredAt`. */
export function offerExpiry(urgency: Urgency, deliveredAt: Date, policy: Policy): Date {
  return addSpan(deliveredAt, policy.clocks[urgency].offer, policy.calendar);
}
