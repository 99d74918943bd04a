import type { Outcome } from '../chat/port.ts';
import type { Delivery } from '../store/port.ts';
import type { Attempt, Courier } from './courier.ts';

const FAULTS_UNTIL_PARKED = 5;

/** The reason of an attempt that broke off in the middle: whether it was said, nobody knows. */
export const THREW = 'threw';

const IN_DOUBT: ReadonlySet<string | null> = new Set(['interrupted', 'unknown-outcome', THREW]);

/** Whether an earlier attempt may have said it already, so that it is looked for before it is said again. */
export function isInDoubt({ reason }: Delivery): boolean {
  return IN_DOUBT.has(reason);
}

type Failed = Exclude<Outcome<unknown>, { kind: 'done' }>;

/** A rate limit, an outage or a lost reply never counts; `broken` five times parks; `refused` and `gone` park at once. */
export function settleFailure(delivery: Delivery, outcome: Failed, now: Date): Attempt {
  switch (outcome.kind) {
    case 'retry':
      return waiting(delivery, outcome.at, 'retry');
    case 'unknown-outcome':
      return waiting(delivery, lookAgainAt(delivery, now), 'unknown-outcome');
    case 'broken':
      return delivery.attempts + 1 >= FAULTS_UNTIL_PARKED
        ? parked('broken')
        : waiting(
            { ...delivery, attempts: delivery.attempts + 1 },
            backOff(delivery.attempts, now),
            outcome.reason === THREW ? THREW : 'broken',
          );
    case 'gone':
    case 'refused':
      return parked(outcome.kind);
  }
}

export function parked(reason: string): Attempt {
  return { settlement: { status: 'parked', reason }, internal: [] };
}

/** Once in doubt, always in doubt: whatever kept a later attempt from being made says nothing of the earlier one. */
function waiting(delivery: Delivery, notBefore: Date, reason: string): Attempt {
  const { attempts, reason: before } = delivery;
  const why = before !== null && isInDoubt(delivery) ? before : reason;
  return { settlement: { status: 'pending', notBefore, attempts, reason: why }, internal: [] };
}

const HELD_FOR = 5000;

/** Its platform is down: it waits, whatever became of it so far, and nothing is counted. */
export function heldBack(courier: Courier, delivery: Delivery): Attempt {
  return waiting(delivery, new Date(courier.now().getTime() + HELD_FOR), 'retry');
}

/** 1, 2, 4, 8 seconds. */
function backOff(attempts: number, now: Date): Date {
  return new Date(now.getTime() + 1000 * 2 ** attempts);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The longer replies have been lost, the longer the pause: from a second to a minute. */
function lookAgainAt({ createdAt }: Delivery, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age / 4, SECOND), MINUTE));
}
