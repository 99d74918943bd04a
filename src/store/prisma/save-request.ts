import { isDeepStrictEqual } from 'node:util';
import type { ConsultRequest } from '../../consult/consult-request.ts';
import type { Db, Prisma } from './database.ts';
import { insertRows, type Row } from './insert.ts';
import { conversationRow, handOverRow, introductionRow, relayedRow } from './request-parts.ts';
import { requestRow } from './request-row.ts';

/** False when another was faster: the stored row version is not the one this was decided on. */
export async function saveRequest(db: Db, request: ConsultRequest): Promise<boolean> {
  if (!(await saveOwnRow(db, request))) return false;
  await saveParts(db, request);
  await saveOutcome(db, request);
  return true;
}

async function saveOwnRow(db: Db, request: ConsultRequest): Promise<boolean> {
  const data = requestRow(request);
  if (request.rowVersion === 1) {
    return (await insertRows(db, 'ConsultRequest', [data], 'ON CONFLICT ("id") DO NOTHING')) === 1;
  }
  const where = { id: request.id, rowVersion: request.rowVersion - 1 };
  return (await db.consultRequest.updateMany({ where, data })).count === 1;
}

/** Conversations refer to introductions and relayed texts to conversations, so the order matters. */
async function saveParts(db: Db, request: ConsultRequest): Promise<void> {
  const isNew = request.rowVersion === 1;
  const rowsOf = <T, R>(parts: readonly T[], row: (part: T, standing: { requestId: string; position: number }) => R) =>
    parts.map((part, position) => row(part, { requestId: request.id, position }));
  await savePart(
    db,
    'Introduction',
    db.introduction,
    rowsOf(request.introductions, introductionRow),
    request.id,
    isNew,
  );
  await savePart(
    db,
    'Conversation',
    db.conversation,
    rowsOf(request.conversations, conversationRow),
    request.id,
    isNew,
  );
  await savePart(db, 'RelayMessage', db.relayMessage, rowsOf(request.relayed, relayedRow), request.id, isNew);
  await savePart(db, 'HandOver', db.handOver, rowsOf(request.handOvers, handOverRow), request.id, isNew);
}

/** What saving needs of a Prisma table, whichever it is. */
interface Table<R> {
  findMany(of: { where: { requestId: string } }): Promise<readonly { readonly id: string }[]>;
  updateMany(of: { where: { id: string }; data: R }): Promise<unknown>;
}

/** Parts only ever come and change, so what is equal to its row is left alone and nothing is deleted. */
async function savePart<R extends Row<R> & { readonly id: string }>(
  db: Db,
  name: Prisma.ModelName,
  table: Table<NoInfer<R>>,
  rows: readonly R[],
  requestId: string,
  isNew: boolean,
): Promise<void> {
  if (rows.length === 0) return;
  const stored = isNew ? [] : await table.findMany({ where: { requestId } });
  const byId = new Map(stored.map((row) => [row.id, row]));
  const added = rows.filter(({ id }) => !byId.has(id));
  await insertRows(db, name, added);
  for (const row of rows) {
    const before = byId.get(row.id);
    if (before && !isDeepStrictEqual({ ...before }, { ...row }))
      await table.updateMany({ where: { id: row.id }, data: row });
  }
}

async function saveOutcome(db: Db, { id, outcome }: ConsultRequest): Promise<void> {
  if (outcome === null) return;
  await db.outcome.upsert({
    where: { requestId: id },
    create: { requestId: id, ...outcome },
    update: outcome,
  });
}
