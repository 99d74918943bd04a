import { defineConfig } from 'vitest/config';

/** The fast tier: needs nothing but what npm installed. Two workers, for the usual two cores. */
export default defineConfig({
  test: {
    globalSetup: 'test/one-temporary-folder.ts',
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    allowOnly: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 20_000,
    // A busy machine is no reason for a wait to end too soon.
    expect: { poll: { timeout: 20_000 } },
  },
});
