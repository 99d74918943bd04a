import { createHash } from 'node:crypto';
import type { Embedder, ExpertProfile, MatchCase } from './contract.ts';
import { createPassages, textsOf } from './passages.ts';
import type { Slots } from './slots.ts';
import type { loadAddon } from './vector-index/graph.ts';
import { GENERATION } from './vector-index/keep.ts';
import { createVectorIndex, type VectorIndex } from './vector-index/vector-index.ts';

/** All vectors of one embedder; a change of embedder makes a new generation beside the old one. */
export interface Generation {
  readonly embedder: Embedder;
  /** A model's vectors speak for whole profiles; lexical ones serve cases alone. */
  readonly isModel: boolean;
  readonly experts: VectorIndex;
  readonly cases: VectorIndex;
  putExperts(rows: readonly Row<ExpertProfile>[]): Promise<void>;
  putCases(rows: readonly Row<MatchCase>[]): Promise<void>;
  settled(): Promise<void>;
  stop(): Promise<void>;
  save(): Promise<void>;
}

/** What stands in a slot. */
export interface Row<T> {
  readonly slot: number;
  readonly row: T;
}

export interface Rows {
  readonly experts: { readonly slots: Slots; profile(slot: number): ExpertProfile | undefined };
  readonly cases: { readonly slots: Slots; at(slot: number): MatchCase | undefined };
}

export interface GenerationOptions {
  readonly indexDir?: string;
  readonly lexicon: string;
  readonly accelerateFrom: number;
  readonly addon?: typeof loadAddon;
}

/** Another embedder, or another lexicon for the vectors made from it, has another folder. */
export function folderOf(embedder: Embedder): string {
  return GENERATION + createHash('sha256').update(embedder.id).digest('hex').slice(0, 12);
}

export function createGeneration(embedder: Embedder, rows: Rows, options: GenerationOptions): Generation {
  const { indexDir, lexicon, accelerateFrom, addon } = options;
  const isModel = !embedder.id.startsWith('lexical');
  const folder = indexDir === undefined ? undefined : `${indexDir}/${folderOf(embedder)}`;
  const indexOf = (name: string, slots: Slots): VectorIndex =>
    createVectorIndex(slots, {
      dimensions: embedder.dimensions,
      embedder: embedder.id,
      lexicon,
      accelerateFrom,
      ...(folder === undefined ? {} : { path: `${folder}/${name}.hnsw` }),
      ...(addon === undefined ? {} : { addon }),
    });
  const [experts, cases] = [indexOf('experts', rows.experts.slots), indexOf('cases', rows.cases.slots)];
  const kept = isModel && folder !== undefined ? `${folder}/vectors.f32` : undefined;
  const passages = createPassages(embedder, kept);

  /** A row that was changed while its vector was made is left to the change. */
  const putExperts = async (some: readonly Row<ExpertProfile>[]): Promise<void> => {
    if (!isModel) return;
    const vectors = await passages.vectorsOf(some.map(({ row }) => textsOf(row)));
    some.forEach(({ slot, row }, i) => {
      if (vectors[i] && rows.experts.profile(slot) === row) experts.put(slot, vectors[i]);
    });
  };
  const putCases = async (some: readonly Row<MatchCase>[]): Promise<void> => {
    const vectors = await passages.vectorsOf(some.map(({ row }) => [row.text]));
    some.forEach(({ slot, row }, i) => {
      if (vectors[i] && rows.cases.at(slot) === row) cases.put(slot, vectors[i]);
    });
  };
  function* present() {
    for (const [, slot] of rows.experts.slots.entries()) {
      const profile = rows.experts.profile(slot);
      if (profile) yield textsOf(profile);
    }
    for (const [, slot] of rows.cases.slots.entries()) {
      const earlier = rows.cases.at(slot);
      if (earlier) yield [earlier.text];
    }
  }
  return {
    embedder,
    isModel,
    experts,
    cases,
    putExperts,
    putCases,
    settled: async () => {
      await experts.settled();
      await cases.settled();
    },
    stop: async () => {
      await Promise.all([experts.stop(), cases.stop()]);
    },
    save: async () => {
      await experts.save();
      await cases.save();
      await passages.save(present());
    },
  };
}
