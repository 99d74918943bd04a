import type { Row } from './generation.ts';
import type { VectorIndex } from './vector-index/vector-index.ts';

/** Rows whose vectors could not be made: they are made up for once the embedder answers again, and until then the words serve. */
export interface Owing<T> {
  readonly size: number;
  /** Throws when the embedder does; the row is owed then. */
  put(one: Row<T>): Promise<void>;
  remove(slot: number): void;
  /** Tries again, one by one so that a text no model takes keeps nobody else waiting; throws at the first that fails. */
  payBack(): Promise<void>;
}

export function createOwing<T>(vectors: VectorIndex, make: (rows: readonly Row<T>[]) => Promise<void>): Owing<T> {
  const owed = new Map<number, Row<T>>();
  const making = new Map<number, Row<T>>();
  /** Whoever fails again comes last the next time; what was changed or taken away meanwhile is owed no more. */
  const put = async (one: Row<T>): Promise<void> => {
    const { slot } = one;
    owed.delete(slot);
    making.set(slot, one);
    const isLast = (): boolean => making.get(slot) === one;
    try {
      await make([one]);
    } catch (error) {
      if (isLast()) {
        vectors.remove(slot);
        owed.set(slot, one);
      }
      throw error;
    } finally {
      if (isLast()) making.delete(slot);
    }
  };
  return {
    get size() {
      return owed.size;
    },
    put,
    remove: (slot) => {
      owed.delete(slot);
      making.delete(slot);
      vectors.remove(slot);
    },
    payBack: async () => {
      for (const one of [...owed.values()]) if (owed.get(one.slot) === one) await put(one);
    },
  };
}
