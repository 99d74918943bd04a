import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils';
import { BotError } from '../../errors.ts';
import { type Migration, migrationsFolder, readMigrations } from './migrations.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/**
 * Brings the database to this program's models and answers the names of what was applied. Prisma's folders and table,
 * so that its own tools go on from here; but all in one transaction, so that a start that is killed leaves nothing half made.
 */
export async function migrate(connection: SqlDriverAdapter): Promise<readonly string[]> {
  const migrations = readMigrations(migrationsFolder('sqlite'));
  if ((await missing(connection, migrations)).length === 0) return [];
  // Tables are remade by dropping the old one, which would take its children along; only outside a transaction can that be said.
  await connection.executeScript('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;');
  try {
    const applied = await applyAll(connection, migrations);
    await connection.executeScript('COMMIT');
    return applied;
  } catch (error) {
    await connection.executeScript('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    await connection.executeScript('PRAGMA foreign_keys = ON');
  }
}

async function applyAll(connection: SqlDriverAdapter, migrations: readonly Migration[]): Promise<readonly string[]> {
  await connection.executeScript(TABLE);
  // Looked at again behind the lock: another process may have been first.
  const todo = await missing(connection, migrations);
  for (const migration of todo) {
    await connection.executeScript(migration.sql);
    await connection.executeRaw(
      query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
       VALUES (lower(hex(randomblob(16))), ?, current_timestamp, ?, 1)`,
        [migration.checksum, migration.name],
      ),
    );
  }
  const { rows } = await connection.queryRaw(query('PRAGMA foreign_key_check', []));
  if (rows.length > 0)
    throw new BotError('store-damaged', `${rows.length} rows would lose what they refer to; nothing was changed`);
  return todo.map(({ name }) => name);
}

async function missing(connection: SqlDriverAdapter, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const applied = await appliedIn(connection);
  const unknown = [...applied.keys()].find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined) {
    throw new BotError(
      'store-unavailable',
      `the database is newer than this program (${unknown}); start the newer version`,
    );
  }
  const changed = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (changed)
    throw new BotError('store-unavailable', `the database was made by another build (${changed.name} differs)`);
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Checksum by name; empty for a new database. */
async function appliedIn(connection: SqlDriverAdapter): Promise<ReadonlyMap<string, string>> {
  const table = await connection.queryRaw(query(`SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'`, []));
  if (table.rows.length === 0) return new Map();
  const { rows } = await connection.queryRaw(
    query(
      'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
      [],
    ),
  );
  return new Map(
    rows.map(([name, checksum, finishedAt]) => {
      if (finishedAt === null)
        throw new BotError('store-damaged', `the migration ${String(name)} was begun and never finished`);
      return [String(name), String(checksum)];
    }),
  );
}

function query(sql: string, args: readonly string[]): SqlQuery {
  return { sql, args: [...args], argTypes: args.map(() => ({ scalarType: 'string', arity: 'scalar' })) };
}
