import type { ModelOrder } from '../port.ts';
import { readJson } from './columns.ts';
import type { Db } from './database.ts';
import { candidates } from './shapes.ts';

const HELPED: ReadonlySet<string | null> = new Set(['helped', 'partly']);

/** Of requests that are still there, by their newest search. */
export async function modelOrders(db: Db, circleId: string, since: Date): Promise<readonly ModelOrder[]> {
  const rows = await db.consultRequest.findMany({
    where: { circleId, submittedAt: { gt: since }, candidates: { contains: '"plainPlace"' } },
    select: {
      id: true,
      candidates: true,
      closedHow: true,
      introductions: { where: { status: 'answered' }, select: { expertId: true } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, candidates: text, closedHow, introductions }) => {
    const ranked = readJson(candidates, text, `ConsultRequest ${id}`);
    const helped = HELPED.has(closedHow)
      ? ranked.findIndex(({ expertId }) => introductions.some((one) => one.expertId === expertId))
      : -1;
    return { plainPlaces: ranked.flatMap(({ plainPlace }) => plainPlace ?? []), helped: helped < 0 ? null : helped };
  });
}
