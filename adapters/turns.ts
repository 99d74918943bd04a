/** One thing at a time for each name, in the order it was asked for; names do not wait for each other. */
export interface Turns {
  take<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way or waiting. */
  idle(): Promise<void>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(name, act) {
      const before = last.get(name) ?? Promise.resolve();
      const result = before.then(act);
      const ended = result
        .catch(() => undefined)
        .then(() => {
          if (last.get(name) === ended) last.delete(name);
        });
      last.set(name, ended);
      return result;
    },
    async idle() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
