/** A slot and its score. */
export interface Scored {
  readonly slot: number;
  readonly score: number;
}

/** The `k` highest positive scores, best first, ties by `tie` (ascending), so that equal input gives equal output. */
export function best(scores: Float64Array, k: number, tie: (slot: number) => string | number): readonly Scored[] {
  const order = (a: Scored, b: Scored): number => b.score - a.score || (tie(a.slot) < tie(b.slot) ? -1 : 1);
  let kept: Scored[] = [];
  let floor = 0;
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot] ?? 0;
    if (score <= 0 || score < floor) continue;
    kept.push({ slot, score });
    if (kept.length < 4 * k + 16) continue;
    kept = kept.sort(order).slice(0, k);
    floor = kept[k - 1]?.score ?? 0;
  }
  return kept.sort(order).slice(0, k);
}

/** Scores as shares of the highest allowed one, in place; false when there is no evidence and the leg is to be dropped. */
export function asShares(scores: Float64Array): boolean {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  if (most <= 0) return false;
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / most;
  return true;
}
