import { describe, expect, it } from 'vitest';
import {
  createMatcher,
  lexicalEmbedder,
  type MatchQuery,
  type PastAsking,
  type Reason,
  type Workload,
} from '../../src/match/index.ts';
import { spread } from '../../src/match/workload.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { STAFF } from './staff.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
const names = ['first', 'second', 'third'];
const ranked = [1, 0.95, 0.5].map((score, slot) => ({ slot, score }));
const load = (loads: Readonly<Record<string, number>>, more: Partial<Workload> = {}): Workload => ({
  of: (id) => loads[id] ?? 0,
  isNew: () => false,
  seed: 'request-1',
  ...more,
});
const order = (workload: Workload) =>
  spread(ranked, workload, (slot) => names[slot] ?? '').map(({ slot }) => names[slot]);

describe('spreading the work', () => {
  it('lets a busy expert come after one who fits about as well', () => {
    expect(order(load({}))).toEqual(['first', 'second', 'third']);
    expect(order(load({ first: 1 }))).toEqual(['second', 'first', 'third']);
  });

  it('says of whom it was that moved somebody up, and of nobody else', () => {
    const turns = (workload: Workload) => spread(ranked, workload, (slot) => names[slot] ?? '').map(({ turn }) => turn);
    expect(turns(load({}))).toEqual([undefined, undefined, undefined]);
    expect(turns(load({ first: 1 }))).toEqual(['load', undefined, undefined]);
    const turn = Array.from({ length: 100 }, (_, i) =>
      turns(load({}, { isNew: (id) => id === 'second', seed: `r-${i}` })),
    );
    expect(turn).toContainEqual(['newcomer', undefined, undefined]);
    expect(turn.every(([, ...rest]) => rest.every((one) => one === undefined))).toBe(true);
  });

  it('never lifts one who fits clearly worse', () => {
    expect(order(load({ first: 1, second: 1 }))).toEqual(['first', 'second', 'third']);
    expect(order(load({ first: 99 })).at(-1)).toBe('third');
  });

  it('gives a new expert of the tie band a turn in some tenth of requests, the same for the same request', () => {
    const turns = Array.from({ length: 500 }, (_, i) =>
      order(load({}, { isNew: (id) => id !== 'first', seed: `request-${i}` })),
    );
    const lifted = turns.filter(([first]) => first === 'second').length;
    expect(lifted).toBeGreaterThan(25);
    expect(lifted).toBeLessThan(80);
    expect(turns.some(([first]) => first === 'third')).toBe(false);
    expect(order(load({}, { isNew: () => true, seed: 'x' }))).toEqual(
      order(load({}, { isNew: () => true, seed: 'x' })),
    );
  });
});

describe('what came of asking before', () => {
  const past = (expertId: string, helped: boolean, daysAgo = 0, topics = ['nephrology']): PastAsking => ({
    expertId,
    helped,
    topics,
    at: new Date(NOW.getTime() - daysAgo * 86_400_000),
  });

  let reasons: ReadonlyMap<string, readonly Reason[]> = new Map();

  async function scores(experience: readonly PastAsking[]): Promise<ReadonlyMap<string, number>> {
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    for (const profile of STAFF) await matcher.putExpert(profile);
    const query: MatchQuery = {
      text: scrubbed('Kalium 7.1, anurisch, wie dringend ist die Dialyse?'),
      limit: 30,
      now: NOW,
      experience,
    };
    const { candidates, topics } = await matcher.find(query, () => null);
    expect(topics[0]).toBe('nephrology');
    reasons = new Map(candidates.map((one) => [one.expertId, one.reasons.filter(({ kind }) => kind === 'experience')]));
    return new Map(candidates.map(({ expertId, score }) => [expertId, score]));
  }

  it('lifts who helped and says so, lowers whose field it was not, both a little', async () => {
    const plain = (await scores([])).get('kidney') ?? 0;
    const helped = (await scores([past('kidney', true)])).get('kidney') ?? 0;
    expect(reasons.get('kidney')).toEqual([{ kind: 'experience', count: 1 }]);
    const not = (await scores([past('kidney', true), past('kidney', false), past('kidney', false)])).get('kidney') ?? 0;
    expect(reasons.get('kidney')).toEqual([]);
    expect(helped).toBeGreaterThan(plain);
    expect(not).toBeLessThan(plain);
    const often = (await scores(Array.from({ length: 200 }, () => past('kidney', true)))).get('kidney') ?? 0;
    expect(often / plain).toBeLessThanOrEqual(1.12);
  });

  it('fades with time, and says nothing of other fields', async () => {
    const plain = (await scores([])).get('kidney') ?? 0;
    const old = (await scores([past('kidney', false, 3650)])).get('kidney') ?? 0;
    expect(old / plain).toBeGreaterThan(0.995);
    expect((await scores([past('kidney', false, 0, ['dermatology'])])).get('kidney')).toBe(plain);
  });
});
