import type { CaseIndex, FoundCase } from './case-index.ts';

const HELPFUL = 1;
const UNTOLD = 0.7;
const NOT_HELPFUL = 0.15;
const HALF_LIFE_DAYS = 730;
const LEAST_SIMILAR = 0.12;
const DAY = 86_400_000;

/** Evidence from one expert's cases: the sum, and the cases it came from, most telling first. */
export interface CaseEvidence {
  readonly strength: number;
  readonly cases: readonly FoundCase[];
}

/**
 * Model 2 of Balog et al. 2009: similar cases speak for who answered them, helpful and recent ones more;
 * divided by the root of the number of all their cases, so that the busiest do not always win.
 */
export function evidenceByExpert(
  found: readonly FoundCase[],
  index: CaseIndex,
  now: Date | undefined,
): ReadonlyMap<string, CaseEvidence> {
  const evidence = new Map<string, CaseEvidence>();
  for (const one of found) {
    if (one.similarity < LEAST_SIMILAR) continue;
    const { expertId } = one.earlier;
    const before = evidence.get(expertId) ?? { strength: 0, cases: [] };
    const value = (weightOf(one, now) * one.similarity) / Math.sqrt(Math.max(1, index.countOf(expertId)));
    evidence.set(expertId, { strength: before.strength + value, cases: [...before.cases, one] });
  }
  return evidence;
}

function weightOf({ earlier }: FoundCase, now: Date | undefined): number {
  const use = earlier.helpful === undefined ? UNTOLD : earlier.helpful ? HELPFUL : NOT_HELPFUL;
  if (!now || !earlier.at) return use;
  const days = Math.max(0, (now.getTime() - earlier.at.getTime()) / DAY);
  return use * 0.5 ** (days / HALF_LIFE_DAYS);
}
