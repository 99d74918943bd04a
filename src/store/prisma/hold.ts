import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { BotError } from '../../errors.ts';
import { makeFolder } from '../../folder.ts';
import { toBotError } from './fault.ts';

/** Keeps every other Konsil away until it is released; the system releases it when the process dies. */
export interface Hold {
  release(): Promise<void>;
}

const NOBODY_ELSE: Hold = { release: () => Promise.resolve() };

/**
 * Two processes on one database would both say everything, so the first holds a lock file beside it. Throws `BotError`,
 * `store-locked` when another holds it. What only reads, or adds people, needs no hold.
 */
export async function holdAlone(url: string): Promise<Hold> {
  if (!url.startsWith('file:')) return NOBODY_ELSE;
  try {
    makeFolder(dirname(url.slice('file:'.length)));
    return await lock(`${url}.lock`);
  } catch (error) {
    const fault = toBotError(error);
    if (fault.code !== 'store-locked') throw fault;
    throw new BotError('store-locked', 'another Konsil is running on this database', { cause: fault });
  }
}

async function lock(url: string): Promise<Hold> {
  const connection = await new PrismaBetterSqlite3({ url, timeout: 0 }).connect();
  try {
    await connection.executeScript('BEGIN EXCLUSIVE');
  } catch (error) {
    await connection.dispose();
    throw error;
  }
  return { release: () => connection.dispose() };
}
