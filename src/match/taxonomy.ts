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
  const named = (cell: string | undefined): readonly number[] =>
    entries(cell, ' ').flatMap((id) => positions.get(id) ?? []);
  const specialties = rows.map((row) => ({
    id: row['id'] ?? '',
    parents: named(row['parents']),
    neighbours: named(row['neighbours']),
    row,
  }));
  const size = specialties.length;
  const heights = specialties.map((_, i) => stepsToAncestors(specialties, i));
  const table = Float32Array.from({ length: size * size }, (_, at) =>
    nearness(specialties, heights, Math.floor(at / size), at % size),
  );
  return {
    specialties,
    indexOf: (id) => positions.get(id),
    nearness: (expert, question) => table[expert * size + question] ?? 0,
  };
}

function nearness(all: readonly Specialty[], heights: readonly Heights[], expert: number, question: number): number {
  if (expert === question) return 1;
  const up = heights[question]?.get(expert);
  if (up !== undefined) return WIDER ** up;
  const down = heights[expert]?.get(question);
  if (down !== undefined) return NARROWER ** down;
  if (areSiblings(all, expert, question)) return SIBLING;
  return areNeighbours(all, expert, question) ? NEIGHBOUR : 0;
}

/** Fewest steps from a field up to each of its ancestors. */
type Heights = ReadonlyMap<number, number>;

function stepsToAncestors(all: readonly Specialty[], from: number): Heights {
  const steps = new Map<number, number>();
  let level: readonly number[] = all[from]?.parents ?? [];
  for (let step = 1; level.length > 0; step++) {
    const reached = level.filter((ancestor) => !steps.has(ancestor));
    for (const ancestor of reached) steps.set(ancestor, step);
    level = reached.flatMap((ancestor) => all[ancestor]?.parents ?? []);
  }
  return steps;
}

/** Under the same narrow field; "medicine" and "surgery" are too wide to make siblings. */
function areSiblings(all: readonly Specialty[], a: number, b: number): boolean {
  const shared = (parent: number): boolean =>
    (all[parent]?.parents.length ?? 0) > 0 && (all[b]?.parents.includes(parent) ?? false);
  return all[a]?.parents.some(shared) ?? false;
}

function areNeighbours(all: readonly Specialty[], a: number, b: number): boolean {
  const touches = (from: number, to: number): boolean => all[from]?.neighbours.includes(to) ?? false;
  return touches(a, b) || touches(b, a);
}
