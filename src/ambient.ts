/** Time as a port: tests move it by hand, the playground shifts it, `main` hands in the real one. */
export interface Clock {
  now(): Date;
  /** Runs once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Chance as a port, so that a seed replays a run. */
export interface Chance {
  /** A new opaque id, unguessable. */
  newId(): string;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
}

/** The keyed one-way function behind handles, draft ids and name digests; its key is outside the database. */
export interface Keyed {
  digest(purpose: string, ...parts: readonly (string | null)[]): string;
}
