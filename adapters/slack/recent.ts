/** Holds the newest few of something, each for a while; time is handed in. */
export interface Recent<T> {
  put(name: string, value: T): void;
  get(name: string): T | null;
}

export function createRecent<T>(most: number, minutes: number, now: () => Date): Recent<T> {
  const held = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    put(name, value) {
      held.delete(name);
      held.set(name, { value, until: now().getTime() + minutes * 60_000 });
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
    },
    get(name) {
      const found = held.get(name);
      return found === undefined || found.until <= now().getTime() ? null : found.value;
    },
  };
}
