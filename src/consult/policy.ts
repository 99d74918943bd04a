import type { Urgency } from './consult-request.ts';

/**
 * A span of time. `clock` runs always, `daytime` from 7 to 20 on any day, `working-days` at every hour of a
 * working day, `working` from 8 to 17 on working days.
 */
export type Span =
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'daytime'; readonly minutes: number }
  | { readonly kind: 'working-days'; readonly hours: number }
  | { readonly kind: 'working'; readonly hours: number };

/** What an urgency promises and when Konsil speaks up. */
export interface Clock {
  readonly promise: Span;
  readonly offer: Span;
  /** From showing candidates to asking the best of them, when nobody is chosen. */
  readonly chooseAny: Span;
  /** From acceptance to reminding the expert. */
  readonly answerReminder: Span;
  /** From reminding the expert to asking the asker, and again from there to the next expert. */
  readonly silent: Span;
  /** A reminder may be put off by its expert until at most so long after they accepted; 0: not at all. */
  readonly putOffDays: number;
  readonly lapseDays: number;
  readonly outcomeDays: number;
}

/** Where a request stands in time: zone and holidays of the house. */
export interface Calendar {
  /** IANA zone, for example `Europe/Zurich`. */
  readonly timeZone: string;
  /** Public holidays as `YYYY-MM-DD` in that zone. */
  readonly holidays: ReadonlySet<string>;
}

export interface Policy {
  readonly clocks: Readonly<Record<Urgency, Clock>>;
  readonly calendar: Calendar;
  readonly draftHours: number;
  readonly unmatchedLapseDays: number;
  readonly reopenDays: number;
  readonly handOverHours: number;
  readonly outcomeExpiresDays: number;
  readonly maxSnoozes: number;
}
