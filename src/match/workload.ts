import type { Workload } from './contract.ts';
import type { Scored } from './ranking.ts';

/** The busiest of those compared loses this share of the score: a clearly better one stays first. */
const LAMBDA = 0.15;
/** Load is compared among so many of the best. */
const COMPARED = 5;
/** Who scores at least this share of the first fits about as well. */
const TIE_BAND = 0.9;
/** How often someone who was never asked gets the first turn of such a group. */
const TURN_FOR_NEW = 0.1;

/** In the order in which they are to be asked; `turn` says what moved somebody up in it. */
export interface Turned extends Scored {
  readonly turn?: 'load' | 'newcomer';
}

/** The same experts in another order: the busy ones somewhat lower, now and then a new one of the tie band first. */
export function spread(
  ranked: readonly Scored[],
  { of, isNew, seed }: Workload,
  idOf: (slot: number) => string,
): readonly Turned[] {
  const busier = loadCompared(ranked.slice(0, COMPARED).map(({ slot }) => of(idOf(slot))));
  const lighter = ranked
    .map(({ slot, score }, place) => ({ slot, score: score * (1 - LAMBDA * busier(of(idOf(slot)))), place }))
    .sort((a, b) => b.score - a.score || (idOf(a.slot) < idOf(b.slot) ? -1 : 1))
    .map(({ slot, score, place }, now): Turned => (now < place ? { slot, score, turn: 'load' } : { slot, score }));
  const [first] = lighter;
  if (!first || chanceOf(seed) >= TURN_FOR_NEW) return lighter;
  const tied = lighter.filter(({ slot, score }) => score >= first.score * TIE_BAND && isNew(idOf(slot)));
  const chosen = tied[Math.floor(chanceOf(`${seed} turn`) * tied.length)];
  if (!chosen || chosen === first) return lighter;
  return [{ ...chosen, score: first.score, turn: 'newcomer' }, ...lighter.filter((one) => one !== chosen)];
}

/** 0 for the least busy of them, 1 for the busiest: what counts is who had more than the others, not how much there is to do. */
function loadCompared(loads: readonly number[]): (load: number) => number {
  const [least, most] = [Math.min(...loads), Math.max(...loads)];
  return (load) => (most > least ? Math.min(1, Math.max(0, (load - least) / (most - least))) : 0);
}

/** 0..1 from a text (FNV-1a, mixed), so that a run repeats. */
function chanceOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
