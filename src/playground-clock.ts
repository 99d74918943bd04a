import type { Clock } from './ambient.ts';
import type { KeyValue } from './chat/port.ts';

const OFFSET = 'clock-offset';
const MINUTE = 60_000;

/** The real clock moved forward by what the playground's visitors chose; the offset survives a restart. */
export interface MovableClock extends Clock {
  move(minutes: number): Promise<void>;
}

export async function movableClock(real: Clock, state: KeyValue): Promise<MovableClock> {
  const stored = await state.get(OFFSET);
  let offset = typeof stored === 'number' ? stored : 0;
  return {
    now: () => new Date(real.now().getTime() + offset),
    after: (milliseconds, run) => real.after(milliseconds, run),
    async move(minutes) {
      offset += minutes * MINUTE;
      await state.set(OFFSET, offset);
    },
  };
}
