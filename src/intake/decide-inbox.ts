import { BotError, faultCode, isStoreFault } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Change, InboxRow, Store } from '../store/port.ts';
import { type Desk, dispatch } from './dispatch.ts';
import { inboxSetAside } from './set-aside.ts';

const ROWS_AT_ONCE = 50;
const FAULTS_UNTIL_PARKED = 5;
const TRIES_AFTER_CONFLICT = 8;

/** What changed, for those who must hear of it after it was saved (the index, the cache). */
export type Saved = (change: Change) => Promise<void>;

/** Decides what is waiting, oldest first; answers how many rows are done with. */
export async function decideInbox(desk: Desk, log: Log, saved: Saved): Promise<number> {
  const rows = await desk.store.waitingInbox(ROWS_AT_ONCE);
  for (const row of rows) await decideRow(desk, log, saved, row);
  return rows.length;
}

async function decideRow(desk: Desk, log: Log, saved: Saved, row: InboxRow): Promise<void> {
  try {
    const change = await commitAfresh(desk.store, () => dispatch(desk, row));
    if (change === null)
      throw new BotError('store-conflict', 'what was decided on changed under every attempt to save it');
    await saved(change);
  } catch (error) {
    if (isStoreFault(error)) throw error;
    log.error('inbox-row-failed', {
      id: String(row.seq),
      kind: row.event.kind,
      code: faultCode(error),
      count: row.attempts + 1,
    });
    if ((await desk.store.failInbox(row.seq)) < FAULTS_UNTIL_PARKED) return;
    const change = await inboxSetAside(desk, row);
    await desk.store.parkInbox(row.seq, 'poison', change);
    await saved(change);
  }
}

/** A stale row version means that someone else was faster: read again and decide again. Null when that never ends. */
export async function commitAfresh(store: Store, decideNow: () => Promise<Change>): Promise<Change | null> {
  for (let tries = 0; tries < TRIES_AFTER_CONFLICT; tries += 1) {
    const change = await decideNow();
    if ((await store.commit(change)) === 'done') return change;
  }
  return null;
}
