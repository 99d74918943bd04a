import type { InboxRow, NewInboxRow } from '../port.ts';
import { readJson, sortOut } from './columns.ts';
import type { Db, Prisma } from './database.ts';
import { insertRows } from './insert.ts';
import { placeRef } from './shapes.ts';
import { storedEvent } from './stored-event-shape.ts';

/** How many rows were new; those whose key is there already are left out. */
export async function remember(db: Db, rows: readonly NewInboxRow[]): Promise<number> {
  const data = rows.map(({ dedupeKey, receivedAt, personId, place, event }) => ({
    dedupeKey,
    receivedAt,
    personId,
    place: place && JSON.stringify(place),
    event: JSON.stringify(event),
  }));
  return insertRows(db, 'InboxEvent', data, 'ON CONFLICT ("dedupeKey") DO NOTHING');
}

/** A row that cannot be read is parked as it stands, for the coordinator; the others go on. */
export async function waitingInbox(db: Db, limit: number): Promise<readonly InboxRow[]> {
  const rows = await db.inboxEvent.findMany({
    where: { status: 'waiting' },
    orderBy: { seq: 'asc' },
    take: limit,
  });
  const { read, damaged } = sortOut(rows, readInbox);
  if (damaged.length === 0) return read;
  const seq = { in: damaged.map((row) => row.seq) };
  await db.inboxEvent.updateMany({ where: { seq }, data: { status: 'parked', reason: 'unreadable' } });
  return read.length > 0 ? read : waitingInbox(db, limit);
}

export async function failInbox(db: Db, seq: number): Promise<number> {
  await db.inboxEvent.updateMany({ where: { seq }, data: { attempts: { increment: 1 } } });
  return (await db.inboxEvent.findUnique({ where: { seq } }))?.attempts ?? 0;
}

/** False when it was ended before. */
export async function endInbox(
  db: Db,
  seq: number,
  status: 'done' | 'parked',
  reason: string | null,
): Promise<boolean> {
  const data = { status, reason, event: null };
  return (await db.inboxEvent.updateMany({ where: { seq, status: 'waiting' }, data })).count === 1;
}

function readInbox(row: Prisma.InboxEventGetPayload<object>): InboxRow {
  const name = `InboxEvent ${row.seq}` as const;
  const { seq, dedupeKey, receivedAt, personId, attempts } = row;
  return {
    seq,
    dedupeKey,
    receivedAt,
    personId,
    attempts,
    place: row.place === null ? null : readJson(placeRef, row.place, name),
    event: readJson(storedEvent, row.event ?? 'null', name),
  };
}
