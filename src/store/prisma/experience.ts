import type { Experience } from '../../consult/person.ts';
import type { CoverageGap } from '../port.ts';
import { readJson, strings } from './columns.ts';
import type { Db } from './database.ts';

interface Row {
  readonly id: string;
  readonly expertId: string;
  readonly topics: string;
  readonly status: string;
  readonly at: Date;
}

/** Answered and helpful, or declined as not one's field; as many as the requests that are still there. */
export async function experience(db: Db, circleId: string, since: Date): Promise<readonly Experience[]> {
  const rows = await db.introduction.findMany({
    where: {
      endedAt: { gt: since },
      request: { circleId, topics: { not: '[]' } },
      OR: [
        { status: 'declined', declineReason: 'not-my-field' },
        { status: 'answered', request: { closedHow: { in: ['helped', 'partly'] } } },
      ],
    },
    select: { id: true, expertId: true, status: true, endedAt: true, request: { select: { topics: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ id, expertId, status, endedAt, request: { topics } }) =>
    endedAt === null ? [] : [readRow({ id, expertId, status, topics, at: endedAt })],
  );
}

function readRow({ id, expertId: personId, topics, status, at }: Row): Experience {
  return { personId, at, helped: status === 'answered', topics: readJson(strings, topics, `Introduction ${id}`) };
}

/** Most often first, ties by the field's id. */
export async function gaps(db: Db, circleId: string, since: Date): Promise<readonly CoverageGap[]> {
  const rows = await db.consultRequest.findMany({
    where: { circleId, confident: false, topics: { not: '[]' }, submittedAt: { gt: since } },
    select: { id: true, topics: true },
  });
  const counts = new Map<string, number>();
  for (const { id, topics } of rows) {
    const [first] = readJson<readonly string[]>(strings, topics, `ConsultRequest ${id}`);
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .toSorted((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1));
}
