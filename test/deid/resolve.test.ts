import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/deid/protect.ts';
import { CUED, GENERIC, HARD, type Hit, LISTED, type Tier } from '../../src/deid/recogniser.ts';
import { resolve, unclaimed } from '../../src/deid/resolve.ts';

function hit(start: number, end: number, rule = 'any', tier: Tier = GENERIC): Hit {
  return { start, end, rule, tier, kind: 'ID', confidence: 'possible', evidence: ['shape'] };
}

function claim(start: number, end: number, absolute = false): Claim {
  return { start, end, absolute, reason: absolute ? 'placeholder' : 'code' };
}

/** "name 0-5" for each. */
function spans(hits: readonly Hit[]): readonly string[] {
  return hits.map(({ start, end, rule }) => `${rule} ${start}-${end}`);
}

describe('two rules that see the same place', () => {
  it('become one span that covers both, named by the stronger, whichever comes first', () => {
    const ladder = [GENERIC, LISTED, CUED, HARD] as const;
    for (const [at, strong] of ladder.entries())
      for (const weak of ladder.slice(0, at)) {
        expect(spans(resolve([hit(0, 8, 'weak', weak), hit(5, 9, 'strong', strong)]))).toEqual(['strong 0-9']);
        expect(spans(resolve([hit(0, 4, 'strong', strong), hit(3, 12, 'weak', weak)]))).toEqual(['strong 0-12']);
      }
  });

  it('are named by the longer when they are equally strong, and by the first when they are equally long', () => {
    expect(spans(resolve([hit(0, 4, 'short'), hit(2, 9, 'long')]))).toEqual(['long 0-9']);
    expect(spans(resolve([hit(0, 7, 'long'), hit(5, 9, 'short')]))).toEqual(['long 0-9']);
    expect(spans(resolve([hit(0, 4, 'first'), hit(3, 7, 'second')]))).toEqual(['first 0-7']);
    expect(spans(resolve([hit(0, 3, 'inner'), hit(0, 9, 'outer')]))).toEqual(['outer 0-9']);
    expect(spans(resolve([hit(10, 14, 'short'), hit(12, 19, 'long')]))).toEqual(['long 10-19']);
    expect(spans(resolve([hit(10, 17, 'long'), hit(15, 19, 'short')]))).toEqual(['long 10-19']);
  });

  it('and begin at one place are named by the longer of the strong, though a weak one covers both', () => {
    const weak = hit(0, 9, 'weak', LISTED);
    const [short, long] = [hit(0, 5, 'short', HARD), hit(0, 7, 'long', HARD)];
    expect(spans(resolve([weak, short, long]))).toEqual(['long 0-9']);
    expect(spans(resolve([short, weak, long]))).toEqual(['long 0-9']);
  });

  it('that only touch stay two, in order of place', () => {
    expect(spans(resolve([hit(5, 9, 'second'), hit(0, 5, 'first')]))).toEqual(['first 0-5', 'second 5-9']);
  });

  it('draw in a third that reaches over both', () => {
    expect(spans(resolve([hit(0, 4, 'a'), hit(3, 8, 'b'), hit(7, 9, 'c'), hit(9, 12, 'd')]))).toEqual([
      'b 0-9',
      'd 9-12',
    ]);
  });
});

describe('a place that a clinical frame explains', () => {
  it('is left alone by what has no cue, and given up to what has one', () => {
    const left = [GENERIC, LISTED, CUED, HARD].map((tier) => unclaimed([hit(2, 6, 'any', tier)], [claim(0, 4)]).length);
    expect(left).toEqual([0, 0, 1, 1]);
  });

  it('is left alone by everything when it is a placeholder', () => {
    expect(unclaimed([hit(2, 6, 'any', HARD)], [claim(0, 4, true)])).toEqual([]);
  });

  it('explains only what it touches', () => {
    const hits = [hit(0, 4), hit(8, 12), hit(3, 5), hit(7, 9), hit(5, 6)];
    expect(spans(unclaimed(hits, [claim(4, 8)]))).toEqual(['any 0-4', 'any 8-12']);
  });

  it('is found among many, in whatever order they come', () => {
    const claims = Array.from({ length: 50 }, (_, at) => claim(at * 100, at * 100 + 10)).toReversed();
    const hits = Array.from({ length: 50 }, (_, at) => [
      hit(at * 100 + 5, at * 100 + 9),
      hit(at * 100 + 20, at * 100 + 30),
    ]);
    expect(unclaimed(hits.flat().toReversed(), claims)).toHaveLength(50);
    expect(unclaimed([hit(80, 85)], [claim(0, 81), claim(0, 2)])).toEqual([]);
  });
});
