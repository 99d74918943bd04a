import type { ConsultRequest, RequestId, RequestStatus } from '../../consult/consult-request.ts';
import type { PersonId } from '../../consult/person.ts';
import { type Db, Prisma } from './database.ts';
import { readRequest, withParts } from './request-row.ts';

const atRest: readonly RequestStatus[] = ['closed', 'lapsed', 'withdrawn', 'discarded'];

export async function loadRequest(db: Db, id: RequestId): Promise<ConsultRequest | null> {
  const row = await db.consultRequest.findUnique({ where: { id }, include: withParts });
  return row && readRequest(row);
}

export async function requestsOf(db: Db, personId: PersonId, limit: number): Promise<readonly ConsultRequest[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "ConsultRequest" r
    WHERE r."askerId" = ${personId}
      OR EXISTS (SELECT 1 FROM "Introduction" i WHERE i."requestId" = r."id" AND i."expertId" = ${personId})
      OR EXISTS (SELECT 1 FROM "HandOver" h WHERE h."requestId" = r."id" AND h."toId" = ${personId})
    ORDER BY CASE WHEN r."status" IN (${Prisma.join([...atRest])}) THEN 1 ELSE 0 END, r."createdAt" DESC, r."id"
    LIMIT ${limit}`;
  return inOrderOf(
    ids.map(({ id }) => id),
    db,
  );
}

export async function unmatchedRequests(db: Db, circleId: string): Promise<readonly ConsultRequest[]> {
  const rows = await db.consultRequest.findMany({
    where: { circleId, status: 'unmatched' },
    include: withParts,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readRequest);
}

async function inOrderOf(ids: readonly RequestId[], db: Db): Promise<readonly ConsultRequest[]> {
  if (ids.length === 0) return [];
  const rows = await db.consultRequest.findMany({ where: { id: { in: [...ids] } }, include: withParts });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(readRequest);
}
