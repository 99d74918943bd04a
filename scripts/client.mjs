// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import { environmentFor, SetupError } from './npm.mjs';
import { hashOfLock } from './packages.mjs';

const GENERATOR = 'scripts/generate-client.mjs';

/** Whether the database client was generated from the models as they stand now. @param {string} root */
export function isClientFresh(root) {
  if (!existsSync(join(root, GENERATOR))) return true;
  try {
    return readFileSync(stampPath(root), 'utf8') === hashOfModels(root);
  } catch {
    return false;
  }
}

/** @param {import('./setup.mjs').Place} place @param {string} node */
export async function generateClient({ root, onStart }, node) {
  const ending = await run(node, [GENERATOR], {
    cwd: root,
    env: environmentFor(node),
    stdio: ['ignore', 2, 2],
    onStart,
  });
  if (ending.code !== 0)
    throw new SetupError(`The database client could not be generated from prisma/; the words above say why.`);
  mkdirSync(dirname(stampPath(root)), { recursive: true });
  writeFileSync(stampPath(root), hashOfModels(root));
}

/** @param {string} root */
function hashOfModels(root) {
  const models = readdirSync(join(root, 'prisma'))
    .filter((name) => name.endsWith('.prisma'))
    .sort();
  const hash = createHash('sha256').update(hashOfLock(root));
  for (const path of [GENERATOR, ...models.map((name) => `prisma/${name}`)])
    hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'src/store/prisma/generated/.stamp');
}
