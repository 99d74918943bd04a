import fc from 'fast-check';
import { commands, opening } from './commands.ts';
import { checkAtRest } from './invariants.ts';
import { type Sabotage, type World, openWorld } from './world.ts';

/** Dates on which time is odd: both clock changes of the house's zone, a holiday, a weekend, the turn of the year. */
const STARTS = [
  '2026-11-23T09:00:00Z', '2026-10-24T22:30:00Z', '2027-03-27T23:30:00Z', '2026-12-24T15:00:00Z', '2026-11-28T12:00:00Z',
  '2026-12-31T22:58:00Z',
] as const;

export interface Played {
  readonly seed: number;
  readonly failed: boolean;
  /** What was found, and the shortest steps that lead there; empty when nothing was. */
  readonly report: string;
  /** Every deed that changed a request. */
  readonly taken: readonly string[];
}

export interface PlayOptions {
  readonly sabotage?: Sabotage;
  /** Most steps of a run. */
  readonly steps?: number;
  /** Give the shortest steps, which takes more runs. */
  readonly shrink?: boolean;
}

const STEPS = 12;

/** One run by its seed: the same seed plays the same run. */
export async function play(seed: number, { sabotage = {}, steps = STEPS, shrink = true }: PlayOptions = {}): Promise<Played> {
  let world: World | null = null;
  let taken: readonly string[] = [];
  const scheduler = fc.scheduler({
    act: async (work) => {
      await work();
      await world?.stable();
    },
  });
  const property = fc.asyncProperty(
    scheduler, fc.nat(), fc.constantFrom(...STARTS), opening, commands(steps),
    async (turns, chance, start, first, rest) => {
      const opened = await openWorld({ scheduler: turns, seed: chance, start: new Date(start), sabotage });
      world = opened;
      taken = opened.watch.model.taken;
      await fc.scheduledModelRun(turns, () => ({ model: opened.watch.model, real: opened }), [first, ...rest]);
      await comeToRest(opened);
      await checkAtRest(opened);
    },
  );
  const result = await fc.check(property, { seed, numRuns: 1, endOnFailure: !shrink, unbiased: true });
  world = null;
  return { seed, failed: result.failed, report: result.failed ? reportOf(seed, result) : '', taken };
}

const LONGEST_REST = 12;

/** All faults over: what waits for a second or a minute gets it. */
async function comeToRest(world: World): Promise<void> {
  world.platform.troubles.length = 0;
  world.killAfter(Number.POSITIVE_INFINITY);
  world.storeFails(0);
  world.platform.setDown(false);
  for (let round = 0; round < LONGEST_REST; round += 1) {
    await world.settle();
    for (const letter of world.letters.waiting()) void world.letters.bring(letter);
    world.clock.advance({ seconds: round < 6 ? 2 ** round : 60 });
    world.wake();
  }
  await world.settle();
}

function reportOf(seed: number, { errorInstance, counterexample, numShrinks }: Pick<fc.RunDetails<[unknown, number, string, unknown, unknown]>, 'errorInstance' | 'counterexample' | 'numShrinks'>): string {
  const [, , start, first, rest] = counterexample ?? [null, 0, '', '', ''];
  return [
    `seed ${seed}: ${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`,
    `  begins ${start}, after ${numShrinks} simplifications:`,
    ...[first, ...`${rest}`.split(',')].map((step) => `  - ${String(step)}`),
  ].join('\n');
}
