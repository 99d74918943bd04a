import type { Delivery } from '../port.ts';
import { type Db, Prisma } from './database.ts';
import { readOrPark } from './deliveries.ts';

/** An edit of a message that was parked and never sent has nothing to edit: it neither goes nor stands in the way. */
const nothingToEdit = (row: Prisma.Sql) => Prisma.sql`(
  ${row}."kind" = 'refresh' AND EXISTS (${tellOf(row, 'parked')}) AND NOT EXISTS (${tellOf(row, 'sent')}))`;

const tellOf = (row: Prisma.Sql, status: 'parked' | 'sent') => Prisma.sql`
  SELECT 1 FROM "Delivery" t WHERE t."place" = ${row}."place" AND t."status" = ${status} AND t."kind" = 'tell'
    AND t."card" = ${row}."card" AND COALESCE(t."about", '') = COALESCE(${row}."about", '')
    AND COALESCE(t."requestId", '') = COALESCE(${row}."requestId", '')`;

/** The oldest unfinished row of each place, where it waits: order holds within a place, a parked row blocks nobody. */
const heads = Prisma.sql`
  d."status" = 'pending' AND NOT ${nothingToEdit(Prisma.raw('d'))}
  AND NOT EXISTS (
    SELECT 1 FROM "Delivery" e WHERE e."place" = d."place" AND e."seq" < d."seq"
      AND e."status" IN ('pending', 'sending') AND NOT ${nothingToEdit(Prisma.raw('e'))})`;

/** One statement, so that two processes never take the same row. On PostgreSQL its inner part takes `FOR UPDATE SKIP LOCKED`. */
export async function claimDeliveries(db: Db, now: Date, limit: number): Promise<readonly Delivery[]> {
  // Mostly nothing waits, and asking that costs a fifth of the statement below.
  const waits = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Delivery" WHERE "status" = 'pending' AND ("notBefore" IS NULL OR "notBefore" <= ${now}) LIMIT 1`;
  if (waits.length === 0) return [];
  const taken = await db.$queryRaw<{ seq: number }[]>`
    UPDATE "Delivery" SET "status" = 'sending' WHERE "status" = 'pending' AND "seq" IN (
      SELECT d."seq" FROM "Delivery" d WHERE ${heads} AND (d."notBefore" IS NULL OR d."notBefore" <= ${now})
      ORDER BY d."seq" LIMIT ${limit})
    RETURNING "seq"`;
  if (taken.length === 0) return [];
  const rows = await db.delivery.findMany({
    where: { seq: { in: taken.map(({ seq }) => seq) } },
    orderBy: { seq: 'asc' },
  });
  return readOrPark(db, rows);
}

/** When the next delivery could be claimed; in the past when one could now. */
export async function nextDelivery(db: Db): Promise<Date | null> {
  const [first] = await db.$queryRaw<{ seq: number }[]>`
    SELECT d."seq" FROM "Delivery" d WHERE ${heads} ORDER BY COALESCE(d."notBefore", d."createdAt") LIMIT 1`;
  const row = first && (await db.delivery.findUnique({ where: { seq: first.seq } }));
  return row ? (row.notBefore ?? row.createdAt) : null;
}
