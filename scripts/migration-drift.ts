import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { migrationsFolder, readMigrations } from '../src/store/prisma/migrations.ts';
import { applyWithEngine, loadSchemaEngine, missingSql, type Provider } from './schema-engine.ts';

/** What the models hold and the migrations do not make, as SQL; null when they agree. Migrates `database`, which is empty. */
export async function difference(
  provider: Provider,
  database?: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | null> {
  const path = `prisma/${provider}.prisma`;
  const schema = { path, content: readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') };
  const engine = await loadSchemaEngine(database ?? (await emptyDatabase(provider)), schema);
  await applyWithEngine(engine, provider, readMigrations(migrationsFolder(provider)));
  return missingSql(engine, schema);
}

async function emptyDatabase(provider: Provider): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (provider === 'sqlite') return new PrismaBetterSqlite3({ url: ':memory:' });
  return new PrismaPGlite(await PGlite.create());
}
