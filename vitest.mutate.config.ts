import { defineConfig } from 'vitest/config';
import { mutatedRoom } from './scripts/mutated-rooms.mjs';

const { tests, without } = mutatedRoom();

/** For mutation testing: only the tests of the room whose code is being changed. */
export default defineConfig({
  test: {
    globalSetup: 'test/one-temporary-folder.ts',
    include: [...tests],
    exclude: [...without],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
