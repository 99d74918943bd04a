// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ reason: string | null, suite: string, tests: number }} Skip `reason` is null where nobody gave one
 * @typedef {{ tally: Tally, skips: readonly Skip[] }} Report
 */

/** Counts a run and writes it to the file named in `KONSIL_TALLY`, so that the caller can add runs up. */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const path = process.env.KONSIL_TALLY;
    if (path !== undefined) writeFileSync(path, JSON.stringify(reportOn(modules, unhandledErrors.length)));
  }
}

/**
 * @param {ReadonlyArray<import('vitest/node').TestModule>} modules @param {number} unhandled
 * @returns {Report}
 */
export function reportOn(modules, unhandled) {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (/** @type {string} */ state) => tests.filter((test) => test.result().state === state);
  // A file or hook that fails leaves no failed test behind, and would otherwise be counted as nothing.
  const silent = modules.filter(
    (module) => module.state() === 'failed' && ![...module.children.allTests('failed')].length,
  );
  const tally = {
    passed: inState('passed').length,
    failed: inState('failed').length + silent.length + unhandled,
    skipped: inState('skipped').length,
  };
  return { tally, skips: groupSkips(inState('skipped')) };
}

/** @param {ReadonlyArray<import('vitest/node').TestCase>} tests @returns {Skip[]} */
function groupSkips(tests) {
  /** @type {Map<string, Skip>} */
  const groups = new Map();
  for (const test of tests) {
    const result = test.result();
    const reason = test.meta().skipped ?? ('note' in result ? result.note : undefined) ?? null;
    const suite = `${test.module.relativeModuleId}: ${test.fullName.split(' > ')[0]}`;
    const key = `${suite} ${reason}`;
    groups.set(key, { reason, suite, tests: (groups.get(key)?.tests ?? 0) + 1 });
  }
  return [...groups.values()];
}
