import type { Clock } from '../ambient.ts';
import type { Delivery } from '../store/port.ts';
import type { Courier } from './courier.ts';
import { deliverOne, type OnFault, resumeInterrupted } from './deliver.ts';

const PLACES_AT_ONCE = 16;
const LOOK_EVERY_MS = 1000;

/** Places side by side, each in its own order, so that a slow one keeps nobody else waiting. */
export interface Rounds {
  /** Takes what may go now, and answers when something of it is done or there may be more; false when nothing is under way. */
  next(): Promise<boolean>;
  /** There may be more to take. */
  nudge(): void;
  /** What is under way has ended. */
  ended(): Promise<void>;
}

export function createRounds(courier: Courier, clock: Clock, onFault: OnFault): Rounds {
  const underWay = new Set<Promise<void>>();
  const faults: unknown[] = [];
  /** Rows may stand as claimed that nobody works on: left by a stopped process, or by a fault of the store. */
  let leftBehind = true;
  /** Something was added since rows were last taken. */
  let nudged = false;
  let wakeUp: () => void = () => undefined;
  const nudge = (): void => {
    nudged = true;
    wakeUp();
  };

  const begin = (delivery: Delivery): void => {
    const work = deliverOne(courier, delivery, onFault)
      .catch((error: unknown) => void faults.push(error))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const ended = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  const take = async (): Promise<void> => {
    if (leftBehind) {
      await ended();
      await resumeInterrupted(courier);
    }
    leftBehind = true;
    nudged = false;
    const claimed = await courier.store.claimDeliveries(courier.now(), PLACES_AT_ONCE - underWay.size);
    leftBehind = false;
    for (const delivery of claimed) begin(delivery);
  };
  const somethingEnds = async (): Promise<void> => {
    if (nudged) return;
    const woken = new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    const cancel = clock.after(LOOK_EVERY_MS, nudge);
    await Promise.race([...underWay, woken]);
    cancel();
  };

  return {
    async next() {
      await take();
      const working = underWay.size > 0;
      if (working) await somethingEnds();
      // The last one may have failed after the round before was over: its row stands as claimed all the same.
      if (faults.length === 0) return working;
      leftBehind = true;
      throw faults.splice(0)[0];
    },
    nudge,
    ended,
  };
}
