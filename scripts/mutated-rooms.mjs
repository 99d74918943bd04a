// @ts-check

/**
 * What is mutated, and the tests that judge it. The random walks are left out: they take long and say little of one line.
 * Of the filter's tests the quick ones judge that go through the whole pipeline; the others are about single rules.
 * @type {Readonly<Record<string, { readonly mutate: readonly string[], readonly tests: readonly string[], readonly without: readonly string[] }>>}
 */
export const MUTATED_ROOMS = {
  consult: {
    mutate: ['src/consult/**/*.ts'],
    tests: ['test/consult/**/*.test.ts'],
    without: ['test/consult/invariants.test.ts'],
  },
  delivery: {
    mutate: ['src/delivery/**/*.ts', 'src/store/prisma/{claim,deliveries}.ts'],
    tests: ['test/delivery/**/*.test.ts', 'test/intake/outage.test.ts', 'test/store/sqlite-memory.test.ts'],
    without: [],
  },
  deid: {
    mutate: ['src/deid/{course,persons,pipeline,placeholder,propagate,protect,redact,residue,resolve,scrub,undo}.ts'],
    tests: [
      'test/deid/{cases,chat,course,fail-closed,persons,pipeline,propagate,protect,resolve,scrub,undo,year-alone}.test.ts',
    ],
    without: [],
  },
};

/** Told by the command that goes through the rooms. */
export function mutatedRoom() {
  const room = MUTATED_ROOMS[process.env.KONSIL_MUTATED_ROOM ?? ''];
  if (room === undefined) throw new Error(`KONSIL_MUTATED_ROOM is one of: ${Object.keys(MUTATED_ROOMS).join(', ')}`);
  return room;
}
