import { entries, type Row } from './table.ts';

/** A specialty, sub-specialty or profession; parents and neighbours are positions in the taxonomy. */
export interface Specialty {
  readonly id: string;
  readonly parents: readonly number[];
  readonly neighbours: readonly number[];
  readonly row: Row;
}

export interface Taxonomy {
  readonly specialties: readonly Specialty[];
  indexOf(id: string): number | undefined;
  /** 0..1, how well someone of field `expert` answers for a question of field `question`. */
  nearness(expert: number, question: number): number;
}

const WIDER = 0.7;
const NARROWER = 0.6;
const SIBLING = 0.3;
const NEIGHBOUR = 0.3;

export function createTaxonomy(rows: readonly Row[]): Taxonomy {
  const positions = new Map(rows.map((row, i) => [row['id'] ?? '', i]));
  const named = (cell: string | undefined): readonly number[] => entries(cell, ' ').flatMap((id) => positions.get(id) ?? []);
  const specialties = rows.map((row) => ({ id: row['id'] ?? '', parents: named(row['parents']), neighbours: named(row['neighbours']), row }));
  const size = specialties.length;
  const table = Float32Array.from({ length: size * size }, (_, at) => nearness(specialties, Math.floor(at / size), at % size));
  return {
    specialties,
    indexOf: (id) => positions.get(id),
    nearness: (expert, question) => table[expert * size + question] ?? 0,
  };
}

function nearness(all: readonly Specialty[], expert: number, question: number): number {
  if (expert === question) return 1;
  const up = stepsUp(all, question, expert);
  if (up > 0) return WIDER ** up;
  const down = stepsUp(all, expert, question);
  if (down > 0) return NARROWER ** down;
  if (areSiblings(all, expert, question)) return SIBLING;
  return areNeighbours(all, expert, question) ? NEIGHBOUR : 0;
}

/** Fewest steps from a field up to an ancestor; 0 when it is none. */
function stepsUp(all: readonly Specialty[], from: number, ancestor: number, depth = 1): number {
  const parents = all[from]?.parents ?? [];
  if (parents.includes(ancestor)) return depth;
  const found = parents.map((parent) => stepsUp(all, parent, ancestor, depth + 1)).filter((steps) => steps > 0);
  return found.length === 0 ? 0 : Math.min(...found);
}

/** Under the same narrow field; "medicine" and "surgery" are too wide to make siblings. */
function areSiblings(all: readonly Specialty[], a: number, b: number): boolean {
  const narrow = (i: number): readonly number[] => (all[i]?.parents ?? []).filter((parent) => (all[parent]?.parents.length ?? 0) > 0);
  return narrow(a).some((parent) => narrow(b).includes(parent));
}

function areNeighbours(all: readonly Specialty[], a: number, b: number): boolean {
  const touches = (from: number, to: number): boolean => all[from]?.neighbours.includes(to) ?? false;
  return touches(a, b) || touches(b, a);
}
