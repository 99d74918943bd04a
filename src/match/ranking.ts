/** A slot and its score. */
export interface Scored {
  readonly slot: number;
  readonly score: number;
}

/** The `k` highest positive scores, best first, ties by `tie` (ascending), so that equal input gives equal output. */
export function best(scores: Float64Array, k: number, tie: (slot: number) => string | number): readonly Scored[] {
  if (k < 1) return [];
  const isWorse = (a: Scored, b: Scored): boolean =>
    a.score === b.score ? tie(a.slot) > tie(b.slot) : a.score < b.score;
  const heap: Scored[] = [];
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot] ?? 0;
    if (score <= 0) continue;
    if (heap.length < k) climb(heap, { slot, score }, isWorse);
    else if (score >= (heap[0]?.score ?? 0)) replaceWorst(heap, { slot, score }, isWorse);
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

type IsWorse = (a: Scored, b: Scored) => boolean;

/** A binary heap with the worst of the kept on top: most slots are told by one comparison that they are not among the best. */
function climb(heap: Scored[], added: Scored, isWorse: IsWorse): void {
  let at = heap.push(added) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isWorse(added, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = added;
}

function replaceWorst(heap: Scored[], added: Scored, isWorse: IsWorse): void {
  const [worst] = heap;
  if (!worst || !isWorse(worst, added)) return;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (!one) break;
    const lower = other && isWorse(other, one) ? other : one;
    if (!isWorse(lower, added)) break;
    heap[at] = lower;
    at = lower === one ? left : left + 1;
  }
  heap[at] = added;
}

/** Scores as shares of the highest allowed one, in place; false when there is no evidence and the leg is to be dropped. */
export function asShares(scores: Float64Array): boolean {
  let most = 0;
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i] ?? 0);
  if (most <= 0) return false;
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / most;
  return true;
}
