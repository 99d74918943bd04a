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
  /** The wider fields a field lies within, at any distance. */
  widerThan(field: number): Iterable<number>;
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
  const table = nearnessTable(specialties);
  const wider = specialties.map((_, field) => [...stepsToAncestors(specialties, field).keys()]);
  return {
    specialties,
    indexOf: (id) => positions.get(id),
    nearness: (expert, question) => table[expert * size + question] ?? 0,
    widerThan: (field) => wider[field] ?? [],
  };
}

/** The closer relation overwrites the looser one, so the loosest are written first. */
function nearnessTable(all: readonly Specialty[]): Float32Array {
  const size = all.length;
  const table = new Float32Array(size * size);
  for (const [a, b] of neighbourPairs(all)) table[a * size + b] = NEIGHBOUR;
  for (const [a, b] of siblingPairs(all)) table[a * size + b] = SIBLING;
  all.forEach((_, narrow) => {
    for (const [wide, steps] of stepsToAncestors(all, narrow)) table[narrow * size + wide] = NARROWER ** steps;
  });
  all.forEach((_, narrow) => {
    for (const [wide, steps] of stepsToAncestors(all, narrow)) table[wide * size + narrow] = WIDER ** steps;
  });
  all.forEach((_, self) => {
    table[self * size + self] = 1;
  });
  return table;
}

type Pair = readonly [a: number, b: number];

function neighbourPairs(all: readonly Specialty[]): readonly Pair[] {
  return all.flatMap(({ neighbours }, a) =>
    neighbours.flatMap((b): readonly Pair[] => [
      [a, b],
      [b, a],
    ]),
  );
}

/** Under the same narrow field; "medicine" and "surgery" are too wide to make siblings. */
function siblingPairs(all: readonly Specialty[]): readonly Pair[] {
  const belongings = all.flatMap(({ parents }, child) => parents.map((parent) => ({ parent, child })));
  const families = [...Map.groupBy(belongings, ({ parent }) => parent)];
  return families
    .filter(([parent]) => (all[parent]?.parents.length ?? 0) > 0)
    .flatMap(([, some]) => some.flatMap((a) => some.map((b): Pair => [a.child, b.child])));
}

/** Fewest steps from a field up to each of its ancestors. */
function stepsToAncestors(all: readonly Specialty[], from: number): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  let level: readonly number[] = all[from]?.parents ?? [];
  for (let step = 1; level.length > 0; step++) {
    const reached = level.filter((ancestor) => !steps.has(ancestor));
    for (const ancestor of reached) steps.set(ancestor, step);
    level = reached.flatMap((ancestor) => all[ancestor]?.parents ?? []);
  }
  return steps;
}
