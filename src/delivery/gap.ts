import type { Gap } from '../consult/index.ts';
import type { Eligible, Exclusion, MatchQuery, MatchResult } from '../match/index.ts';
import type { Courier } from './courier.ts';

/** Who is kept out for one of these knows it all the same. */
const FOR_NOW: ReadonlySet<Exclusion | null> = new Set<Exclusion>(['at-cap', 'paused', 'already-asked']);

/** A search, and why it was sure of nobody; null where it was sure. */
export async function searched(
  matcher: Pick<Courier['matcher'], 'find'>,
  query: MatchQuery,
  eligible: Eligible,
): Promise<{ readonly result: MatchResult; readonly gap: Gap | null }> {
  let somebodyOut = false;
  const result = await matcher.find(query, (id) => {
    const why = eligible(id);
    somebodyOut ||= FOR_NOW.has(why);
    return why;
  });
  if (result.confident) return { result, gap: null };
  const knownBy = somebodyOut && (await matcher.find({ ...query, limit: 1 }, leniently(eligible))).confident;
  return { result, gap: knownBy ? 'nobody-free' : result.topics.length === 0 ? 'not-understood' : 'nobody-fits' };
}

/** As if everybody were there and had time. */
function leniently(eligible: Eligible): Eligible {
  return (id) => {
    const why = eligible(id);
    return FOR_NOW.has(why) ? null : why;
  };
}
