import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MatrixFault } from '../client.ts';

/** One thing that happened to a database, in the order it did. */
export type Operation =
  | { readonly kind: 'put'; readonly store: string; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly kind: 'delete'; readonly store: string; readonly key: Uint8Array }
  | { readonly kind: 'clear'; readonly store: string }
  | { readonly kind: 'make-store'; readonly store: string; readonly options: string }
  | { readonly kind: 'drop-store'; readonly store: string }
  | {
      readonly kind: 'make-index';
      readonly store: string;
      readonly index: string;
      readonly path: string;
      readonly options: string;
    }
  | { readonly kind: 'drop-index'; readonly store: string; readonly index: string };

const SCHEMA = `PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
  CREATE TABLE IF NOT EXISTS dbs(d TEXT PRIMARY KEY, v INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS store(d TEXT, s TEXT, o TEXT, PRIMARY KEY(d,s));
  CREATE TABLE IF NOT EXISTS idx(d TEXT, s TEXT, n TEXT, p TEXT, o TEXT, PRIMARY KEY(d,s,n));
  CREATE TABLE IF NOT EXISTS rec(d TEXT, s TEXT, k BLOB, v BLOB, PRIMARY KEY(d,s,k)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS own(k TEXT PRIMARY KEY, v BLOB NOT NULL);
  BEGIN IMMEDIATE; COMMIT;`;

/** For its owner alone. One folder is made and no more: Node's way of making many never ends where the system allows none. */
function makePrivate(file: string): void {
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (cause) {
    throw new MatrixFault('other', 'store-unwritable', null, { cause });
  }
}

/**
 * Held alone: a second process on the same keys would corrupt them, so it fails at once. Throws `MatrixFault`,
 * `store-in-use` or `store-unwritable`.
 */
export function openFile(file: string): DatabaseSync {
  makePrivate(file);
  const db = new DatabaseSync(file);
  try {
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    const isTaken = error instanceof Error && error.message.includes('locked');
    throw isTaken ? new MatrixFault('other', 'store-in-use') : error;
  }
}

/** One transaction of IndexedDB is one of SQLite. */
export function commit(db: DatabaseSync, name: string, version: number, operations: readonly Operation[]): void {
  db.exec('BEGIN IMMEDIATE');
  db.prepare('INSERT INTO dbs(d,v) VALUES(?,?) ON CONFLICT(d) DO UPDATE SET v=excluded.v').run(name, version);
  for (const operation of operations) apply(db, name, operation);
  db.exec('COMMIT');
}

function apply(db: DatabaseSync, d: string, operation: Operation): void {
  const { store } = operation;
  switch (operation.kind) {
    case 'put':
      db.prepare('INSERT INTO rec(d,s,k,v) VALUES(?,?,?,?) ON CONFLICT(d,s,k) DO UPDATE SET v=excluded.v').run(
        d,
        store,
        operation.key,
        operation.value,
      );
      return;
    case 'delete':
      db.prepare('DELETE FROM rec WHERE d=? AND s=? AND k=?').run(d, store, operation.key);
      return;
    case 'clear':
      db.prepare('DELETE FROM rec WHERE d=? AND s=?').run(d, store);
      return;
    case 'make-store':
      db.prepare('INSERT OR REPLACE INTO store VALUES(?,?,?)').run(d, store, operation.options);
      return;
    case 'drop-store':
      for (const table of ['rec', 'idx', 'store']) db.prepare(`DELETE FROM ${table} WHERE d=? AND s=?`).run(d, store);
      return;
    case 'make-index':
      db.prepare('INSERT OR REPLACE INTO idx VALUES(?,?,?,?,?)').run(
        d,
        store,
        operation.index,
        operation.path,
        operation.options,
      );
      return;
    case 'drop-index':
      db.prepare('DELETE FROM idx WHERE d=? AND s=? AND n=?').run(d, store, operation.index);
      return;
  }
}

export function forget(db: DatabaseSync, d: string): void {
  for (const table of ['rec', 'idx', 'store', 'dbs']) db.prepare(`DELETE FROM ${table} WHERE d=?`).run(d);
}
