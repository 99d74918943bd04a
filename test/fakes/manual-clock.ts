import type { Clock } from '../../src/ambient.ts';

interface Waiting {
  readonly due: number;
  readonly run: () => void;
}

/** Time that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves time and runs what became due, oldest first. */
  advance(by: { minutes?: number; hours?: number; days?: number; seconds?: number }): void;
  set(to: Date): void;
}

export function manualClock(start = new Date('2026-11-23T09:00:00Z')): ManualClock {
  let now = start.getTime();
  let waiting: Waiting[] = [];
  const runDue = (): void => {
    const due = waiting.filter((one) => one.due <= now).sort((a, b) => a.due - b.due);
    waiting = waiting.filter((one) => one.due > now);
    for (const one of due) one.run();
  };
  return {
    now: () => new Date(now),
    after(milliseconds, run) {
      const one = { due: now + milliseconds, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    advance({ seconds = 0, minutes = 0, hours = 0, days = 0 }) {
      now += seconds * 1000 + minutes * 60_000 + hours * 3_600_000 + days * 86_400_000;
      runDue();
    },
    set(to) {
      now = to.getTime();
      runDue();
    },
  };
}
