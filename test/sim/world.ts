import { createHash } from 'node:crypto';
import type { Scheduler } from 'fast-check';
import type { ChatAdapter } from '../../src/chat/port.ts';
import type { Store } from '../../src/store/port.ts';
import { drawFrom } from '../fakes/draw-from.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { type Existence, existences } from './existences.ts';
import { type Ground, ground } from './ground.ts';
import { createLetters, type Letters } from './letters.ts';
import { createPlatform, type Platform, readersOf } from './platform.ts';
import { PEOPLE } from './questions.ts';
import { createWatch, type Watch } from './watch.ts';

/** Faults planted between the bot and its ports, to see the simulator find them. */
export interface Sabotage {
  readonly store?: (store: Store) => Store;
  readonly adapter?: (adapter: ChatAdapter) => ChatAdapter;
}

/** One run: a bot that may die and start again, over a database, a platform and a clock that outlive it. */
export interface World extends Existence {
  readonly ground: Ground;
  readonly platform: Platform;
  readonly letters: Letters;
  readonly watch: Watch;
  readonly clock: ManualClock;
  readonly scheduler: Scheduler;
  /** A digest of every turn so far: two runs of one seed have the same. */
  readonly trace: () => string;
  /** Until everything that runs waits for its turn. */
  readonly stable: () => Promise<void>;
  /** Gives turns until nothing is left to do at this moment; a dead bot starts again. */
  readonly settle: () => Promise<void>;
}

export interface WorldOptions {
  readonly scheduler: Scheduler;
  readonly seed: number;
  readonly start: Date;
  readonly sabotage: Sabotage;
}

const MOST_TURNS = 60_000;
const never = (): Promise<never> => new Promise(() => undefined);

export async function openWorld({ scheduler, seed, start, sabotage }: WorldOptions): Promise<World> {
  const earth = await ground(PEOPLE);
  await earth.reset();
  const clock = manualClock(start);
  const platform: Platform = createPlatform({
    said: (said) => watch.said(said),
    shown: (card, readers) => watch.shown(card, readers),
  });
  const watch = createWatch((place) => readersOf(platform.chat, place));
  const labels = createHash('sha256');
  let turns = 0;
  const wait = async (label: string): Promise<void> => {
    turns += 1;
    labels.update(`${label}\n`);
    if (turns === MOST_TURNS) watch.fault('the run does not come to rest');
    return turns < MOST_TURNS ? scheduler.schedule(Promise.resolve(), label) : never();
  };
  const letters: Letters = createLetters(platform, clock.now, () => existence.life());
  const existence = existences({
    wait,
    clock,
    platform,
    sabotage,
    watch,
    draw: drawFrom(seed),
    store: earth.store,
    onStart: () => {
      for (const letter of letters.waiting()) void letters.bring(letter);
    },
  });
  const stable = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (existence.running() > 0);
  };
  const settle = async (): Promise<void> => {
    do {
      while (scheduler.count() > 0) await scheduler.waitOne();
      await stable();
    } while (scheduler.count() > 0);
  };
  existence.begin();
  return {
    ...existence,
    ground: earth,
    platform,
    letters,
    watch,
    clock,
    scheduler,
    stable,
    settle,
    trace: () => labels.copy().digest('hex'),
  };
}
