import { z } from 'zod';
import type { LibraryCase } from '../port.ts';
import { readColumn, scrubbed } from './columns.ts';
import type { Db, Prisma } from './database.ts';
import { putCircles } from './save-people.ts';

const texts = z.object({ question: scrubbed, answer: scrubbed, lesson: scrubbed });

export async function casesWhere(db: Db, where: Prisma.LibraryCaseWhereInput): Promise<readonly LibraryCase[]> {
  const rows = await db.libraryCase.findMany({ where, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, ...readColumn(texts, row, `LibraryCase ${row.id}`) }));
}

/** In the order asked for; unknown ids are left out. */
export async function casesById(db: Db, ids: readonly string[]): Promise<readonly LibraryCase[]> {
  if (ids.length === 0) return [];
  const byId = new Map((await casesWhere(db, { id: { in: [...ids] } })).map((found) => [found.id, found]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function putCases(db: Db, cases: readonly LibraryCase[]): Promise<void> {
  await putCircles(
    db,
    cases.map(({ circleId }) => circleId),
  );
  for (const { id, ...own } of cases)
    await db.libraryCase.upsert({ where: { id }, create: { id, ...own }, update: own });
}

/** Unknown ids are none. */
export async function forgetCases(db: Db, ids: readonly string[]): Promise<void> {
  await db.libraryCase.deleteMany({ where: { id: { in: [...ids] } } });
}
