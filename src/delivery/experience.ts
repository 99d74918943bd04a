import { type PastAsking, REMEMBERED_MS } from '../match/index.ts';
import type { Courier } from './courier.ts';

/** What came of asking the experts of a Circle, as far back as it counts: for the ranking and for the expert's own page. */
export async function experienceIn({ store, now }: Courier, circleId: string): Promise<readonly PastAsking[]> {
  const rows = await store.experience(circleId, new Date(now().getTime() - REMEMBERED_MS));
  return rows.map(({ personId: expertId, ...rest }) => ({ expertId, ...rest }));
}
