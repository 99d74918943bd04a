import type { Clock } from '../ambient.ts';
import type { ChatAdapter, Core } from '../chat/port.ts';
import { faultCode } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Platforms } from './platforms.ts';

const SOONEST_MS = 5000;
const LATEST_MS = 60_000;
const PATIENCE_MS = 5000;

export interface Beginner {
  /** Starts every adapter by itself; answers what those said that did not start. They are tried again until `stop`. */
  start(): Promise<ReadonlyMap<string, unknown>>;
  stop(): void;
}

interface Parts {
  readonly adapters: readonly ChatAdapter[];
  readonly coreOf: (adapter: ChatAdapter) => Core;
  readonly platforms: Platforms;
  readonly clock: Clock;
  readonly log: Log;
  readonly onBegun: () => void;
}

/** One platform that does not start, or hangs while it does, keeps no other waiting. */
export function createBeginner({ adapters, coreOf, platforms, clock, log, onBegun }: Parts): Beginner {
  const faults = new Map<string, unknown>();
  const again = new Map<string, () => void>();
  let stopped = false;

  const begin = async (adapter: ChatAdapter, wait: number): Promise<void> => {
    const { platform } = adapter;
    try {
      await adapter.start(coreOf(adapter));
      platforms.begun(platform);
      onBegun();
    } catch (error) {
      const reason = faultCode(error);
      faults.set(platform, error);
      platforms.report(platform, { status: 'down', reason });
      log.error('adapter-not-started', { platform, code: reason });
      if (!stopped)
        again.set(
          platform,
          clock.after(wait, () => void begin(adapter, Math.min(2 * wait, LATEST_MS))),
        );
    }
  };
  return {
    async start() {
      const started = Promise.all(adapters.map((adapter) => begin(adapter, SOONEST_MS)));
      await atMost(clock, PATIENCE_MS, started);
      return faults;
    },
    stop() {
      stopped = true;
      for (const cancel of again.values()) cancel();
    },
  };
}

/** Waits for the work, but no longer than this. */
export async function atMost(clock: Clock, milliseconds: number, work: Promise<unknown>): Promise<void> {
  let cancel: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve);
  });
  await Promise.race([work, late]);
  cancel();
}
