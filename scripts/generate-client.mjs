// @ts-check
/**
 * Makes prisma/sqlite.prisma and prisma/postgresql.prisma from a header and the models, and the clients from them.
 * Needs no network; does nothing when nothing changed. Says what it does on stderr only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROVIDERS = ['sqlite', 'postgresql'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const generated = join(root, 'src/store/prisma/generated');
const stampFile = join(generated, 'models.sha256');

/** @param {string} provider */
export function composeSchema(provider) {
  const part = (/** @type {string} */ name) => readFileSync(join(root, 'prisma', name), 'utf8');
  return `// Made by scripts/generate-client.mjs; edit models.prisma instead.\n\n${part(`header.${provider}.prisma`)}\n${part('models.prisma')}`;
}

function stamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'node_modules/prisma/package.json')));
  for (const provider of PROVIDERS) hash.update(composeSchema(provider));
  return hash.digest('hex');
}

function isFresh() {
  const schemasEqual = PROVIDERS.every((name) => readOr(schemaFile(name)) === composeSchema(name));
  const clientsThere = PROVIDERS.every((name) => existsSync(join(generated, name, 'client.ts')));
  return schemasEqual && clientsThere && readOr(stampFile) === stamp();
}

/** @param {string} path */
function readOr(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** @param {string} provider */
function schemaFile(provider) {
  return join(root, 'prisma', `${provider}.prisma`);
}

/** @param {string} provider */
function generate(provider) {
  const schema = schemaFile(provider);
  // Unchanged files keep their time stamp, so that watchers and `git status` stay quiet.
  if (readOr(schema) !== composeSchema(provider)) writeFileSync(schema, composeSchema(provider));
  const command = [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema, '--no-hints'];
  // Prisma asks for its migration engine even here, and would fetch it; any file that exists satisfies it.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const ending = spawnSync(process.execPath, command, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (ending.status === 0) return;
  process.stderr.write(
    `${ending.stdout}${ending.stderr}\nThe database client for ${provider} could not be generated.\n`,
  );
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !isFresh()) {
  for (const provider of PROVIDERS) generate(provider);
  mkdirSync(generated, { recursive: true });
  writeFileSync(stampFile, stamp());
  process.stderr.write('Database clients generated from prisma/models.prisma.\n');
}
