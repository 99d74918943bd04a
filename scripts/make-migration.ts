/**
 * For developers. `node scripts/make-migration.ts NAME` writes what is missing between the migrations and
 * prisma/models.prisma, for both databases; `node scripts/make-migration.ts --check` only looks and ends with 2 on a difference.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../src/store/prisma/migrations.ts';
import { difference } from './migration-drift.ts';

const [argument = ''] = process.argv.slice(2);
if (!/^(--check|[a-z][a-z0-9_]*)$/.test(argument)) {
  process.stderr.write('Usage: node scripts/make-migration.ts NAME | --check   (NAME in small letters with _)\n');
  process.exit(1);
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
for (const provider of ['sqlite', 'postgresql'] as const) {
  const sql = await difference(provider);
  if (sql === null) process.stderr.write(`${provider}: migrations match the models\n`);
  else if (argument === '--check') report(provider, sql);
  else write(provider, sql);
}
process.exit();

function report(provider: string, sql: string): void {
  process.stderr.write(`${provider}: a migration is missing\n${sql}\n`);
  process.exitCode = 2;
}

function write(provider: 'sqlite' | 'postgresql', sql: string): void {
  const folder = join(migrationsFolder(provider), `${stamp}_${argument}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  writeFileSync(join(migrationsFolder(provider), 'migration_lock.toml'), `provider = "${provider}"\n`);
  process.stderr.write(`${provider}: wrote ${folder}\n`);
}
