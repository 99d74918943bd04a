import fc from 'fast-check';
import { commands, opening } from './commands.ts';
import { leaveGround } from './ground.ts';
import { checkAtRest, isAtRest } from './invariants.ts';
import { way } from './ways.ts';
import { openWorld, type Sabotage, type World } from './world.ts';

/** Dates on which time is odd: both clock changes of the house's zone, a holiday, a weekend, the turn of the year. */
const STARTS = [
  '2026-11-23T09:00:00Z',
  '2026-10-24T22:30:00Z',
  '2027-03-27T23:30:00Z',
  '2026-12-24T15:00:00Z',
  '2026-11-28T12:00:00Z',
  '2026-12-31T22:58:00Z',
] as const;

export interface Played {
  readonly seed: number;
  readonly failed: boolean;
  /** What was found, in a line. */
  readonly found: string;
  /** What was found, and the shortest steps that lead there; empty when nothing was. */
  readonly report: string;
  /** Every deed that changed a request. */
  readonly taken: readonly string[];
  /** A digest of all that happened, turn by turn. */
  readonly trace: string;
}

export interface PlayOptions {
  readonly sabotage?: Sabotage;
  /** Most steps of a run. */
  readonly steps?: number;
  /** Give the shortest steps, which takes more runs. */
  readonly shrink?: boolean;
}

/** Enough for a question to be asked, taken, answered and closed with two or three faults in between. */
export const STEPS = 12;

/** A run that fails is made shorter for so long. */
const LONGEST_SHRINK_MS = 90_000;

/** One run by its seed: the same seed plays the same run. */
export async function play(
  seed: number,
  { sabotage = {}, steps = STEPS, shrink = true }: PlayOptions = {},
): Promise<Played> {
  const worlds: World[] = [];
  const scheduler = fc.scheduler({
    act: async (work) => {
      await work();
      await worlds.at(-1)?.stable();
    },
  });
  const property = fc.asyncProperty(
    scheduler,
    fc.nat(),
    fc.constantFrom(...STARTS),
    opening,
    commands(steps),
    fc.option(way, { freq: 2 }),
    async (turns, chance, start, first, rest, led) => {
      const opened = await openWorld({ scheduler: turns, seed: chance, start: new Date(start), sabotage });
      worlds.push(opened);
      await fc.scheduledModelRun(turns, () => ({ model: opened.watch.model, real: opened }), [
        first,
        ...(led === null ? [] : [led]),
        ...rest,
      ]);
      await comeToRest(opened);
      await checkAtRest(opened);
    },
  );
  const result = await fc.check(property, {
    seed,
    numRuns: 1,
    endOnFailure: !shrink,
    unbiased: true,
    interruptAfterTimeLimit: LONGEST_SHRINK_MS,
  });
  if (result.failed) leaveGround();
  return {
    seed,
    failed: result.failed,
    found: result.failed ? messageOf(result.errorInstance).split('\n').join('; ') : '',
    report: result.failed ? reportOf(seed, result) : '',
    taken: worlds[0]?.watch.model.taken ?? [],
    trace: worlds[0]?.trace() ?? '',
  };
}

const GRACE = 6 * 60;
/** A little more than the clock jumps back at once. */
const JUMP = 65 * 60;
/** Back-offs, the grace after an outage, and whatever a clock that jumped back has put off. */
const REST_SECONDS = [1, 2, 4, 8, 16, 32, 60, GRACE, JUMP, GRACE, 60] as const;
/** A clock may jump back more than once; needed only where something is still left. */
const AFTER_JUMPS = [JUMP, JUMP, JUMP] as const;

/** All faults over: what waits for a while gets it. */
async function comeToRest(world: World): Promise<void> {
  world.platform.troubles.length = 0;
  world.killAfter(Number.POSITIVE_INFINITY);
  world.storeFails(0);
  world.platform.setDown(false);
  for (const seconds of REST_SECONDS) await rest(world, seconds, seconds >= GRACE);
  for (const seconds of AFTER_JUMPS) await rest(world, seconds, false);
  await world.settle();
}

async function rest(world: World, seconds: number, surely: boolean): Promise<void> {
  await world.settle();
  if (!surely && (await isAtRest(world))) return;
  for (const letter of world.letters.waiting()) void world.letters.bring(letter);
  world.clock.advance({ seconds });
  world.wake();
}

function reportOf(
  seed: number,
  {
    errorInstance,
    counterexample,
    numShrinks,
  }: Pick<
    fc.RunDetails<[unknown, number, string, unknown, unknown, unknown]>,
    'errorInstance' | 'counterexample' | 'numShrinks'
  >,
): string {
  const [, , start, first, rest, led] = counterexample ?? [null, 0, '', '', '', null];
  return [
    `seed ${seed}: ${messageOf(errorInstance)}`,
    `  begins ${start}, after ${numShrinks} simplifications:`,
    ...[first, ...(led === null ? [] : [led]), ...`${rest}`.split(',')].map((step) => `  - ${String(step)}`),
  ].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
