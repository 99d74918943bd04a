/** How many people wait at this moment for a form to open. */
export interface Rush {
  readonly waiting: number;
  /** Counts somebody in until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves once nobody waits, or after this long. */
  over(milliseconds: number): Promise<void>;
}

export function createRush(): Rush {
  let waiting = 0;
  const listeners = new Set<() => void>();
  const left = (): void => {
    waiting -= 1;
    if (waiting > 0) return;
    for (const listener of listeners) listener();
  };
  return {
    get waiting() {
      return waiting;
    },
    during(work) {
      waiting += 1;
      return work.finally(left);
    },
    over(milliseconds) {
      if (waiting === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const goOn = (): void => {
          clearTimeout(timer);
          listeners.delete(goOn);
          resolve();
        };
        const timer = setTimeout(goOn, milliseconds);
        listeners.add(goOn);
      });
    },
  };
}
