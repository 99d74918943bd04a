import type { PastAsking } from './contract.ts';
import { learntFrom, MOST_MOVED } from './experience.ts';
import type { Reader } from './question.ts';
import { shippedReader } from './shipped-reader.ts';

/** What was learnt of one expert does for a question about exactly this field, an id of the taxonomy. */
export interface LearntTopic {
  readonly topic: string;
  /** By how much the score moves, rounded; never 0. */
  readonly percent: number;
  readonly helped: number;
  readonly notMyField: number;
}

/** The bound of `percent`, either way. */
export const MOST_LEARNT_PERCENT = Math.round(100 * MOST_MOVED);

/** By the very numbers that rank, the strongest first: for the expert's own page. */
export function learntTopics(
  past: readonly PastAsking[],
  expertId: string,
  now: Date,
  { lexicon: { taxonomy } }: Reader = shippedReader(),
): readonly LearntTopic[] {
  const own = past.filter((one) => one.expertId === expertId);
  return [...new Set(own.flatMap(({ topics }) => topics))]
    .flatMap((topic): readonly LearntTopic[] => {
      const field = taxonomy.indexOf(topic);
      if (field === undefined) return [];
      const asked = new Float32Array(taxonomy.specialties.length);
      asked[field] = 1;
      const learnt = learntFrom(own, asked, taxonomy, now).get(expertId);
      if (learnt === undefined) return [];
      const { factor, helped, notMyField } = learnt;
      const percent = Math.round(100 * (factor - 1));
      return percent === 0 ? [] : [{ topic, percent, helped, notMyField }];
    })
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent) || (a.topic < b.topic ? -1 : 1));
}
