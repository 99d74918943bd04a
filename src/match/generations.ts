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
import { createOwing, type Owing } from './owing.ts';
import { queryVector } from './passages.ts';
import { keepOnly } from './vector-index/keep.ts';

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

/** A generation, and what it still owes. */
interface Tended {
  readonly generation: Generation;
  readonly experts: Owing<ExpertProfile>;
  readonly cases: Owing<MatchCase>;
}

export function createGenerations(first: Embedder, rows: Rows, options: GenerationOptions): Generations {
  let current = tended(createGeneration(first, rows, options));
  let beside: Tended | null = null;
  let paying = false;

  const payBack = async ({ experts, cases }: Tended): Promise<void> => {
    paying = true;
    try {
      await experts.payBack();
      await cases.payBack();
    } finally {
      paying = false;
    }
  };
  const vectorOf = async ({ text }: MatchQuery): Promise<Float32Array | undefined> => {
    const vector = await queryVector(text, current.generation.embedder);
    if (vector && !paying && current.experts.size + current.cases.size > 0)
      void payBack(current).catch(() => undefined);
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
    const next = tended(createGeneration(embedder, rows, options));
    beside = next;
    try {
      await fill(next.generation, onProgress);
      const old = current;
      current = next;
      await old.generation.stop();
    } finally {
      beside = null;
      await next.generation.save();
    }
    // Only once the new vectors are on the disk: a stop in between must not cost both.
    if (options.indexDir !== undefined) await keepOnly(options.indexDir, folderOf(embedder));
  };
  let changing: Promise<void> = Promise.resolve();
  return {
    get current() {
      return current.generation;
    },
    vectorOf,
    putExpert: async (slot, row) => {
      await beside?.experts.put({ slot, row }).catch(() => undefined);
      await current.experts.put({ slot, row });
    },
    putCase: async (slot, row) => {
      await beside?.cases.put({ slot, row }).catch(() => undefined);
      await current.cases.put({ slot, row });
    },
    removeExpert: (slot) => {
      for (const one of [current, beside]) one?.experts.remove(slot);
    },
    removeCase: (slot) => {
      for (const one of [current, beside]) one?.cases.remove(slot);
    },
    change: (embedder, onProgress) => {
      changing = changing.catch(() => undefined).then(() => change(embedder, onProgress));
      return changing;
    },
  };
}

function tended(generation: Generation): Tended {
  return {
    generation,
    experts: createOwing(generation.experts, generation.putExperts),
    cases: createOwing(generation.cases, generation.putCases),
  };
}

function presentIn<T>(entries: Iterable<[string, number]>, at: (slot: number) => T | undefined): readonly Row<T>[] {
  return [...entries].flatMap(([, slot]) => {
    const row = at(slot);
    return row === undefined ? [] : [{ slot, row }];
  });
}
