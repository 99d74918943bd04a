import type { Chance, Clock } from '../../src/ambient.ts';

/** One start of the bot: everything it awaits goes through here, and nothing more once it was killed. */
export interface Life {
  readonly alive: () => boolean;
  /** Waits for its turn, works, and answers, unless the process died before or meanwhile. */
  readonly through: <T>(label: string, work: () => Promise<T>) => Promise<T>;
  /** Waits for its turn; a killed process never comes back from it. */
  readonly turn: (label: string) => Promise<void>;
  readonly clock: Clock;
}

/** What decides whose turn it is, and when the process dies. */
export interface Turns {
  /** Resolves when it is this one's turn. */
  readonly wait: (label: string) => Promise<void>;
  /** Whether the process is killed at this turn. */
  readonly kills: () => boolean;
  readonly begun: () => void;
  readonly ended: () => void;
}

const never = (): Promise<never> => new Promise(() => undefined);

export function beginLife(turns: Turns, clock: Clock): { readonly life: Life; readonly kill: () => void } {
  let alive = true;
  const turn = async (label: string): Promise<void> => {
    if (!alive) return never();
    await turns.wait(label);
    if (alive && turns.kills()) alive = false;
    return alive ? undefined : never();
  };
  const life: Life = {
    alive: () => alive,
    turn,
    async through(label, work) {
      await turn(label);
      turns.begun();
      const settled = await Promise.allSettled([work()]);
      turns.ended();
      if (!alive) return never();
      const [outcome] = settled;
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    },
    clock: {
      now: clock.now,
      after: (milliseconds, run) =>
        clock.after(milliseconds, () => {
          if (alive) run();
        }),
    },
  };
  return {
    life,
    kill: () => {
      alive = false;
    },
  };
}

/** The same port, with a turn before every call. */
export function throughLife<T extends object>(port: T, life: Life, name: string): T {
  return new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || key === 'state') return value;
      return (...args: readonly unknown[]) =>
        life.through(`${name}.${String(key)}`, async (): Promise<unknown> => Reflect.apply(value, target, args));
    },
  });
}

/** Ids that count on over every start, and delays drawn from the seed. */
export function seededChance(draw: () => number): Chance {
  let count = 0;
  return {
    newId() {
      count += 1;
      return `id-${String(count).padStart(5, '0')}`;
    },
    between: (least, most) => least + Math.floor(draw() * (most - least + 1)),
  };
}
