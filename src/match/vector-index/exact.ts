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
  /** Cosine of each slot whose `mask` is 1; best first, at most `k`, positive only. */
  search(query: Float32Array, k: number, mask: Uint8Array): readonly Scored[];
  /** The same for some slots alone, in no order. */
  among(query: Float32Array, slots: Iterable<number>): readonly Scored[];
  /** What another thread reads the vectors from; a later `put` may write into it. */
  shared(): Shared;
}

/** Vectors one after the other, `stride` numbers each, slot by slot. */
export interface Shared {
  readonly buffer: SharedArrayBuffer;
  readonly stride: number;
}

const BYTES = Float32Array.BYTES_PER_ELEMENT;

export function createVectorTable(dimensions: number): VectorTable {
  const stride = Math.ceil(dimensions / 4) * 4;
  let buffer = new SharedArrayBuffer(16 * stride * BYTES);
  let data = new Float32Array(buffer);
  const present = new Set<number>();
  const at = (slot: number): Float32Array => data.subarray(slot * stride, slot * stride + dimensions);
  const put = (slot: number, vector: Float32Array): void => {
    if ((slot + 1) * stride > data.length) {
      buffer = new SharedArrayBuffer(Math.max((slot + 1) * stride, data.length * 2) * BYTES);
      const larger = new Float32Array(buffer);
      larger.set(data);
      data = larger;
    }
    data.set(vector, slot * stride);
    present.add(slot);
  };
  const padded = (query: Float32Array): Float32Array => {
    const whole = new Float32Array(stride);
    whole.set(query);
    return whole;
  };
  const search = (query: Float32Array, k: number, mask: Uint8Array): readonly Scored[] => {
    const asked = padded(query);
    const scores = new Float64Array(data.length / stride);
    for (const slot of present) if (mask[slot] === 1) scores[slot] = dot(asked, data, slot * stride, stride);
    return best(scores, k, (slot) => slot);
  };
  return {
    get size() {
      return present.size;
    },
    put,
    at,
    search,
    among: (query, slots) => {
      const asked = padded(query);
      return [...slots]
        .filter((slot) => present.has(slot))
        .map((slot) => ({ slot, score: dot(asked, data, slot * stride, stride) }))
        .filter(({ score }) => score > 0);
    },
    remove: (slot) => {
      present.delete(slot);
    },
    has: (slot) => present.has(slot),
    slots: () => [...present].sort((a, b) => a - b),
    shared: () => ({ buffer, stride }),
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
