import { describe, expect, it } from 'vitest';
import { CANARIES } from './canaries.ts';
import { play } from './play.ts';
import { keepFailed, regressions } from './regressions.ts';
import type { Sabotage } from './world.ts';

const SEEDS = 200;
const BATCH = 25;
const STEPS = 10;
const batches = Array.from({ length: SEEDS / BATCH }, (_, at) => 1 + at * BATCH);

describe('the whole bot, played by seed', () => {
  it.each(regressions())('seed $seed stays mended: $found', async ({ seed, steps }) => {
    expect((await play(seed, { steps, shrink: false })).report).toBe('');
  }, 60_000);

  it.each(batches)(`keeps its promises under faults from seed %i on, ${BATCH} times`, async (first) => {
    for (let seed = first; seed < first + BATCH; seed += 1) {
      const played = await play(seed, { steps: STEPS });
      if (played.failed) keepFailed([played], STEPS);
      expect(played.report).toBe('');
    }
  }, 120_000);

  it('plays the same run for the same seed', async () => {
    const [once, again] = [await play(3), await play(3)];
    expect(again.trace).toBe(once.trace);
    expect(again.taken).toEqual(once.taken);
  }, 60_000);
});

describe('the simulator', () => {
  it.each(Object.entries(CANARIES))(
    'finds a bot that %s',
    async (_, { sabotage, found }) => {
      expect(await firstFound(sabotage)).toMatch(found);
    },
    60_000,
  );
});

/** What the first run that finds something finds, within twenty seeds. */
async function firstFound(sabotage: Sabotage): Promise<string> {
  for (let seed = 1; seed <= 20; seed += 1) {
    const played = await play(seed, { steps: 20, shrink: false, sabotage });
    if (played.failed) return played.found;
  }
  return 'nothing';
}
