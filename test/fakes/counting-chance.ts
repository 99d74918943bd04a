import type { Chance } from '../../src/ambient.ts';

/** Ids that count and delays that are always the least, so that a run repeats itself. */
export function countingChance(): Chance {
  let count = 0;
  return {
    newId() {
      count += 1;
      return `id-${String(count).padStart(5, '0')}`;
    },
    between: (least) => least,
  };
}
