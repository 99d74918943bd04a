import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../scripts/generate-client.mjs';
import { difference } from '../../scripts/migration-drift.ts';
import { applyWithEngine, loadSchemaEngine } from '../../scripts/schema-engine.ts';
import { openConnection } from '../../src/store/prisma/connection.ts';
import { openDatabase } from '../../src/store/prisma/database.ts';
import { PrismaClient as PostgresClient } from '../../src/store/prisma/generated/postgresql/client.ts';
import { migrationsFolder, readMigrations } from '../../src/store/prisma/migrations.ts';
import { temporaryFile } from './open-for-test.ts';
import { firstLine, runTypeScript } from './run-typescript.ts';

const schemaOf = (provider: 'sqlite' | 'postgresql') => {
  const path = `prisma/${provider}.prisma`;
  return { path, content: readFileSync(path, 'utf8') };
};
const sqlite = readMigrations(migrationsFolder('sqlite'));

/** Names of what Prisma's own engine has applied to this file. */
async function appliedByPrisma(url: string): Promise<readonly string[]> {
  const factory = new PrismaBetterSqlite3({ url });
  // The engine locks the file until its connection is closed, and never closes it.
  const connection = await factory.connect();
  const engine = await loadSchemaEngine(
    {
      provider: 'sqlite',
      adapterName: connection.adapterName,
      connect: async () => connection,
      connectToShadowDb: () => factory.connectToShadowDb(),
    },
    schemaOf('sqlite'),
  );
  const applied = await applyWithEngine(engine, 'sqlite', sqlite);
  await connection.dispose();
  return applied;
}

describe('the models', () => {
  it.each(['sqlite', 'postgresql'] as const)('are written out for %s as they stand', (provider) => {
    expect(schemaOf(provider).content).toBe(composeSchema(provider));
  });
});

describe('the migrations', () => {
  it('are applied at the first start and not again', async () => {
    const url = `file:${temporaryFile()}`;
    const first = await openDatabase(url);
    expect(first.applied).toEqual(sqlite.map(({ name }) => name));
    await first.close();
    const second = await openDatabase(url);
    expect(second.applied).toEqual([]);
    await second.close();
  });

  it('make what the models hold, on SQLite', async () => {
    expect(await difference('sqlite')).toBeNull();
  });

  it('leave a database that Prisma itself finds up to date', async () => {
    const url = `file:${temporaryFile()}`;
    await (await openDatabase(url)).close();
    expect(await appliedByPrisma(url)).toEqual([]);
  });

  it('are not applied again over what Prisma itself has applied', async () => {
    const url = `file:${temporaryFile()}`;
    expect(await appliedByPrisma(url)).toEqual(sqlite.map(({ name }) => name));
    const database = await openDatabase(url);
    expect(database.applied).toEqual([]);
    await database.close();
  });

  it('are applied once when three processes start at the same time', async () => {
    const url = `file:${temporaryFile()}`;
    const starting = [1, 2, 3].map(() => firstLine(runTypeScript('test/store/open-and-say.ts', url)));
    const applied = (await Promise.all(starting)).map((line): unknown => JSON.parse(line));
    expect(applied.flat()).toEqual(sqlite.map(({ name }) => name));
  });

  it.each([
    [
      'newer than this program',
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at") VALUES ('x', 'y', '29990101000000_later', 1)`,
      'store-unavailable',
      /newer than this program \(29990101000000_later\)/,
    ],
    [
      'made by another build',
      `UPDATE "_prisma_migrations" SET "checksum" = 'other'`,
      'store-unavailable',
      /another build/,
    ],
    ['left half migrated', `UPDATE "_prisma_migrations" SET "finished_at" = NULL`, 'store-damaged', /never finished/],
  ])('refuse a database that is %s', async (_, script, code, message) => {
    const url = `file:${temporaryFile()}`;
    await (await openDatabase(url)).close();
    const connection = await openConnection(url);
    await connection.executeScript(script);
    await connection.dispose();
    await expect(openDatabase(url)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('make what the models hold on PostgreSQL too, and its own client can use it', {
    timeout: 60_000,
  }, async () => {
    const factory = new PrismaPGlite(await PGlite.create());
    expect(await difference('postgresql', factory)).toBeNull();
    const client = new PostgresClient({ adapter: factory });
    await client.inboxEvent.create({
      data: { dedupeKey: 'k', receivedAt: new Date(0), event: '{"kind":"file"}' },
    });
    expect(await client.inboxEvent.findMany()).toMatchObject([{ seq: 1, dedupeKey: 'k', status: 'waiting' }]);
    await client.$disconnect();
  });

  it('have the same names for both databases', () => {
    expect(readMigrations(migrationsFolder('postgresql')).map(({ name }) => name)).toEqual(
      sqlite.map(({ name }) => name),
    );
  });
});
