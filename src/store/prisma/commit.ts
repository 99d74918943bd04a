import { BotError } from '../../errors.ts';
import type { Change } from '../port.ts';
import { appendAudit } from './audit.ts';
import { forgetCases, putCases } from './cases.ts';
import { type Database, type Db, Rollback } from './database.ts';
import { addDeliveries } from './deliveries.ts';
import { putHandles } from './handles.ts';
import { endInbox, remember } from './inbox.ts';
import { savePeople } from './save-people.ts';
import { saveRequest } from './save-request.ts';
import { changeTimers, takeTimer } from './timers.ts';

/** All of a decision or nothing of it; `conflict` when what it was decided on has changed meanwhile. */
export async function commit(database: Database, change: Change): Promise<'done' | 'conflict'> {
  try {
    await database.transaction((db) => write(db, change));
    return 'done';
  } catch (error) {
    if (error instanceof Rollback) return 'conflict';
    throw error;
  }
}

async function write(db: Db, change: Change): Promise<void> {
  const { request, timers } = change;
  if (change.inboxSeq !== null) orConflict(await endInbox(db, change.inboxSeq, 'done', null));
  if (change.firedTimer !== null) orConflict(await takeTimer(db, change.firedTimer));
  await savePeople(db, change.people);
  if (request) orConflict(await saveRequest(db, request));
  if (request) await changeTimers(db, request.id, timers);
  else if (timers.length > 0)
    throw new BotError('store-conflict', 'a timer belongs to a request, and this change has none');
  await putHandles(db, change.handles);
  if (change.cases.length > 0) await putCases(db, change.cases);
  if (change.forgotten.length > 0) await forgetCases(db, change.forgotten);
  await addDeliveries(db, change.deliveries);
  await remember(db, change.internal);
  await appendAudit(db, change.audit);
}

function orConflict(isOurs: boolean): void {
  if (!isOurs) throw new Rollback('conflict');
}
