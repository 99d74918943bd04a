// @ts-check

/**
 * @typedef {import('./tally-reporter.mjs').Tally} Tally
 * @typedef {import('./tally-reporter.mjs').Skip} Skip
 * @typedef {import('./tally-reporter.mjs').Report} Report
 */

/**
 * Adds reports up. Where something is required of the machine, a skip that nobody gave a reason for is a failure too.
 * @param {readonly Report[]} reports @param {string} required as in `KONSIL_REQUIRE`
 * @returns {Report}
 */
export function sumUp(reports, required) {
  const skips = reports.flatMap((report) => report.skips);
  const unexplained =
    required === '' ? 0 : skips.filter((skip) => skip.reason === null).reduce((sum, skip) => sum + skip.tests, 0);
  const add = (/** @type {keyof Tally} */ key) => reports.reduce((sum, report) => sum + report.tally[key], 0);
  return {
    tally: {
      passed: add('passed'),
      failed: add('failed') + unexplained,
      skipped: add('skipped') - unexplained,
    },
    skips,
  };
}

/** @param {Tally} tally */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * One line for each thing that was left out, and why.
 * @param {readonly Skip[]} skips @param {readonly string[]} longFiles
 */
export function whatDidNotRun(skips, longFiles) {
  const lines = skips.map(({ reason, suite, tests }) => `${suite} (${tests}): ${reason ?? 'skipped without a reason'}`);
  const longTier = longFiles.map((file) => file.replace(/\.test\.ts$/, '')).join(', ');
  return longFiles.length === 0 ? lines : [...lines, `the long tier (${longTier}): npm run test:long`];
}
