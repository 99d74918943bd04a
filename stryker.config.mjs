// @ts-check
import { mutatedRoom } from './scripts/mutated-rooms.mjs';

const reports = `reports/mutation/${process.env.KONSIL_MUTATED_ROOM}`;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts', related: false },
  // Stryker would rewrite the file for a compiler that is not used here.
  tsconfigFile: 'no-such-tsconfig.json',
  mutate: [...mutatedRoom().mutate],
  ignorePatterns: ['data', 'docs', 'bench', 'coverage', 'reports', '.tools', '/test/long'],
  coverageAnalysis: 'perTest',
  disableTypeChecks: false,
  concurrency: Number(process.env.KONSIL_MUTATION_PROCESSES ?? 2),
  timeoutMS: 15_000,
  incremental: true,
  incrementalFile: `${reports}.incremental.json`,
  reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${reports}.json` },
  htmlReporter: { fileName: `${reports}.html` },
  thresholds: { high: 90, low: 80, break: 80 },
};
