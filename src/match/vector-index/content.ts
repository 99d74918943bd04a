import { createHash } from 'node:crypto';

/** A fingerprint of which ids have which vectors, kept up to date row by row, so that nobody has to read them all at once. */
export interface Content {
  put(slot: number, id: string, vector: Float32Array): void;
  remove(slot: number): void;
  digest(): string;
}

const BYTES = 32;

/** Exclusive or over the rows' digests: the order in which they came does not matter, and a row can be taken out again. */
export function createContent(): Content {
  const rows = new Map<number, Uint8Array>();
  const sum = new Uint8Array(BYTES);
  const toggle = (row: Uint8Array): void => {
    for (let i = 0; i < BYTES; i++) sum[i] = (sum[i] ?? 0) ^ (row[i] ?? 0);
  };
  const remove = (slot: number): void => {
    const row = rows.get(slot);
    if (row) toggle(row);
    rows.delete(slot);
  };
  return {
    put: (slot, id, vector) => {
      remove(slot);
      const bytes = new Uint8Array(vector.slice().buffer);
      const row = createHash('sha256').update(`${id}\0`).update(bytes).digest();
      rows.set(slot, row);
      toggle(row);
    },
    remove,
    digest: () => `${rows.size}-${Buffer.from(sum).toString('hex')}`,
  };
}
