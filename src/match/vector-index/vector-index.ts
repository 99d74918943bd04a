import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Scored } from '../ranking.ts';
import type { Slots } from '../slots.ts';
import { type Build, buildBeside } from './build.ts';
import { type Origin, verifiedIds, writeCache } from './cache.ts';
import { createContent } from './content.ts';
import { createVectorTable } from './exact.ts';
import { type Addon, createGraph, type Graph, loadAddon, readGraph } from './graph.ts';
import { asUnit } from './unit.ts';

export interface VectorIndexOptions {
  readonly dimensions: number;
  readonly embedder: string;
  readonly lexicon: string;
  /** Index file; absent, the graph lives in memory only. */
  readonly path?: string;
  /** Vectors from which the graph pays; below, the exact scan is as fast and exact. */
  readonly accelerateFrom: number;
  /** For tests: loads the addon, or null. */
  readonly addon?: typeof loadAddon;
}

/** Nearest vectors: the table is the truth, the graph only makes it faster and may be missing at any time. */
export interface VectorIndex {
  readonly size: number;
  readonly accelerated: boolean;
  put(slot: number, vector: Float32Array): void;
  remove(slot: number): void;
  has(slot: number): boolean;
  /** Of the slots whose `mask` is 1, which are `admitted` in number: few are scanned exactly. */
  search(query: Float32Array, k: number, mask: Uint8Array, admitted: number): readonly Scored[];
  /** Cosine with some slots alone, positive only. */
  among(query: Float32Array, slots: Iterable<number>): readonly Scored[];
  /** Resolves when the graph holds every vector. */
  settled(): Promise<void>;
  /** Stops a build under way. */
  stop(): Promise<void>;
  save(): Promise<void>;
}

/** Under a filter that lets fewer through, the graph visits more than the scan would. */
const FEW = 0.1;
const MOST_WASTE = 0.25;
/** One addition takes up to some milliseconds; between slices others have their turn. */
const SLICE = 2;
const PIECE = 10_000;
/** At the end so many are still added, so that the file need not be thrown away at the next start. */
const ADDED_AT_SAVE = 200;
/** From so many on a thread of its own builds. */
const BESIDE_FROM = 500;

