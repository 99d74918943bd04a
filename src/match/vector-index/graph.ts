import { createRequire } from 'node:module';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { Scored } from '../ranking.ts';

export type Addon = typeof import('hnswlib-node');

const EF = 128;
/** Up to so many vectors that is enough. */
const EF_UP_TO = 10_000;
const M = 16;
const EF_CONSTRUCTION = 200;
const GROWTH = 1.5;
const FIRST_SIZE = 1024;

/** An HNSW graph (Malkov and Yashunin 2018) over slots; labels are never reused, a changed slot gets a new one. */
export interface Graph {
  readonly count: number;
  /** Share of labels that no longer stand for anything. */
  readonly waste: number;
  has(slot: number): boolean;
  add(slot: number, vector: Float32Array): void;
  remove(slot: number): void;
  /** Nearest slots, best first; of those whose `mask` is 1, or of all without one. */
  search(query: Float32Array, k: number, mask: Uint8Array | null): readonly Scored[];
  write(file: string): Promise<void>;
  /** Slot of each label, -1 where deleted: what the sidecar must hold. */
  labels(): readonly number[];
}

/**
 * The addon, or null where it is absent or was built for another machine: then the exact scan serves. It is required,
 * not imported: a plain process sees no names in what it exports.
 */
export async function loadAddon(): Promise<Addon | null> {
  try {
    const addon: Addon = createRequire(import.meta.url)('hnswlib-node');
    return addon;
  } catch {
    return null;
  }
}

/**
 * How many candidates a search keeps: as the square root of the vectors, 128 up to 10,000 and 405 at 100,000. With 128 a
 * search among 100,000 now and then stays among the neighbours of the wrong text and finds none of the right ones; from
 * 288 on none does. More edges (M 24) did not help.
 */
export function efFor(count: number): number {
  return Math.ceil(EF * Math.sqrt(Math.max(1, count / EF_UP_TO)));
}

export function createGraph(addon: Addon, dimensions: number, expected = FIRST_SIZE): Graph {
  const index = new addon.HierarchicalNSW('cosine', dimensions);
  index.initIndex({
    maxElements: Math.max(FIRST_SIZE, Math.ceil(expected * GROWTH)),
    m: M,
    efConstruction: EF_CONSTRUCTION,
    randomSeed: 100,
    allowReplaceDeleted: false,
  });
  return graphOver(index, []);
}

/**
 * Only for a file whose checksum was verified: a damaged one ends the process. `labels` in terms of slots; those that
 * have none any more are taken out. Throws when the file holds another number of vectors.
 */
export async function readGraph(
  addon: Addon,
  dimensions: number,
  file: string,
  labels: readonly number[],
): Promise<Graph> {
  const index = new addon.HierarchicalNSW('cosine', dimensions);
  await index.readIndex(file, false);
  if (index.getCurrentCount() !== labels.length) throw new RangeError('the index file holds another number of vectors');
  return graphOver(index, [...labels]);
}

function graphOver(index: HierarchicalNSW, slotOfLabel: number[]): Graph {
  const labelOfSlot: number[] = [];
  let [count, ef] = [0, 0];
  slotOfLabel.forEach((slot, label) => {
    if (slot < 0) return;
    labelOfSlot[slot] = label;
    count++;
  });
  const has = (slot: number): boolean => (labelOfSlot[slot] ?? -1) >= 0;
  const remove = (slot: number): void => {
    const label = labelOfSlot[slot] ?? -1;
    if (label < 0) return;
    index.markDelete(label);
    labelOfSlot[slot] = -1;
    slotOfLabel[label] = -1;
    count--;
  };
  const add = (slot: number, vector: Float32Array): void => {
    remove(slot);
    if (slotOfLabel.length >= index.getMaxElements() * 0.9)
      index.resizeIndex(Math.ceil(index.getMaxElements() * GROWTH));
    const label = slotOfLabel.push(slot) - 1;
    index.addPoint([...vector], label);
    labelOfSlot[slot] = label;
    count++;
  };
  /** Not stored in the file: after a load it would be 10. */
  const setEf = (): void => {
    const wanted = efFor(slotOfLabel.length);
    if (wanted !== ef) index.setEf(wanted);
    ef = wanted;
  };
  const search = (query: Float32Array, k: number, mask: Uint8Array | null): readonly Scored[] => {
    if (count === 0 || k < 1) return [];
    setEf();
    const { neighbors, distances } = index.searchKnn(
      [...query],
      Math.min(k, count),
      mask === null ? undefined : (label) => mask[slotOfLabel[label] ?? -1] === 1,
    );
    return neighbors
      .map((label, i) => ({ slot: slotOfLabel[label] ?? -1, score: 1 - (distances[i] ?? 1) }))
      .filter(({ slot }) => slot >= 0);
  };
  return {
    get count() {
      return count;
    },
    get waste() {
      return slotOfLabel.length === 0 ? 0 : 1 - count / slotOfLabel.length;
    },
    has,
    add,
    remove,
    search,
    write: async (file) => {
      await index.writeIndex(file);
    },
    labels: () => slotOfLabel,
  };
}
