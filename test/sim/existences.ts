import { type Bot, makeBot } from '../../src/bot.ts';
import { BotError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { createMatcher, lexicalEmbedder } from '../../src/match/index.ts';
import type { Store } from '../../src/store/port.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { house } from './house.ts';
import { beginLife, type Life, seededChance, type Turns, throughLife } from './life.ts';
import type { Platform } from './platform.ts';
import type { Watch } from './watch.ts';
import type { Sabotage } from './world.ts';

/** The bot's starts, one after the other. */
export interface Existence {
  readonly begin: () => void;
  readonly life: () => Life;
  /** Calls of the ports under way at this moment. */
  readonly running: () => number;
  readonly wake: () => void;
  /** Dies at so many turns from now, and starts again when its turn comes. */
  readonly killAfter: (turns: number) => void;
  /** The store throws at its next calls, so many times. */
  readonly storeFails: (times: number) => void;
}

export interface ExistenceOptions {
  readonly wait: Turns['wait'];
  readonly clock: ManualClock;
  readonly platform: Platform;
  readonly sabotage: Sabotage;
  readonly watch: Watch;
  readonly store: Store;
  readonly draw: () => number;
  /** The adapter is up again. */
  readonly onStart: () => void;
}

interface Present {
  readonly life: Life;
  bot: Bot | null;
}

const rules = house();

export function existences(options: ExistenceOptions): Existence {
  const { wait, clock, platform, sabotage, watch, onStart } = options;
  const chance = seededChance(options.draw);
  let running = 0;
  let untilDeath = Number.POSITIVE_INFINITY;
  let failures = 0;
  let present: Present | null = null;

  const kills = (): boolean => {
    untilDeath -= 1;
    if (untilDeath > 0) return false;
    untilDeath = Number.POSITIVE_INFINITY;
    void wait('starts again').then(begin);
    return true;
  };
  const failing = (store: Store): Store =>
    orFails(store, () => {
      failures -= 1;
      return failures >= 0;
    });
  const begin = (): void => {
    const { life, kill } = beginLife(
      {
        wait,
        kills,
        begun: () => {
          running += 1;
        },
        ended: () => {
          running -= 1;
        },
      },
      clock,
    );
    const mine: Present = { life, bot: null };
    present = mine;
    const startOver = (): void => {
      kill();
      void wait('starts again').then(begin);
    };
    void startBot(mine).catch(startOver);
  };
  const startBot = async (mine: Present): Promise<void> => {
    const { life } = mine;
    const store = throughLife(failing(watch.over((sabotage.store ?? same)(options.store))), life, 'store');
    const adapter = (sabotage.adapter ?? same)(platform.adapterOf(life, onStart));
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    mine.bot = makeBot({ ...rules, store, adapters: [adapter], matcher, clock: life.clock, chance, log: silentLog });
    await mine.bot.start();
  };

  return {
    begin,
    life() {
      if (present === null) throw new Error('the bot has not begun');
      return present.life;
    },
    running: () => running,
    wake: () => present?.bot?.wake(),
    killAfter: (turns) => {
      untilDeath = turns;
    },
    storeFails: (times) => {
      failures = times;
    },
  };
}

const same = <T>(port: T): T => port;

/** A store that is locked by someone else, as often as told. */
function orFails(store: Store, fails: () => boolean): Store {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || key === 'state') return value;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        if (fails()) throw new BotError('store-locked', 'another process holds the database');
        return Reflect.apply(value, target, args);
      };
    },
  });
}