export function createVectorIndex(slots: Slots, options: VectorIndexOptions): VectorIndex {
  const { dimensions, path, accelerateFrom } = options;
  const [table, content] = [createVectorTable(dimensions), createContent()];
  const pending = new Set<number>();
  let graph: Graph | null = null;
  let working: Promise<void> = Promise.resolve();
  let build: Build | null = null;
  let [busy, writing, usable, stopped] = [false, false, true, false];
  let saving: Promise<void> = Promise.resolve();
  let written = '';

  const origin = (): Origin => ({
    dimensions,
    embedder: options.embedder,
    lexicon: options.lexicon,
    content: content.digest(),
  });
  const fromFile = async (addon: Addon): Promise<Graph | null> => {
    const now = origin();
    const ids = path === undefined ? null : await verifiedIds(path, now);
    if (!ids || path === undefined) return null;
    const labels = await labelsOf(ids, slots);
    const read = await readGraph(addon, dimensions, path, labels).catch(() => null);
    if (read) written = now.content;
    return read;
  };
  const built = async (addon: Addon): Promise<Graph | null> => {
    const present = table.slots();
    if (stopped || present.length < BESIDE_FROM) return createGraph(addon, dimensions, present.length);
    build = buildBeside(addon, dimensions, table.shared(), present, path === undefined ? tmpdir() : dirname(path));
    const made = await build.graph;
    build = null;
    return made ?? createGraph(addon, dimensions, present.length);
  };
  /** The addon is loaded here, by the first index that is large enough: most hospitals never need it. */
  const begin = async (): Promise<Graph | null> => {
    const addon = await (options.addon ?? loadAddon)();
    usable = addon !== null;
    return addon && ((await fromFile(addon)) ?? (await built(addon)));
  };
  /** What was put or taken away while a graph was read or built is made up for. */
  const catchUp = (made: Graph): void => {
    for (const slot of made.labels()) if (slot >= 0 && !table.has(slot)) made.remove(slot);
    for (const slot of pending) made.remove(slot);
    for (const slot of table.slots()) if (!made.has(slot)) pending.add(slot);
  };
  const takeIn = async (made: Graph, goesOn: () => boolean): Promise<void> => {
    while (pending.size > 0 && goesOn()) {
      for (const slot of [...take(pending, SLICE)]) {
        pending.delete(slot);
        if (table.has(slot)) made.add(slot, table.at(slot));
        else made.remove(slot);
      }
      await nextTurn();
    }
  };
  const drain = async (): Promise<void> => {
    await nextTurn();
    if (graph === null) {
      pending.clear();
      const made = await begin();
      if (made) catchUp(made);
      graph = made;
    }
    if (graph) await takeIn(graph, () => !stopped);
  };
  /** Begun by a question, not by a `put`, so that the rows are all there when the file is compared with them. */
  const accelerate = (): void => {
    if (!usable || busy || writing || stopped || table.size < accelerateFrom) return;
    if (graph && graph.waste > MOST_WASTE) graph = null;
    if (graph && pending.size === 0) return;
    busy = true;
    const isNew = graph === null;
    working = drain()
      .catch(() => {
        usable = false;
        graph = null;
      })
      .finally(() => {
        busy = false;
      })
      .then(() => (isNew ? save() : undefined))
      .catch(() => undefined);
  };
  /** A graph that is being written must not change: the file would end the process that reads it. */
  const put = (slot: number, vector: Float32Array): void => {
    const [id, unit] = [slots.idOf(slot), asUnit(vector, dimensions, slots.idOf(slot))];
    table.put(slot, unit);
    content.put(slot, id, unit);
    if (!writing) graph?.remove(slot);
    if (graph || busy) pending.add(slot);
  };
  const remove = (slot: number): void => {
    table.remove(slot);
    content.remove(slot);
    if (writing) {
      pending.add(slot);
      return;
    }
    graph?.remove(slot);
    pending.delete(slot);
  };
  const ready = (): boolean => graph !== null && !busy && pending.size === 0;
  const search: VectorIndex['search'] = (query, k, mask, admitted) => {
    accelerate();
    const unit = asUnit(query, dimensions, 'the question');
    if (!graph || !ready() || admitted < table.size * FEW) return table.search(unit, k, mask);
    const found = graph.search(unit, k, admitted >= table.size ? null : mask);
    const short = found.length < Math.min(k, admitted, table.size);
    return short ? table.search(unit, k, mask) : found.filter(({ score }) => score > 0);
  };
  const among: VectorIndex['among'] = (query, some) => {
    accelerate();
    return table.among(asUnit(query, dimensions, 'the question'), some);
  };
  const write = async (): Promise<void> => {
    if (graph && !busy && pending.size <= ADDED_AT_SAVE) await takeIn(graph, () => !busy);
    if (!graph || !ready() || path === undefined || content.digest() === written) return;
    const now = origin();
    const ids = graph.labels().map((slot) => (slot < 0 ? null : slots.idOf(slot)));
    writing = true;
    try {
      await writeCache(path, graph.write, now, ids);
      written = now.content;
    } finally {
      writing = false;
    }
  };
  /** One after the other: of two at once one's file would stand beside the other's description. */
  const save = (): Promise<void> => {
    saving = saving.catch(() => undefined).then(write);
    return saving;
  };
  return {
    get size() {
      return table.size;
    },
    get accelerated() {
      return ready();
    },
    put,
    remove,
    has: table.has,
    search,
    among,
    save,
    settled: () => {
      accelerate();
      return working;
    },
    stop: () => {
      stopped = true;
      build?.stop();
      return working;
    },
  };
}

/** Slot of each label, in pieces: a hundred thousand look-ups at once would hold everybody up. */
async function labelsOf(ids: readonly (string | null)[], slots: Slots): Promise<readonly number[]> {
  const labels: number[] = [];
  for (const id of ids) {
    labels.push(id === null ? -1 : (slots.slotOf(id) ?? -1));
    if (labels.length % PIECE === 0) await nextTurn();
  }
  return labels;
}

function* take<T>(from: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const one of from) {
    if (taken++ === count) return;
    yield one;
  }
}
