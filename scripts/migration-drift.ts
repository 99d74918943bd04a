import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { migrationsFolder, readMigrations } from '../src/store/prisma/migrations.ts';
import { applyWithEngine, loadSchemaEngine, missingSql, type Provider } from './schema-engine.ts';

const providers: readonly Provider[] = ['sqlite', 'postgresql'];

/** What the models hold and the migrations do not make, for each database; null when they agree. */
export async function differences(): Promise<
  readonly { readonly provider: Provider; readonly sql: string | null }[]
> {
  const found = [];
  for (const provider of providers) found.push({ provider, sql: await difference(provider) });
  return found;
}

async function difference(provider: Provider): Promise<string | null> {
  const path = `prisma/${provider}.prisma`;
  const schema = { path, content: readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') };
  const engine = await loadSchemaEngine(await emptyDatabase(provider), schema);
  await applyWithEngine(engine, provider, readMigrations(migrationsFolder(provider)));
  return missingSql(engine, schema);
}

async function emptyDatabase(provider: Provider): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (provider === 'sqlite') return new PrismaBetterSqlite3({ url: ':memory:' });
  return new PrismaPGlite(await PGlite.create());
}
