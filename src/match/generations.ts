import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Embedder, ExpertProfile, MatchCase, MatchQuery, OnProgress } from './contract.ts';
import {
  createGeneration,
  folderOf,
  type Generation,
  type GenerationOptions,
  type Row,
  type Rows,
} from './generation.ts';
import { queryVector } from './passages.ts';
import { keepOnly } from './vector-index/keep.ts';
import type { VectorIndex } from './vector-index/vector-index.ts';

/** The vectors that serve, and those of another embedder while they are made. */
export interface Generations {
  readonly current: Generation;
  vectorOf(query: MatchQuery): Promise<Float32Array | undefined>;
  putExpert(slot: number, row: ExpertProfile): Promise<void>;
  putCase(slot: number, row: MatchCase): Promise<void>;
  removeExpert(slot: number): void;
  removeCase(slot: number): void;
  /** Makes all vectors anew beside those that serve, then swaps at once. Throws when the embedder does; the old ones serve on. */
  change(embedder: Embedder, onProgress: OnProgress): Promise<void>;
}

const BATCH = 32;

export function createGenerations(first: Embedder, rows: Rows, options: GenerationOptions): Generations {
  let current = createGeneration(first, rows, options);
  let beside: Generation | null = null;
  const owed = { experts: new Map<number, ExpertProfile>(), cases: new Map<number, MatchCase>() };
  let paying = false;

  /** A vector that could not be made is made up for once the embedder answers again; until then the words serve. */
  const orOwe = async <T>(
    { slot, row }: Row<T>,
    owing: Map<number, T>,
    vectors: VectorIndex,
    put: Promise<void>,
  ): Promise<void> => {
    owing.delete(slot);
    await put.catch((error: unknown) => {
      vectors.remove(slot);
      owing.set(slot, row);
      throw error;
    });
  };
  const payBack = async (): Promise<void> => {
    const [experts, cases] = [rowsOf(owed.experts), rowsOf(owed.cases)];
    await current.putExperts(experts);
    await current.putCases(cases);
    for (const { slot, row } of experts) if (owed.experts.get(slot) === row) owed.experts.delete(slot);
    for (const { slot, row } of cases) if (owed.cases.get(slot) === row) owed.cases.delete(slot);
  };
  const vectorOf = async ({ text }: MatchQuery): Promise<Float32Array | undefined> => {
    const vector = await queryVector(text, current.embedder);
    if (vector && !paying && owed.experts.size + owed.cases.size > 0) {
      paying = true;
      void payBack()
        .catch(() => undefined)
        .finally(() => {
          paying = false;
        });
    }
    return vector;
  };
  const fill = async (next: Generation, onProgress: OnProgress): Promise<void> => {
    const experts = presentIn(rows.experts.slots.entries(), rows.experts.profile);
    const cases = presentIn(rows.cases.slots.entries(), rows.cases.at);
    const total = experts.length + cases.length;
    let done = 0;
    const each = async <T>(all: readonly Row<T>[], put: (some: readonly Row<T>[]) => Promise<void>): Promise<void> => {
      for (let from = 0; from < all.length; from += BATCH) {
        const some = all.slice(from, from + BATCH);
        await put(some);
        done += some.length;
        onProgress({ done, total });
        await nextTurn();
      }
    };
    await each(experts, next.putExperts);
    await each(cases, next.putCases);
  };
  const change = async (embedder: Embedder, onProgress: OnProgress): Promise<void> => {
    const next = createGeneration(embedder, rows, options);
    beside = next;
    try {
      await fill(next, onProgress);
      const old = current;
      current = next;
      await old.stop();
      if (options.indexDir !== undefined) await keepOnly(options.indexDir, folderOf(embedder));
    } finally {
      beside = null;
      await next.save();
    }
  };
  let changing: Promise<void> = Promise.resolve();
  return {
    get current() {
      return current;
    },
    vectorOf,
    putExpert: async (slot, row) => {
      await beside?.putExperts([{ slot, row }]).catch(() => undefined);
      await orOwe({ slot, row }, owed.experts, current.experts, current.putExperts([{ slot, row }]));
    },
    putCase: async (slot, row) => {
      await beside?.putCases([{ slot, row }]).catch(() => undefined);
      await orOwe({ slot, row }, owed.cases, current.cases, current.putCases([{ slot, row }]));
    },
    removeExpert: (slot) => {
      owed.experts.delete(slot);
      for (const generation of [current, beside]) generation?.experts.remove(slot);
    },
    removeCase: (slot) => {
      owed.cases.delete(slot);
      for (const generation of [current, beside]) generation?.cases.remove(slot);
    },
    change: (embedder, onProgress) => {
      changing = changing.catch(() => undefined).then(() => change(embedder, onProgress));
      return changing;
    },
  };
}

function rowsOf<T>(owed: ReadonlyMap<number, T>): readonly Row<T>[] {
  return [...owed].map(([slot, row]) => ({ slot, row }));
}

function presentIn<T>(entries: Iterable<[string, number]>, at: (slot: number) => T | undefined): readonly Row<T>[] {
  return [...entries].flatMap(([, slot]) => {
    const row = at(slot);
    return row === undefined ? [] : [{ slot, row }];
  });
}
