import type { PastAsking } from './contract.ts';
import type { Fields } from './fields.ts';
import type { Taxonomy } from './taxonomy.ts';

/** No more than this share of a score is ever won or lost by it. */
export const MOST_MOVED = 0.12;
/** What is older is not asked for: it would count an eighth by then. */
export const REMEMBERED_MS = 3 * 365 * 86_400_000;
const HALF_LIFE_DAYS = 365;
const DAY = 86_400_000;
const NEAR = 0.3;

/** What asking somebody before does for one question. */
export interface Learnt {
  /** The score is multiplied by it. */
  readonly factor: number;
  /** Answers that helped, and "not my field", on such questions. */
  readonly helped: number;
  readonly notMyField: number;
}

const NOTHING: Omit<Learnt, 'factor'> & { readonly sum: number } = { sum: 0, helped: 0, notMyField: 0 };

/**
 * By how much each expert's score is multiplied: answers that helped on such topics lift, "not my field" lowers. Both
 * fade by half in a year, and the sum is squashed (x / (1 + |x|)), so that no number of answers decides alone.
 */
export function learntFrom(
  past: readonly PastAsking[],
  asked: Fields,
  taxonomy: Taxonomy,
  now: Date | undefined,
): ReadonlyMap<string, Learnt> {
  const sums = new Map<string, typeof NOTHING>();
  const most = asked.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return new Map();
  for (const { expertId, topics, helped, at } of past) {
    const near = Math.max(0, ...topics.map((topic) => shareOf(topic, asked, taxonomy) / most));
    if (near < NEAR) continue;
    const fresh = now ? 0.5 ** (Math.max(0, now.getTime() - at.getTime()) / DAY / HALF_LIFE_DAYS) : 1;
    const known = sums.get(expertId) ?? NOTHING;
    sums.set(expertId, {
      sum: known.sum + (helped ? 1 : -1) * near * fresh,
      helped: known.helped + (helped ? 1 : 0),
      notMyField: known.notMyField + (helped ? 0 : 1),
    });
  }
  return new Map(
    [...sums].map(([id, { sum, ...counted }]) => [
      id,
      { ...counted, factor: 1 + (MOST_MOVED * sum) / (1 + Math.abs(sum)) },
    ]),
  );
}

function shareOf(topic: string, asked: Fields, { indexOf, nearness }: Taxonomy): number {
  const field = indexOf(topic);
  if (field === undefined) return 0;
  let most = 0;
  for (let other = 0; other < asked.length; other++) {
    const weight = asked[other] ?? 0;
    if (weight > 0) most = Math.max(most, weight * nearness(field, other));
  }
  return most;
}
