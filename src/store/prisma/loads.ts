import type { ExpertLoad } from '../../consult/person.ts';
import type { Db } from './database.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** One row for every expert of the circle, those who were never asked too. */
export async function loads(db: Db, circleId: string, now: Date): Promise<readonly ExpertLoad[]> {
  const lately = new Date(now.getTime() - 4 * WEEK);
  const since = new Date(now.getTime() - WEEK);
  const rows = await db.$queryRaw<
    {
      personId: string;
      offered: number | bigint;
      lately: number | bigint;
      ever: number | bigint;
      live: number | bigint;
    }[]
  >`
    SELECT e."personId",
      SUM(CASE WHEN i."offeredAt" > ${since} AND i."offeredAt" <= ${now} THEN 1 ELSE 0 END) AS "offered",
      SUM(CASE WHEN i."offeredAt" > ${lately} AND i."offeredAt" <= ${now} THEN 1 ELSE 0 END) AS "lately",
      COUNT(i."id") AS "ever",
      SUM(CASE WHEN i."status" IN ('offered', 'accepted') THEN 1 ELSE 0 END) AS "live"
    FROM "ExpertProfile" e JOIN "Person" p ON p."id" = e."personId"
    LEFT JOIN "Introduction" i ON i."expertId" = e."personId"
    WHERE p."circleId" = ${circleId} GROUP BY e."personId" ORDER BY e."personId"`;
  return rows.map(({ personId, offered, lately: late, ever, live }) => ({
    personId,
    offeredThisWeek: Number(offered),
    liveIntroductions: Number(live),
    offeredLately: Number(late),
    offeredEver: Number(ever),
  }));
}
