import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { factoryOf, openConnection } from './connection.ts';
import { toBotError } from './fault.ts';
import { Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { migrate } from './migrate.ts';

export { Prisma };

/** What a piece of work may use: the same inside and outside a transaction. */
export type Db = Prisma.TransactionClient;

export interface Database {
  /** The driver's connection, for what only SQL can say (PRAGMA). */
  readonly connection: SqlDriverAdapter;
  /** Names of the migrations that were applied on opening. */
  readonly applied: readonly string[];
  /** One statement, or reads. Must not await anything but the database. */
  run<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** All or nothing; a throw rolls back. Must not await anything but the database. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Far above any honest transaction: a laptop that slept must not lose one half way. */
const limits = { maxWait: 60_000, timeout: 60_000 };

/** Opens and migrates; throws `BotError` as the `Store` says. */
export async function openDatabase(url: string): Promise<Database> {
  const connection = await openConnection(url).catch(refuse);
  const applied = await migrate(connection).catch(async (error: unknown) => {
    await connection.dispose();
    throw toBotError(error);
  });
  const client = new PrismaClient({
    adapter: factoryOf(connection),
    errorFormat: 'minimal',
    transactionOptions: limits,
  });
  const oneByOne = createQueue();
  return {
    connection,
    applied,
    run: (work) => oneByOne(() => work(client)).catch(refuse),
    transaction: (work) => oneByOne(() => client.$transaction(work)).catch(refuse),
    close: () =>
      oneByOne(() => client.$disconnect())
        .then(() => connection.dispose())
        .catch(refuse),
  };
}

function refuse(error: unknown): never {
  throw error instanceof Rollback ? error : toBotError(error);
}

/** Thrown inside a transaction to undo it for a reason that is no fault. */
export class Rollback extends Error {
  override readonly name = 'Rollback';
}

/** Some ten milliseconds. */
const PIECES_IN_A_TURN = 4;

/**
 * One piece of work at a time. There is one connection: a statement that slipped in while another's transaction is open
 * would be rolled back with it after it had been called durable. The driver answers without leaving the event loop, so
 * every few pieces let it turn: otherwise a long row of them would keep every chat platform waiting to its end.
 */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let begun = 0;
  return (work) => {
    begun += 1;
    const result = (begun % PIECES_IN_A_TURN === 0 ? last.then(() => nextTurn()) : last).then(work);
    last = result.catch(() => {});
    return result;
  };
}
