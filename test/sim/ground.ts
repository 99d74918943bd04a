import { createHash } from 'node:crypto';
import type { Person } from '../../src/consult/index.ts';
import type { Store } from '../../src/store/port.ts';
import type { Database } from '../../src/store/prisma/database.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import { openRewindable } from '../fixtures/rewindable-database.ts';
import { EARLIER_CASE } from './questions.ts';

export const KEY = createHash('sha256').update('a key for invented people').digest();

/** One database in memory for all runs of a process: emptied between them, since opening one costs more than a run. */
export interface Ground {
  readonly database: Database;
  readonly store: Store;
  /** Rows of a query, each a list of columns. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  /** As after the first start, with the people of the house, one earlier case and nothing else. */
  readonly reset: () => Promise<void>;
}

let opened: Promise<Ground> | null = null;

export function ground(people: readonly Person[]): Promise<Ground> {
  opened ??= open(people);
  return opened;
}

/** A run that is cut short goes on for a while: the next one gets a database of its own. */
export function leaveGround(): void {
  opened = null;
}

async function open(people: readonly Person[]): Promise<Ground> {
  const { database, rows, mark, rewind } = await openRewindable();
  const store = storeOn(database, KEY);
  await store.savePeople(people, []);
  await store.putCases([EARLIER_CASE]);
  await mark();
  return { database, store, rows, reset: rewind };
}
