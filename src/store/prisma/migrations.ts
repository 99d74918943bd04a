import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One folder of `prisma/migrations/<provider>`, in Prisma's own format. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma writes it into `_prisma_migrations`. */
  readonly checksum: string;
}

export function migrationsFolder(provider: 'sqlite' | 'postgresql'): string {
  return fileURLToPath(new URL(`../../../prisma/migrations/${provider}`, import.meta.url));
}

/** In the order in which they are applied: by name, which begins with the time of making. */
export function readMigrations(folder: string): readonly Migration[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map((entry) => entry.name)
    .sort()
    .map((name) => readMigration(folder, name));
}

function readMigration(folder: string, name: string): Migration {
  // A checkout with Windows line ends is the same migration.
  const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
