import { MatrixFault } from '../client.ts';

/** Work by room, in order; rooms do not wait for each other. */
export interface RoomQueue {
  put(roomId: string, work: () => Promise<void>): Promise<void>;
  readonly stopped: boolean;
  stop(): void;
  idle(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** What fails is tried again, a little later each time, and nothing of its room goes before it. */
export function createRoomQueue(onFault: (error: unknown) => void): RoomQueue {
  const last = new Map<string, Promise<void>>();
  const wakers = new Set<() => void>();
  let stopped = false;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakers.add(wake);
    });
  const persist = async (work: () => Promise<void>): Promise<void> => {
    for (let milliseconds = FIRST_PAUSE_MS; !stopped; milliseconds = Math.min(milliseconds * 2, LONGEST_PAUSE_MS)) {
      try {
        await work();
        return;
      } catch (error) {
        onFault(error);
        if (!stopped) await pause((error instanceof MatrixFault ? error.retryMs : null) ?? milliseconds);
      }
    }
    throw new Error('stopped');
  };
  return {
    get stopped() {
      return stopped;
    },
    put(roomId, work) {
      const result = (last.get(roomId) ?? Promise.resolve()).catch(() => undefined).then(() => persist(work));
      last.set(roomId, result);
      const clean = (): void => {
        if (last.get(roomId) === result) last.delete(roomId);
      };
      result.then(clean, clean);
      return result;
    },
    stop() {
      stopped = true;
      for (const wake of wakers) wake();
    },
    async idle() {
      await Promise.allSettled(last.values());
    },
  };
}
