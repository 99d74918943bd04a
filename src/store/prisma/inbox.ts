import type { InboxRow, NewInboxRow } from '../port.ts';
import { readJson } from './columns.ts';
import { type Db, Prisma } from './database.ts';
import { placeRef } from './shapes.ts';
import { storedEvent } from './stored-event-shape.ts';

/** How many rows were new; those whose key is there already are left out. */
export async function remember(db: Db, rows: readonly NewInboxRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const values = rows.map((row) => Prisma.sql`(${row.dedupeKey}, ${row.receivedAt}, ${row.personId},
    ${row.place && JSON.stringify(row.place)}, ${JSON.stringify(row.event)})`);
  return db.$executeRaw`
    INSERT INTO "InboxEvent" ("dedupeKey", "receivedAt", "personId", "place", "event")
    VALUES ${Prisma.join(values)} ON CONFLICT ("dedupeKey") DO NOTHING`;
}

export async function waitingInbox(db: Db, limit: number): Promise<readonly InboxRow[]> {
  const rows = await db.inboxEvent.findMany({ where: { status: 'waiting' }, orderBy: { seq: 'asc' }, take: limit });
  return rows.map(readInbox);
}

export async function failInbox(db: Db, seq: number): Promise<number> {
  await db.inboxEvent.updateMany({ where: { seq }, data: { attempts: { increment: 1 } } });
  return (await db.inboxEvent.findUnique({ where: { seq } }))?.attempts ?? 0;
}

/** False when it was ended before. */
export async function endInbox(db: Db, seq: number, status: 'done' | 'parked', reason: string | null): Promise<boolean> {
  const data = { status, reason, event: null };
  return (await db.inboxEvent.updateMany({ where: { seq, status: 'waiting' }, data })).count === 1;
}

function readInbox(row: Prisma.InboxEventGetPayload<object>): InboxRow {
  const name = `InboxEvent ${row.seq}` as const;
  const { seq, dedupeKey, receivedAt, personId, attempts } = row;
  return {
    seq, dedupeKey, receivedAt, personId, attempts,
    place: row.place === null ? null : readJson(placeRef, row.place, name),
    event: readJson(storedEvent, row.event ?? 'null', name),
  };
}
