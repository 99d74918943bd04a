import { createHash } from 'node:crypto';
import type { Person } from '../../src/consult/index.ts';
import { type Database, openDatabase } from '../../src/store/prisma/database.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import type { Store } from '../../src/store/port.ts';

export const KEY = createHash('sha256').update('a key for invented people').digest();

/** One database in memory for all runs of a process: emptied between them, since opening one costs more than a run. */
export interface Ground {
  readonly database: Database;
  readonly store: Store;
  /** Rows of a query, each a list of columns. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  /** As after the first start, with these people. */
  readonly reset: (people: readonly Person[]) => Promise<void>;
}

let opened: Promise<Ground> | null = null;

export function ground(): Promise<Ground> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Ground> {
  const database = await openDatabase(':memory:');
  const store = storeOn(database, KEY);
  const rows = async (sql: string) => (await database.connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  const tables = (await rows(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`))
    .map(([name]) => String(name));
  const emptied = tables.map((name) => `DELETE FROM "${name}";`).join(' ');
  return {
    database,
    store,
    rows,
    async reset(people) {
      await database.connection.executeScript(`PRAGMA foreign_keys = OFF; ${emptied} PRAGMA foreign_keys = ON;`);
      await store.savePeople(people, []);
    },
  };
}
