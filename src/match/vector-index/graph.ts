import { createRequire } from 'node:module';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { Scored } from '../ranking.ts';

export type Addon = typeof import('hnswlib-node');

const EF = 128;
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
  const labelOfSlot = new Map(slotOfLabel.flatMap((slot, label) => (slot < 0 ? [] : [[slot, label] as const])));
  /** Not stored in the file: after a load it would be 10. */
  index.setEf(EF);
  const remove = (slot: number): void => {
    const label = labelOfSlot.get(slot);
    if (label === undefined) return;
    index.markDelete(label);
    labelOfSlot.delete(slot);
    slotOfLabel[label] = -1;
  };
  const add = (slot: number, vector: Float32Array): void => {
    remove(slot);
    if (slotOfLabel.length >= index.getMaxElements() * 0.9)
      index.resizeIndex(Math.ceil(index.getMaxElements() * GROWTH));
    const label = slotOfLabel.push(slot) - 1;
    index.addPoint([...vector], label);
    labelOfSlot.set(slot, label);
  };
  const search = (query: Float32Array, k: number, mask: Uint8Array | null): readonly Scored[] => {
    if (labelOfSlot.size === 0 || k < 1) return [];
    const { neighbors, distances } = index.searchKnn(
      [...query],
      Math.min(k, labelOfSlot.size),
      mask === null ? undefined : (label) => mask[slotOfLabel[label] ?? -1] === 1,
    );
    return neighbors.map((label, i) => ({ slot: slotOfLabel[label] ?? -1, score: 1 - (distances[i] ?? 1) }));
  };
  return {
    get count() {
      return labelOfSlot.size;
    },
    get waste() {
      return slotOfLabel.length === 0 ? 0 : 1 - labelOfSlot.size / slotOfLabel.length;
    },
    has: (slot) => labelOfSlot.has(slot),
    add,
    remove,
    search,
    write: async (file) => {
      await index.writeIndex(file);
    },
    labels: () => slotOfLabel,
  };
}
