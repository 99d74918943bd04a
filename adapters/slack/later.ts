/** Work that may wait: done after a while, one after the other, unless it is no longer wanted. */
export interface Later {
  put(name: string, run: () => Promise<void>): void;
  /** Answers how it is put back. */
  drop(name: string): () => void;
  /** At once, if it still waits. */
  hurry(name: string): Promise<void>;
  /** Everything that waits, at once. */
  flush(): Promise<void>;
  stop(): void;
}

interface Waiting {
  readonly run: () => Promise<void>;
  readonly timer: NodeJS.Timeout;
}

/** More than this many do not wait: the oldest is done in its turn. */
const MOST = 2000;

/** `mayRun` resolves when nothing more urgent is going on. */
export function createLater(milliseconds: number, mayRun: () => Promise<void>): Later {
  const waiting = new Map<string, Waiting>();
  let last: Promise<void> = Promise.resolve();
  const take = (name: string): Waiting | null => {
    const found = waiting.get(name) ?? null;
    clearTimeout(found?.timer);
    waiting.delete(name);
    return found;
  };
  const inTurn = (name: string): void => {
    last = last.then(mayRun).then(() => take(name)?.run());
  };
  const hurry = async (name: string): Promise<void> => take(name)?.run();
  const put = (name: string, run: () => Promise<void>): void => {
    take(name);
    waiting.set(name, { run, timer: setTimeout(() => inTurn(name), milliseconds) });
    const [oldest] = waiting.keys();
    if (waiting.size > MOST && oldest !== undefined) inTurn(oldest);
  };
  return {
    put,
    drop(name) {
      const found = take(name);
      return () => {
        if (found !== null) put(name, found.run);
      };
    },
    hurry,
    async flush() {
      await last;
      await Promise.all([...waiting.keys()].map(hurry));
    },
    stop() {
      for (const name of [...waiting.keys()]) take(name);
    },
  };
}
