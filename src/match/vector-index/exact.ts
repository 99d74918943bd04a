import type { Scored } from '../ranking.ts';

/** Unit vectors by slot in one array, searched by scanning all of them: exact, and fast enough below some ten thousand. */
export interface VectorTable {
  readonly size: number;
  put(slot: number, vector: Float32Array): void;
  remove(slot: number): void;
  has(slot: number): boolean;
  /** A view on the stored vector; valid until the next `put`. */
  at(slot: number): Float32Array;
  slots(): readonly number[];
  /** Cosine of each slot that `admits`; best first, at most `k`, positive only. */
  search(query: Float32Array, k: number, admits: (slot: number) => boolean): readonly Scored[];
}

export function createVectorTable(dimensions: number): VectorTable {
  let data = new Float32Array(16 * dimensions);
  const present = new Set<number>();
  const at = (slot: number): Float32Array => data.subarray(slot * dimensions, (slot + 1) * dimensions);
  const put = (slot: number, vector: Float32Array): void => {
    if ((slot + 1) * dimensions > data.length) {
      const larger = new Float32Array(Math.max((slot + 1) * dimensions, data.length * 2));
      larger.set(data);
      data = larger;
    }
    data.set(vector, slot * dimensions);
    present.add(slot);
  };
  const search = (query: Float32Array, k: number, admits: (slot: number) => boolean): readonly Scored[] => {
    const found: Scored[] = [];
    for (const slot of present) {
      if (!admits(slot)) continue;
      const score = dot(query, data, slot * dimensions);
      if (score > 0) found.push({ slot, score });
    }
    return found.sort((a, b) => b.score - a.score || a.slot - b.slot).slice(0, k);
  };
  return {
    get size() { return present.size; },
    put, at, search,
    remove: (slot) => { present.delete(slot); },
    has: (slot) => present.has(slot),
    slots: () => [...present].sort((a, b) => a - b),
  };
}

/** Four running sums keep the processor's units busy; the order of additions is fixed, so results repeat. */
function dot(query: Float32Array, data: Float32Array, offset: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < query.length; i += 4) {
    a += (query[i] ?? 0) * (data[offset + i] ?? 0);
    b += (query[i + 1] ?? 0) * (i + 1 < query.length ? (data[offset + i + 1] ?? 0) : 0);
    c += (query[i + 2] ?? 0) * (i + 2 < query.length ? (data[offset + i + 2] ?? 0) : 0);
    d += (query[i + 3] ?? 0) * (i + 3 < query.length ? (data[offset + i + 3] ?? 0) : 0);
  }
  return a + b + c + d;
}
