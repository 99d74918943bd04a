import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneFaultAway } from '../../src/match/faulty.ts';
import { createPostings } from '../../src/match/postings.ts';

/** The plain meaning: the words share a spelling with at most one letter left out of each, or one is the other less a letter. */
function shareASpelling(a: string, b: string): boolean {
  const without = (word: string): readonly string[] => [
    word,
    ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)),
  ];
  return Math.abs(a.length - b.length) <= 1 && without(a).some((spelling) => without(b).includes(spelling));
}

describe('one typing fault', () => {
  it('is a letter missing, added, wrong or moved', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneFaultAway(a, b)).toBe(shareASpelling(a, b));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('lists of where terms occur', () => {
  it('hold what was added and not removed, however they move and whatever room is used again', () => {
    const step = fc.record({ term: fc.nat(6), slot: fc.nat(40), gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const [postings, model] = [createPostings(), new Map<string, number>()];
        for (const [i, { term, slot, gone }] of steps.entries()) {
          const known = model.delete(`${term} ${slot}`);
          if (known) postings.remove(term, slot);
          if (gone) continue;
          postings.add(term, slot, i);
          model.set(`${term} ${slot}`, i);
        }
        const held = Array.from({ length: 7 }, (_, term) =>
          Array.from({ length: postings.size(term) }, (_, i) => postings.from(term) + i).map(
            (at) => `${term} ${postings.slots[at]} ${postings.frequencies[at]}`,
          ),
        ).flat();
        expect(held.toSorted()).toEqual([...model].map(([key, value]) => `${key} ${value}`).toSorted());
      }),
    );
  });
});
