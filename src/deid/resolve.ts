import type { Claim } from './protect.ts';
import { CUED, type Hit } from './recogniser.ts';

const overlaps = (
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
) => one.start < other.end && other.start < one.end;

/** Claims in order of place, so that a hit meets only its neighbours. */
function claimedBy(claims: readonly Claim[], from: number, hit: Hit): boolean {
  for (let index = from; index < claims.length; index++) {
    const claim = claims[index];
    if (!claim || claim.start >= hit.end) return false;
    if (overlaps(claim, hit) && (claim.absolute || hit.tier < CUED)) return true;
  }
  return false;
}

const byPlace = (
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
) => one.start - other.start || other.end - one.end;

const LONGEST_CLAIM = 80;

/** A claim wins over what has no cue; a placeholder over everything. */
export function unclaimed(hits: readonly Hit[], claims: readonly Claim[]): readonly Hit[] {
  if (claims.length === 0) return hits;
  const sorted = [...claims].sort(byPlace);
  let from = 0;
  return [...hits].sort(byPlace).filter((hit) => {
    while (Number(sorted[from]?.start) < hit.start - LONGEST_CLAIM) from++;
    return !claimedBy(sorted, from, hit);
  });
}

/** The stronger of two overlapping hits names the span, and the span covers both: no half of an identifier is left. */
function merge(one: Hit, other: Hit): Hit {
  const wins =
    other.tier > one.tier || (other.tier === one.tier && other.end - other.start > one.end - one.start) ? other : one;
  return { ...wins, start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

/** Hits in order of place, none touching another: hard > cued > listed > generic, then the longer. */
export function resolve(hits: readonly Hit[]): readonly Hit[] {
  const result: Hit[] = [];
  for (const hit of [...hits].sort(byPlace)) {
    const last = result.at(-1);
    if (last && overlaps(last, hit)) result[result.length - 1] = merge(last, hit);
    else result.push(hit);
  }
  return result;
}
