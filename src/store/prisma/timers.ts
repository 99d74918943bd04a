import type { RequestId } from '../../consult/consult-request.ts';
import type { TimerChange } from '../../consult/effect.ts';
import type { TimerKind } from '../../consult/event.ts';
import type { TimerRow } from '../port.ts';
import { readColumn } from './columns.ts';
import type { Db } from './database.ts';
import { insertRows } from './insert.ts';
import { timerKind } from './words.ts';

/** False when it is gone: fired before, moved or cancelled. */
export async function takeTimer(db: Db, id: string): Promise<boolean> {
  return (await db.timer.deleteMany({ where: { id: Number(id) } })).count === 1;
}

export async function changeTimers(db: Db, requestId: RequestId, changes: readonly TimerChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { all, timers } = lastWord(changes);
  const named = timers.map(({ timer, about }) => ({ timer, about }));
  await db.timer.deleteMany({ where: all ? { requestId } : { requestId, OR: named } });
  const set = timers.flatMap(({ timer, about, dueAt }) => (dueAt ? [{ requestId, timer, about, dueAt }] : []));
  await insertRows(db, 'Timer', set);
}

interface Wanted {
  readonly timer: TimerKind;
  readonly about: string;
  readonly dueAt: Date | null;
}

/** Of several changes to one timer the last counts. */
function lastWord(changes: readonly TimerChange[]): {
  readonly all: boolean;
  readonly timers: readonly Wanted[];
} {
  const cancelAll = changes.findLastIndex(({ kind }) => kind === 'cancel-all');
  const timers = new Map<string, Wanted>();
  for (const change of changes.slice(cancelAll + 1)) {
    if (change.kind === 'cancel-all') continue;
    const about = change.about ?? '';
    timers.set(`${change.timer} ${about}`, {
      timer: change.timer,
      about,
      dueAt: change.kind === 'set' ? change.dueAt : null,
    });
  }
  return { all: cancelAll >= 0, timers: [...timers.values()] };
}

export async function dueTimers(db: Db, now: Date, limit: number): Promise<readonly TimerRow[]> {
  const rows = await db.timer.findMany({
    where: { dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(({ id, requestId, timer, about, dueAt }) => ({
    id: String(id),
    requestId,
    dueAt,
    about: about || null,
    timer: readColumn(timerKind, timer, `Timer ${id}`),
  }));
}
