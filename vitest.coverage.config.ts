import { defineConfig } from 'vitest/config';
import { MUTATED_ROOMS } from './scripts/mutated-rooms.mjs';

/** The decisions that must have no branch without a test: the loop, the filter's pipeline, the outbox. */
export default defineConfig({
  test: {
    globalSetup: 'test/one-temporary-folder.ts',
    include: [
      'test/{consult,deid,delivery,intake,stories}/**/*.test.ts',
      'test/loop.test.ts',
      'test/store/sqlite-memory.test.ts',
    ],
    maxWorkers: 2,
    testTimeout: 120_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: Object.values(MUTATED_ROOMS).flatMap(({ mutate }) => mutate),
      reporter: ['text', 'json-summary'],
      thresholds: { branches: 100 },
    },
  },
});
