import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCaseOwners } from '../../src/match/case-owners.ts';
import { createCompetences } from '../../src/match/competences.ts';
import { best } from '../../src/match/ranking.ts';
import { scrubbed } from '../fixtures/make-request.ts';

const nameOf = (slot: number): string => `slot-${String((slot * 7) % 100).padStart(2, '0')}`;

describe('the best of many scores', () => {
  it('are those a whole sort would put first, ties by name, and none without a score', () => {
    const scores = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 90 });
    fc.assert(
      fc.property(scores, fc.nat(12), (given, k) => {
        const sorted = given
          .map((score, slot) => ({ slot, score }))
          .filter(({ score }) => score > 0)
          .toSorted((a, b) => b.score - a.score || (nameOf(a.slot) < nameOf(b.slot) ? -1 : 1));
        expect(best(Float64Array.from(given), k, nameOf)).toEqual(sorted.slice(0, k));
      }),
      { numRuns: 500 },
    );
  });
});

describe('who answers for what', () => {
  it('is the share of what is asked, for those allowed, however many came and went', () => {
    const competences = createCompetences(3);
    for (let slot = 0; slot < 40; slot++) competences.put(slot, Float32Array.from([slot / 40, 1, 0]));
    competences.remove(39);
    const allowed = new Uint8Array(40).fill(1);
    allowed[20] = 0;
    const scores = competences.answering(Float32Array.from([3, 0, 1]), allowed);
    expect([scores[0], scores[10], scores[20], scores[39]]).toEqual([0, expect.closeTo((3 * 0.25) / 4, 6), 0, 0]);
    expect(competences.answering(new Float32Array(3), allowed).every((score) => score === 0)).toBe(true);
  });
});

describe('whose cases may be found', () => {
  const of = (expertId: string, helpful?: boolean) => ({
    id: 'x',
    text: scrubbed('Husten'),
    expertId,
    ...(helpful === undefined ? {} : { helpful }),
  });

  it('asks once for each colleague, leaves out what did not help where told to, and forgets what was taken away', () => {
    const owners = createCaseOwners();
    owners.put(0, of('herz', true));
    owners.put(1, of('lunge', false));
    owners.put(2, of('lunge'));
    owners.put(3, of('niere'));
    owners.put(3, of('lunge'));
    owners.put(4, of('niere'));
    owners.remove(4);
    const asked: string[] = [];
    const expert = (id: string): boolean => {
      asked.push(id);
      return id !== 'herz';
    };
    const { mask, count } = owners.admitted({ expert, unhelpful: false });
    expect([[...mask], count, asked]).toEqual([[0, 0, 1, 1, 0], 2, ['herz', 'lunge']]);
    expect(owners.admitted({ expert: () => true, unhelpful: true }).count).toBe(4);
    expect(['herz', 'lunge', 'niere', 'haut'].map(owners.countOf)).toEqual([1, 3, 0, 0]);
  });
});
