import type { Urgency } from './consult-request.ts';
import type { Calendar, Clock, Policy, Span } from './policy.ts';
import { addSpan, endOfWork, WORKING_DAY } from './working-time.ts';

const HOUR = 60;

const clock = (minutes: number): Span => ({ kind: 'clock', minutes });
const daytime = (minutes: number): Span => ({ kind: 'daytime', minutes });
const working = (hours: number): Span => ({ kind: 'working', hours });

const urgent: Clock = {
  promise: clock(15),
  offer: clock(6),
  chooseAny: clock(2),
  answerReminder: clock(30),
  silent: clock(10),
  putOffDays: 0,
  lapseDays: 3,
  outcomeDays: 3,
};

const today: Clock = {
  promise: daytime(4 * HOUR),
  offer: daytime(HOUR),
  chooseAny: daytime(30),
  answerReminder: daytime(4 * HOUR),
  silent: daytime(4 * HOUR),
  putOffDays: 2,
  lapseDays: 7,
  outcomeDays: 14,
};

const routine: Clock = {
  promise: { kind: 'working-days', hours: 24 },
  offer: working(8),
  chooseAny: working(2),
  answerReminder: working(2 * WORKING_DAY),
  silent: working(2 * WORKING_DAY),
  putOffDays: 7,
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
