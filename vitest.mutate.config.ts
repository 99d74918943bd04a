import { defineConfig } from 'vitest/config';

/** For mutation testing: without the tests that read source files or start processes, which see the mutants' harness. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/long/**',
      'test/boundary.test.ts',
      'test/readme.test.ts',
      'test/bootstrap/**',
      'test/adapters/**',
      'test/commands/**',
    ],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
