import type { ConsultRequest } from '../consult/index.ts';
import { faultCode, isStoreFault } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Change, Store, TimerRow } from '../store/port.ts';
import { changeOf, decideAll, emptyChange } from './change.ts';
import { commitAfresh, type Saved } from './decide-inbox.ts';
import type { Desk } from './dispatch.ts';
import { konsil } from './given.ts';

const TIMERS_AT_ONCE = 50;
const POSTPONED_BY = 5 * 60_000;

/** Whether the platform on which an expert sees the offer is away, or only just back. */
export type Waits = (expertId: string) => Promise<boolean>;

export interface TickParts {
  readonly saved: Saved;
  readonly waits: Waits;
  readonly log: Log;
}

/** Fires what is due through the same `decide`; answers how many timers were taken up. */
export async function tick(desk: Desk, now: Date, parts: TickParts): Promise<number> {
  const due = await desk.store.dueTimers(now, TIMERS_AT_ONCE);
  for (const timer of due) await fireOrPostpone(desk, timer, now, parts);
  return due.length;
}

/** One that was cancelled meanwhile is no fault; one that cannot be decided comes again later, so that those after it have their turn. */
async function fireOrPostpone(desk: Desk, row: TimerRow, now: Date, { saved, waits, log }: TickParts): Promise<void> {
  try {
    const change = await commitAfresh(desk.store, () => fire(desk, row, now, waits));
    if (change !== null) await saved(change);
  } catch (error) {
    if (isStoreFault(error)) throw error;
    log.error('timer-failed', { id: row.id, kind: row.timer, requestId: row.requestId, code: faultCode(error) });
    await commitAfresh(desk.store, async () => postponed(row, await desk.store.request(row.requestId), now));
  }
}

async function fire(desk: Desk, row: TimerRow, now: Date, waits: Waits): Promise<Change> {
  const request = await desk.store.request(row.requestId);
  if (request === null) return postponed(row, null, now);
  if (await mustWait(row, request, waits)) return postponed(row, request, now);
  const given = await desk.givenFor(konsil, request.circleId, now);
  const event = { kind: 'timer', timer: row.timer, about: row.about } as const;
  const decision = decideAll(request, [event], given);
  return decision.ok
    ? { ...changeOf(decision, [event], given, desk), firedTimer: row.id }
    : { ...emptyChange, firedTimer: row.id };
}

/** An offer nobody could see does not run out. */
async function mustWait({ timer, about }: TimerRow, { introductions }: ConsultRequest, waits: Waits): Promise<boolean> {
  const introduction = timer === 'offer-expires' ? introductions.find(({ id }) => id === about) : undefined;
  return introduction !== undefined && waits(introduction.expertId);
}

/** Set once more for a little later; one whose request is gone is gone too. */
function postponed({ id, timer, about }: TimerRow, request: ConsultRequest | null, now: Date): Change {
  const gone: Change = { ...emptyChange, firedTimer: id };
  if (request === null) return gone;
  const dueAt = new Date(now.getTime() + POSTPONED_BY);
  return {
    ...gone,
    request: { ...request, rowVersion: request.rowVersion + 1 },
    timers: [{ kind: 'set', timer, about, dueAt }],
  };
}

/** Where Konsil talks to the expert; before it ever did, any of their platforms will do. */
export function offerWaits(store: Store, isSettled: (platform: string) => boolean): Waits {
  return async (expertId) => {
    const place = await store.place(`person:${expertId}`);
    if (place !== null) return !isSettled(place.platform);
    const person = await store.person(expertId);
    return (
      person !== null && person.accounts.length > 0 && person.accounts.every(({ platform }) => !isSettled(platform))
    );
  };
}
