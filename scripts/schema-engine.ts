import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Migration } from '../src/store/prisma/migrations.ts';

export type Provider = 'sqlite' | 'postgresql';
interface Schema {
  readonly path: string;
  readonly content: string;
}

/** The part we use; the standard's types come with the browser's, which have no place here. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
};

const filters = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own migration engine as WebAssembly, over a driver adapter: nothing is downloaded.
 * Only to make and compare migrations; a start applies them without it.
 */
export async function loadSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  schema: Schema,
): Promise<SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  loaded ??= instantiate(bindings);
  await loaded;
  const options = { datamodels: [[schema.path, schema.content]] as [string, string][] };
  return bindings.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Once a process: the bindings keep views into the memory of the instance they were given first. */
let loaded: Promise<void> | null = null;

async function instantiate(bindings: object): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': { ...bindings },
  });
  const setWasm: unknown = Reflect.get(bindings, '__wbg_set_wasm');
  const begin = instance.exports.__wbindgen_start;
  if (typeof setWasm !== 'function' || typeof begin !== 'function')
    throw new TypeError('unknown build of the schema engine');
  setWasm(instance.exports);
  begin();
}

export function migrationList(provider: Provider, migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: `prisma/migrations/${provider}`,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

export async function applyWithEngine(
  engine: SchemaEngine,
  provider: Provider,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: migrationList(provider, migrations),
    filters,
  });
  return appliedMigrationNames;
}

/** SQL that brings the engine's database to the models; null when it is there. */
export async function missingSql(engine: SchemaEngine, schema: Schema): Promise<string | null> {
  const files = [{ ...schema }];
  const from = { tag: 'schemaDatasource' as const, files, configDir: '.' };
  const to = { tag: 'schemaDatamodel' as const, files };
  const { exitCode, stdout } = await engine.diff({
    from,
    to,
    script: true,
    exitCode: true,
    filters,
  });
  return exitCode === 0 ? null : stdout;
}
