import { describe, expect, it } from 'vitest';
import { summaryLine, sumUp, whatDidNotRun } from '../../scripts/tally.mjs';

const browser = { reason: 'chromium: not found', suite: 'test/long/page.test.ts: the page', tests: 4 };
const silent = { reason: null, suite: 'test/x.test.ts: something', tests: 2 };
const run = (skips: readonly (typeof browser | typeof silent)[], skipped: number) => ({
  tally: { passed: 10, failed: 1, skipped },
  skips,
});

describe('the line at the end of a run', () => {
  it('adds all steps up', () => {
    expect(summaryLine(sumUp([run([], 0), run([browser], 4)], '').tally)).toBe('20 passed, 2 failed, 4 skipped');
  });

  it('counts a skip without a reason as failed where nothing may be left out', () => {
    expect(sumUp([run([browser, silent], 6)], 'chromium').tally).toEqual({
      passed: 10,
      failed: 3,
      skipped: 4,
    });
    expect(sumUp([run([browser, silent], 6)], '').tally).toEqual({ passed: 10, failed: 1, skipped: 6 });
  });
});

describe('the list of what did not run', () => {
  it('names each suite with its reason, and the long tier with its command', () => {
    expect(whatDidNotRun([browser, silent], ['crash.test.ts', 'page.test.ts'])).toEqual([
      'test/long/page.test.ts: the page (4): chromium: not found',
      'test/x.test.ts: something (2): skipped without a reason',
      'the long tier (crash, page): npm run test:long',
    ]);
  });

  it('is empty when everything ran', () => {
    expect(whatDidNotRun([], [])).toEqual([]);
  });
});
