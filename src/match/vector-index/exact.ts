import { best, type Scored } from '../ranking.ts';

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
  const stride = Math.ceil(dimensions / 4) * 4;
  let data = new Float32Array(16 * stride);
  const present = new Set<number>();
  const at = (slot: number): Float32Array => data.subarray(slot * stride, slot * stride + dimensions);
  const put = (slot: number, vector: Float32Array): void => {
    if ((slot + 1) * stride > data.length) {
      const larger = new Float32Array(Math.max((slot + 1) * stride, data.length * 2));
      larger.set(data);
      data = larger;
    }
    data.set(vector, slot * stride);
    present.add(slot);
  };
  const search = (query: Float32Array, k: number, admits: (slot: number) => boolean): readonly Scored[] => {
    const padded = new Float32Array(stride);
    padded.set(query);
    const scores = new Float64Array(data.length / stride);
    for (const slot of present) if (admits(slot)) scores[slot] = dot(padded, data, slot * stride, stride);
    return best(scores, k, (slot) => slot);
  };
  return {
    get size() {
      return present.size;
    },
    put,
    at,
    search,
    remove: (slot) => {
      present.delete(slot);
    },
    has: (slot) => present.has(slot),
    slots: () => [...present].sort((a, b) => a - b),
  };
}

/** Four running sums keep the processor's units busy; the order of additions is fixed, so results repeat. `size` is a multiple of four. */
function dot(query: Float32Array, data: Float32Array, offset: number, size: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0, j = offset; i < size; i += 4, j += 4) {
    a += (query[i] ?? 0) * (data[j] ?? 0);
    b += (query[i + 1] ?? 0) * (data[j + 1] ?? 0);
    c += (query[i + 2] ?? 0) * (data[j + 2] ?? 0);
    d += (query[i + 3] ?? 0) * (data[j + 3] ?? 0);
  }
  return a + b + c + d;
}
