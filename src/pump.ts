import type { Clock } from './ambient.ts';

const POLL_MS = 1000;
const AFTER_FAULT_MS = 1000;

/** One at a time, again as long as there was something to do; looks by itself once a second. */
export interface Pump {
  start(): void;
  stop(): Promise<void>;
  wake(): void;
  busy(): boolean;
  idle(): Promise<void>;
}

/** `round` answers whether there may be more. A fault is told and tried again a little later. */
export function createPump(clock: Clock, onFault: (error: unknown) => void, round: () => Promise<boolean>): Pump {
  let started = false;
  let wanted = false;
  let running: Promise<void> | null = null;
  let cancelPoll: () => void = () => undefined;

  const pollIn = (milliseconds: number): void => {
    cancelPoll();
    if (started) cancelPoll = clock.after(milliseconds, wake);
  };
  const run = async (): Promise<void> => {
    try {
      while (started && wanted) {
        wanted = false;
        while (started && (await round()));
      }
      pollIn(POLL_MS);
    } catch (error) {
      onFault(error);
      pollIn(AFTER_FAULT_MS);
    } finally {
      running = null;
    }
  };
  function wake(): void {
    wanted = true;
    if (started && running === null) running = run();
  }
  return {
    start() {
      started = true;
      wake();
    },
    async stop() {
      started = false;
      cancelPoll();
      await running;
    },
    wake,
    busy: () => running !== null,
    async idle() {
      await running;
    },
  };
}
