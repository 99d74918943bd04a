import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlayground } from '../../../adapters/playground/index.ts';
import type { Clock } from '../../../src/ambient.ts';
import { createBot } from '../../../src/index.ts';
import { movableClock } from '../../../src/playground-clock.ts';
import { PLAYGROUND, personas, seedPlayground } from '../../../src/seed.ts';
import type { Store } from '../../../src/store/port.ts';

export interface OpenKonsil {
  /** Without a slash at its end. */
  readonly base: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** A Monday morning in March from which the time runs on as it does. */
function mondayMorning(): Clock {
  const began = performance.now();
  const start = Date.parse('2026-03-02T08:00:00Z');
  return {
    now: () => new Date(start + performance.now() - began),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** The whole bot as a newcomer starts it: seeded, on a free port, with a fresh database. */
export async function openKonsil(): Promise<OpenKonsil> {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-browser-'));
  const real = mondayMorning();
  let clock: Clock = real;
  let address = '';
  const bot = await createBot({
    databaseUrl: `file:${join(folder, 'konsil.db')}`,
    keyFile: join(folder, 'key'),
    emergencyPhone: '112',
    coordinatorName: 'Kim Koordinata',
    timeZone: 'Europe/Berlin',
    clock: { now: () => clock.now(), after: real.after },
    adapters: async (store) => {
      const movable = await movableClock(real, store.state(PLAYGROUND.platform));
      clock = movable;
      await seedPlayground(store, 'default', real.now());
      const moveClock = async (minutes: number): Promise<void> => {
        await movable.move(minutes);
        bot.wake();
      };
      return [
        createPlayground({
          port: 0,
          personas: personas(await store.experts('default')),
          moveClock,
          onListening: (url) => {
            address = url;
          },
        }),
      ];
    },
  });
  await bot.start();
  return {
    base: address.replace(/\/$/, ''),
    store: bot.store,
    async close() {
      await bot.stop(1000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
