import type { Fields } from './fields.ts';

/** How well the expert of each slot answers for each field, kept field by field, since a question asks for few fields of all. */
export interface Competences {
  put(slot: number, able: Fields): void;
  remove(slot: number): void;
  /** Sum over fields of what is asked times who answers for it, as a share of all that is asked; 0 where not allowed. */
  answering(asked: Fields, allowed: Uint8Array): Float64Array;
}

const FIRST_ROOM = 16;

export function createCompetences(fields: number): Competences {
  let columns = Array.from({ length: fields }, () => new Float32Array(FIRST_ROOM));
  const reserve = (slot: number): void => {
    const room = columns[0]?.length ?? 0;
    if (slot < room) return;
    columns = columns.map((column) => {
      const larger = new Float32Array(Math.max(slot + 1, room * 2));
      larger.set(column);
      return larger;
    });
  };
  return {
    put: (slot, able) => {
      reserve(slot);
      columns.forEach((column, field) => {
        column[slot] = able[field] ?? 0;
      });
    },
    remove: (slot) => {
      for (const column of columns) if (slot < column.length) column[slot] = 0;
    },
    answering: (asked, allowed) => answering(asked, allowed, columns),
  };
}

function answering(asked: Fields, allowed: Uint8Array, columns: readonly Float32Array[]): Float64Array {
  const scores = new Float64Array(allowed.length);
  let total = 0;
  for (let field = 0; field < asked.length; field++) {
    const [weight, column] = [asked[field] ?? 0, columns[field]];
    if (weight <= 0 || !column) continue;
    total += weight;
    for (let slot = 0; slot < scores.length; slot++) scores[slot] = (scores[slot] ?? 0) + weight * (column[slot] ?? 0);
  }
  if (total === 0) return scores;
  for (let slot = 0; slot < scores.length; slot++) scores[slot] = allowed[slot] === 1 ? (scores[slot] ?? 0) / total : 0;
  return scores;
}
