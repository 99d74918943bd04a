/** Work that may wait: done after a while, one after the other, unless it is no longer wanted. */
export interface Later {
  /** A run that fails is not made again. */
  put(name: string, run: () => Promise<void>): void;
  /** Answers how it is put back. */
  drop(name: string): () => void;
  /** At once, if it still waits. */
  hurry(name: string): Promise<void>;
  /** Everything that waits, at once. */
  flush(): Promise<void>;
  stop(): void;
}

type Run = () => Promise<void>;

interface Waiting {
  readonly run: Run;
  readonly timer: NodeJS.Timeout;
}

/** More than this many do not wait: the oldest is done in its turn. */
const MOST = 2000;

/** `mayRun` resolves when nothing more urgent is going on. */
export function createLater(milliseconds: number, mayRun: () => Promise<void>): Later {
  const waiting = new Map<string, Waiting>();
  const due = new Map<string, Run>();
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;
  const take = (name: string): Run | null => {
    const found = waiting.get(name);
    const run = found?.run ?? due.get(name) ?? null;
    clearTimeout(found?.timer);
    waiting.delete(name);
    due.delete(name);
    return run;
  };
  const hurry = async (name: string): Promise<void> => take(name)?.();
  const inTurn = (name: string): void => {
    const run = take(name);
    if (run === null) return;
    due.set(name, run);
    last = last
      .then(mayRun)
      .then(() => hurry(name))
      .catch(() => undefined);
  };
  const put = (name: string, run: Run): void => {
    take(name);
    if (isStopped) return;
    waiting.set(name, { run, timer: setTimeout(() => inTurn(name), milliseconds) });
    const [oldest] = waiting.keys();
    if (waiting.size > MOST && oldest !== undefined) inTurn(oldest);
  };
  const names = (): readonly string[] => [...waiting.keys(), ...due.keys()];
  return {
    put,
    drop(name) {
      const run = take(name);
      return () => {
        if (run !== null) put(name, run);
      };
    },
    hurry,
    async flush() {
      await last;
      await Promise.allSettled(names().map(hurry));
    },
    stop() {
      isStopped = true;
      for (const name of names()) take(name);
    },
  };
}
