import { best, type Scored } from '../ranking.ts';

/** Unit vectors by slot, searched by scanning all of them: exact, and fast enough below some ten thousand. */
export interface VectorTable {
  readonly size: number;
  put(slot: number, vector: Float32Array): void;
  remove(slot: number): void;
  has(slot: number): boolean;
  /** A view on the stored vector. */
  at(slot: number): Float32Array;
  slots(): readonly number[];
  /** Cosine of each slot whose `mask` is 1; best first, at most `k`, positive only. */
  search(query: Float32Array, k: number, mask: Uint8Array): readonly Scored[];
  /** The same for some slots alone, in no order. */
  among(query: Float32Array, slots: Iterable<number>): readonly Scored[];
  /** What another thread reads the vectors from; a later `put` may write into it. */
  shared(): Shared;
}

/** Vectors one after the other, `stride` numbers each, slot by slot, `PER_BLOCK` in each block. */
export interface Shared {
  readonly blocks: readonly SharedArrayBuffer[];
  readonly stride: number;
}

/** Blocks, since copying a hundred thousand vectors into a larger place would hold everybody up. */
const PER_BLOCK = 1024;

/** A view on the vector of a slot. */
export function vectorAt({ blocks, stride }: Shared, slot: number, dimensions: number): Float32Array {
  const block = blocks[Math.floor(slot / PER_BLOCK)];
  if (block === undefined) throw new RangeError(`there is no vector ${slot}`);
  return new Float32Array(block, (slot % PER_BLOCK) * stride * Float32Array.BYTES_PER_ELEMENT, dimensions);
}

export function createVectorTable(dimensions: number): VectorTable {
  const stride = Math.ceil(dimensions / 4) * 4;
  const buffers: SharedArrayBuffer[] = [];
  const blocks: Float32Array[] = [];
  const present: Uint8Array[] = [];
  let size = 0;
  const blockOf = (slot: number): number => Math.floor(slot / PER_BLOCK);
  const has = (slot: number): boolean => present[blockOf(slot)]?.[slot % PER_BLOCK] === 1;
  const at = (slot: number): Float32Array => vectorAt({ blocks: buffers, stride }, slot, dimensions);
  const grow = (): void => {
    const buffer = new SharedArrayBuffer(PER_BLOCK * stride * Float32Array.BYTES_PER_ELEMENT);
    buffers.push(buffer);
    blocks.push(new Float32Array(buffer));
    present.push(new Uint8Array(PER_BLOCK));
  };
  const mark = (slot: number, value: 0 | 1): void => {
    size += value - (has(slot) ? 1 : 0);
    present[blockOf(slot)]?.set([value], slot % PER_BLOCK);
  };
  const put = (slot: number, vector: Float32Array): void => {
    while (blocks.length <= blockOf(slot)) grow();
    at(slot).set(vector);
    mark(slot, 1);
  };
  const padded = (query: Float32Array): Float32Array => {
    const whole = new Float32Array(stride);
    whole.set(query);
    return whole;
  };
  const search = (query: Float32Array, k: number, mask: Uint8Array): readonly Scored[] => {
    const asked = padded(query);
    const scores = new Float64Array(blocks.length * PER_BLOCK);
    for (const [i, block] of blocks.entries())
      for (let at = 0, slot = i * PER_BLOCK; at < PER_BLOCK; at++, slot++)
        if (mask[slot] === 1 && present[i]?.[at] === 1) scores[slot] = dot(asked, block, at * stride, stride);
    return best(scores, k, (slot) => slot);
  };
  const score = (asked: Float32Array, slot: number): number => {
    const block = blocks[blockOf(slot)];
    return block && has(slot) ? dot(asked, block, (slot % PER_BLOCK) * stride, stride) : 0;
  };
  return {
    get size() {
      return size;
    },
    put,
    at,
    search,
    among: (query, slots) => {
      const asked = padded(query);
      return [...slots].map((slot) => ({ slot, score: score(asked, slot) })).filter(({ score }) => score > 0);
    },
    remove: (slot) => {
      if (has(slot)) mark(slot, 0);
    },
    has,
    slots: () => {
      const all: number[] = [];
      for (let slot = 0; slot < blocks.length * PER_BLOCK; slot++) if (has(slot)) all.push(slot);
      return all;
    },
    shared: () => ({ blocks: buffers, stride }),
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
