import type { Outcome } from '../chat/port.ts';
import type { Delivery } from '../store/port.ts';
import type { Attempt } from './courier.ts';

const FAULTS_UNTIL_PARKED = 5;

type Failed = Exclude<Outcome<unknown>, { kind: 'done' } | { kind: 'unknown-outcome' }>;

/** A rate limit or an outage never counts; `broken` five times parks; `refused` and `gone` park at once. */
export function settleFailure(delivery: Delivery, outcome: Failed, now: Date): Attempt {
  switch (outcome.kind) {
    case 'retry':
      return waiting(outcome.at, delivery.attempts, 'retry');
    case 'broken':
      return delivery.attempts + 1 >= FAULTS_UNTIL_PARKED
        ? parked('broken')
        : waiting(backOff(delivery.attempts, now), delivery.attempts + 1, 'broken');
    case 'gone':
    case 'refused':
      return parked(outcome.kind);
  }
}

export function parked(reason: string): Attempt {
  return { settlement: { status: 'parked', reason }, internal: [] };
}

export function waiting(notBefore: Date | null, attempts: number, reason: string): Attempt {
  return { settlement: { status: 'pending', notBefore, attempts, reason }, internal: [] };
}

/** 1, 2, 4, 8 seconds. */
function backOff(attempts: number, now: Date): Date {
  return new Date(now.getTime() + 1000 * 2 ** attempts);
}
