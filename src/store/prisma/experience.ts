import type { Experience } from '../../consult/person.ts';
import type { CoverageGap } from '../port.ts';
import { readColumn, readJson, strings } from './columns.ts';
import type { Db } from './database.ts';
import { gap } from './words.ts';

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

/** Most often first, ties by kind and the field's id. */
export async function gaps(db: Db, circleId: string, since: Date): Promise<readonly CoverageGap[]> {
  const rows = await db.consultRequest.findMany({
    where: { circleId, gap: { not: null }, submittedAt: { gt: since } },
    select: { id: true, gap: true, topics: true },
  });
  const asked = rows.map(({ id, gap: kind, topics }) => {
    const [first] = readJson<readonly string[]>(strings, topics, `ConsultRequest ${id}`);
    return { kind: readColumn(gap, kind, `ConsultRequest ${id}`), topic: first ?? null };
  });
  return [...Map.groupBy(asked, ({ kind, topic }) => `${kind} ${topic ?? ''}`)]
    .toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1))
    .flatMap(([, all]) => all.slice(0, 1).map((one) => ({ ...one, count: all.length })));
}
