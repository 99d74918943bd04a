import { randomUUID } from 'node:crypto';

/** What a page may show and what may change under it. */
export type Topic = 'unread' | 'clock' | `place:${string}` | `home:${string}` | `form:${string}`;

/** Numbers every change, so that a page that was away is told exactly what it missed. */
export interface Changes {
  touch(topic: Topic): void;
  /** The id of the newest change, as it stands in `Last-Event-ID`. */
  latest(): string;
  /** Which of `topics` changed after the event `id`; null when that event is of an earlier process. */
  since(id: string, topics: readonly Topic[]): readonly Topic[] | null;
  listen(listener: () => void): () => void;
}

export function createChanges(): Changes {
  const process = randomUUID().slice(0, 8);
  const changedAt = new Map<Topic, number>();
  const listeners = new Set<() => void>();
  let count = 0;
  return {
    touch(topic) {
      changedAt.set(topic, ++count);
      for (const listener of listeners) listener();
    },
    latest: () => `${process}.${count}`,
    since(id, topics) {
      const [of, number] = id.split('.');
      const seen = Number(number);
      if (of !== process || !Number.isSafeInteger(seen)) return null;
      return topics.filter((topic) => (changedAt.get(topic) ?? 0) > seen);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
