import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';
import { makeFolder } from '../../folder.ts';

/** Short, because waiting for another process's lock stands the whole process still. */
const BUSY_MILLISECONDS = 1000;

/**
 * Opens (or makes) the file, or a database in memory, so that a commit is on the disk when it returns, and so that
 * what is emptied or erased is overwritten.
 */
export async function openConnection(url: string): Promise<SqlDriverAdapter> {
  if (url !== ':memory:') makeFile(url.replace(/^file:/, ''));
  const connection = await new PrismaBetterSqlite3({ url, timeout: BUSY_MILLISECONDS }).connect();
  try {
    await connection.executeScript(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
    );
  } catch (error) {
    await connection.dispose();
    throw error;
  }
  return connection;
}

/** Readable by its owner alone; SQLite gives its side files the same mode. */
function makeFile(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
}

/** Hands the one connection to Prisma, with transactions as we need them. */
export function factoryOf(connection: SqlDriverAdapter): SqlDriverAdapterFactory {
  const { provider, adapterName } = connection;
  const queries = {
    provider,
    adapterName,
    queryRaw: connection.queryRaw.bind(connection),
    executeRaw: connection.executeRaw.bind(connection),
  };
  const adapter: SqlDriverAdapter = {
    ...queries,
    executeScript: connection.executeScript.bind(connection),
    startTransaction: () => begin(connection, queries),
    dispose: connection.dispose.bind(connection),
  };
  return { provider, adapterName, connect: () => Promise.resolve(adapter) };
}

/** `IMMEDIATE` takes the write lock first: what a transaction read cannot be changed by another process before it writes. */
async function begin(
  connection: SqlDriverAdapter,
  queries: Omit<Transaction, 'options' | 'commit' | 'rollback'>,
): Promise<Transaction> {
  await connection.executeScript('BEGIN IMMEDIATE');
  return {
    ...queries,
    options: { usePhantomQuery: true },
    commit: () =>
      connection
        .executeScript('COMMIT')
        .catch((error: unknown) => rollback(connection).then(() => Promise.reject(error))),
    rollback: () => rollback(connection),
  };
}

/** SQLite has rolled back by itself when the disk is full or broken; saying it again is then the only thing that fails. */
async function rollback(connection: SqlDriverAdapter): Promise<void> {
  try {
    await connection.executeScript('ROLLBACK');
  } catch {
    return;
  }
}
