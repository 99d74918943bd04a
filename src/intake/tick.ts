import type { ConsultRequest } from '../consult/index.ts';
import type { TimerRow } from '../store/port.ts';
import { changeOf, decideAll, emptyChange } from './change.ts';
import { type Saved, commitAfresh } from './decide-inbox.ts';
import type { Desk } from './dispatch.ts';
import { konsil } from './given.ts';

const TIMERS_AT_ONCE = 50;
const POSTPONED_BY = 5 * 60_000;

/** Whether the platform on which an expert would have seen the offer is down. */
export type Unreachable = (expertId: string) => Promise<boolean>;

/** Fires what is due through the same `decide`; answers how many timers are done with. */
export async function tick(desk: Desk, now: Date, saved: Saved, unreachable: Unreachable): Promise<number> {
  const due = await desk.store.dueTimers(now, TIMERS_AT_ONCE);
  for (const timer of due) await saved(await commitAfresh(desk.store, () => fire(desk, timer, now, unreachable)));
  return due.length;
}

async function fire(desk: Desk, row: TimerRow, now: Date, unreachable: Unreachable) {
  const request = await desk.store.request(row.requestId);
  const gone = { ...emptyChange, firedTimer: row.id };
  if (request === null) return gone;
  if (await mustWait(row, request, unreachable)) return { ...gone, request: touched(request), timers: [later(row, now)] };
  const given = await desk.givenFor(konsil, request.circleId, now);
  const event = { kind: 'timer', timer: row.timer, about: row.about } as const;
  const decision = decideAll(request, [event], given);
  return decision.ok ? { ...changeOf(decision, [event], given, desk), firedTimer: row.id } : gone;
}

/** An offer nobody could see does not run out. */
async function mustWait(row: TimerRow, request: ConsultRequest, unreachable: Unreachable): Promise<boolean> {
  if (row.timer !== 'offer-expires') return false;
  const introduction = request.introductions.find(({ id }) => id === row.about);
  return introduction !== undefined && unreachable(introduction.expertId);
}

function later(row: TimerRow, now: Date) {
  return { kind: 'set', timer: row.timer, about: row.about, dueAt: new Date(now.getTime() + POSTPONED_BY) } as const;
}

function touched(request: ConsultRequest): ConsultRequest {
  return { ...request, rowVersion: request.rowVersion + 1 };
}
