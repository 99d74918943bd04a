import { describe, expect, it } from 'vitest';
import { type Person, type PersonId, withDeputies } from '../../src/consult/index.ts';
import { expert } from '../fixtures/make-request.ts';
import { berta, candidate, carl, dora, emil } from './ward.ts';

function away(id: PersonId, deputyId: PersonId | null): Person {
  const one = expert(id);
  return one.expert === null ? one : { ...one, expert: { ...one.expert, deputyId } };
}

const people: ReadonlyMap<PersonId, Person> = new Map(
  [away(berta, emil), away(carl, berta), expert(dora), expert(emil)].map((one) => [one.id, one]),
);
const deputy = { kind: 'deputy', words: [], count: 0 };

function ranking(
  experts: readonly PersonId[],
  out: Readonly<Record<PersonId, string>>,
  known = people,
): readonly PersonId[] {
  return withDeputies(experts.map(candidate), known, (id) => out[id] ?? null).map(({ expertId }) => expertId);
}

describe('the deputy of a paused expert', () => {
  it('takes their place, and says as reason that they stand in', () => {
    const [first, second] = withDeputies([berta, dora].map(candidate), people, (id) =>
      id === berta ? 'paused' : null,
    );
    expect(first).toEqual({ ...candidate(berta), expertId: emil, reasons: [deputy] });
    expect(second).toEqual(candidate(dora));
  });

  it('keeps their own reasons and appears once, at the better place', () => {
    const own = { kind: 'specialty', words: ['Kardiologie'], count: 1 };
    const ranked = [candidate(berta), { ...candidate(emil), reasons: [own] }];
    expect(withDeputies(ranked, people, (id) => (id === berta ? 'paused' : null))).toEqual([
      { ...candidate(berta), expertId: emil, reasons: [deputy, own] },
    ]);
    expect(ranking([emil, berta], { [berta]: 'paused' })).toEqual([emil]);
  });

  it.each([
    ['may not be asked either', { [berta]: 'paused', [emil]: 'excluded' }],
    ['is the asker', { [berta]: 'paused', [emil]: 'self' }],
    ['has reached their cap', { [berta]: 'paused', [emil]: 'at-cap' }],
  ])('is left out who %s', (_who, out) => {
    expect(ranking([berta, dora], out)).toEqual([dora]);
  });

  it('is asked for a pause alone: not for one who is excluded, nor for one who has left', () => {
    expect(ranking([berta, dora], { [berta]: 'excluded' })).toEqual([dora]);
    const left = new Map([...people, [berta, { ...away(berta, emil), active: false }]]);
    expect(ranking([berta, dora], { [berta]: 'paused' }, left)).toEqual([dora]);
    expect(ranking([berta, dora], { [berta]: 'paused' }, new Map())).toEqual([dora]);
    const without = new Map([...people, [berta, { ...away(berta, emil), expert: null }]]);
    expect(ranking([berta, dora], { [berta]: 'paused' }, without)).toEqual([dora]);
  });

  it('is never looked for twice: a paused deputy has none', () => {
    expect(ranking([carl, dora], { [carl]: 'paused', [berta]: 'paused' })).toEqual([dora]);
  });

  it('changes nothing where nobody is away', () => {
    expect(ranking([dora, berta, carl], {})).toEqual([dora, berta, carl]);
  });
});
