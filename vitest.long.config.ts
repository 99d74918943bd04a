import { defineConfig } from 'vitest/config';

/** The long tier: browser, crash, sweep, fuzz, fresh clone. One file at a time, since each drives whole processes. */
export default defineConfig({
  test: {
    globalSetup: 'test/one-temporary-folder.ts',
    include: ['test/long/**/*.test.ts'],
    allowOnly: false,
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
