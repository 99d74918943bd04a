import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Scored } from '../ranking.ts';
import type { Slots } from '../slots.ts';
import { type Origin, verifiedIds, writeCache } from './cache.ts';
import { createVectorTable } from './exact.ts';
import { createGraph, type Graph, loadAddon, readGraph } from './graph.ts';
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
  readonly accelerated: boolean;
  put(slot: number, vector: Float32Array): void;
  remove(slot: number): void;
  /** `admitted` is how many slots the filter lets through: few are scanned exactly. */
  search(query: Float32Array, k: number, admits: (slot: number) => boolean, admitted: number): readonly Scored[];
  /** Resolves when the graph holds every vector. */
  settled(): Promise<void>;
  save(): void;
}

const FEW = 0.1;
const MOST_WASTE = 0.25;
const SLICE = 8;

export function createVectorIndex(slots: Slots, options: VectorIndexOptions): VectorIndex {
  const { dimensions, path, accelerateFrom } = options;
  const table = createVectorTable(dimensions);
  const pending = new Set<number>();
  let graph: Graph | null = null;
  let building: Promise<void> = Promise.resolve();
  let busy = false;
  let usable = true;

  const origin = (): Origin => ({
    dimensions,
    embedder: options.embedder,
    lexicon: options.lexicon,
    content: contentOf(table.slots(), slots, table.at),
  });
  /** The addon is loaded here, by the first index that is large enough: most hospitals never need it. */
  const begin = async (): Promise<Graph | null> => {
    const addon = await (options.addon ?? loadAddon)();
    usable = addon !== null;
    if (!addon) return null;
    const ids = path === undefined ? null : verifiedIds(path, origin());
    const read =
      ids && path !== undefined
        ? readQuietly(() =>
            readGraph(
              addon,
              dimensions,
              path,
              ids.map((id) => (id === null ? -1 : (slots.slotOf(id) ?? -1))),
            ),
          )
        : null;
    return read ?? createGraph(addon, dimensions);
  };
  const drain = async (): Promise<void> => {
    await nextTurn();
    graph ??= await begin();
    for (const slot of table.slots()) if (graph && !graph.has(slot)) pending.add(slot);
    while (graph && pending.size > 0) {
      for (const slot of [...pending].slice(0, SLICE)) {
        pending.delete(slot);
        if (table.has(slot)) graph.add(slot, table.at(slot));
      }
      await nextTurn();
    }
  };
  /** Begun by a search, not by a `put`, so that the rows are all there when the file is compared with them. */
  const accelerate = (): void => {
    if (!usable || busy || table.size < accelerateFrom) return;
    if (graph && graph.waste > MOST_WASTE) graph = null;
    if (graph && pending.size === 0) return;
    busy = true;
    building = drain()
      .catch(() => {
        usable = false;
        graph = null;
      })
      .finally(() => {
        busy = false;
      });
  };
  const put = (slot: number, vector: Float32Array): void => {
    table.put(slot, asUnit(vector, dimensions, slots.idOf(slot)));
    graph?.remove(slot);
    if (graph) pending.add(slot);
  };
  const remove = (slot: number): void => {
    table.remove(slot);
    graph?.remove(slot);
    pending.delete(slot);
  };
  const ready = (): boolean => graph !== null && !busy && pending.size === 0;
  const search: VectorIndex['search'] = (query, k, admits, admitted) => {
    accelerate();
    const unit = asUnit(query, dimensions, 'the question');
    if (!graph || !ready() || admitted < table.size * FEW) return table.search(unit, k, admits);
    const found = graph.search(unit, k, admits);
    return found.length < Math.min(k, admitted) ? table.search(unit, k, admits) : found;
  };
  const save = (): void => {
    if (graph && ready() && path !== undefined) writeCache(path, graph, origin(), slots.idOf);
  };
  return {
    get accelerated() {
      return ready();
    },
    put,
    remove,
    search,
    save,
    settled: () => {
      accelerate();
      return building;
    },
  };
}

function readQuietly(read: () => Graph): Graph | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function contentOf(present: readonly number[], slots: Slots, at: (slot: number) => Float32Array): string {
  const hash = createHash('sha256');
  const byId = present.map((slot) => [slots.idOf(slot), slot] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [id, slot] of byId) hash.update(`${id}\0`).update(new Uint8Array(at(slot).slice().buffer));
  return hash.digest('hex');
}
