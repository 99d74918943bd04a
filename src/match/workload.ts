import type { Workload } from './contract.ts';
import type { Scored } from './ranking.ts';

/** At full load an expert's score loses this share: a clearly better one stays first. */
const LAMBDA = 0.15;
/** Who scores at least this share of the first fits about as well. */
const TIE_BAND = 0.9;
/** How often someone who was never asked gets the first turn of such a group. */
const TURN_FOR_NEW = 0.1;

/** The same experts in another order: the busy ones somewhat lower, now and then a new one of the tie band first. */
export function spread(
  ranked: readonly Scored[],
  { of, isNew, seed }: Workload,
  idOf: (slot: number) => string,
): readonly Scored[] {
  const lighter = ranked
    .map(({ slot, score }) => ({ slot, score: score * (1 - LAMBDA * share(of(idOf(slot)))) }))
    .sort((a, b) => b.score - a.score || (idOf(a.slot) < idOf(b.slot) ? -1 : 1));
  const [first] = lighter;
  if (!first || chanceOf(seed) >= TURN_FOR_NEW) return lighter;
  const tied = lighter.filter(({ slot, score }) => score >= first.score * TIE_BAND && isNew(idOf(slot)));
  const chosen = tied[Math.floor(chanceOf(`${seed} turn`) * tied.length)];
  if (!chosen) return lighter;
  return [{ ...chosen, score: first.score }, ...lighter.filter((one) => one !== chosen)];
}

function share(load: number): number {
  return Math.min(1, Math.max(0, load));
}

/** 0..1 from a text (FNV-1a, mixed), so that a run repeats. */
function chanceOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
