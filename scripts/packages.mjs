// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameInstall, whyInstall } from './decide.mjs';
import { npm } from './npm.mjs';

/** Why packages must be installed, or null. @param {string} root */
export function whyPackages(root) {
  const isPresent = existsSync(join(root, 'node_modules'));
  return whyInstall({ wanted: stampFor(root), found: readJson(stampPath(root)), isPresent });
}

/** @param {import('./setup.mjs').Place} place @param {string} node */
export async function installPackages(place, node) {
  const { root, say } = place;
  if (!isInstalledByHand(root)) {
    say(`Installing packages from the npm registry (${whyPackages(root)}; about a minute).`);
    // Without the development packages the database client could not be generated.
    await npm(['ci', '--include=dev'], { what: 'the packages', node, ...place });
    if (!existsSync(join(root, 'node_modules/hnswlib-node/build/Release/addon.node'))) {
      say(
        'The vector index accelerator (hnswlib-node) could not be built here, for want of a C++ compiler; the exact scan serves instead.',
      );
    }
  }
  writeFileSync(stampPath(root), JSON.stringify(stampFor(root)));
}

/** @param {string} root */
function isInstalledByHand(root) {
  const wanted = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules/.package-lock.json'));
  return wanted !== null && installed !== null && isSameInstall(wanted.packages, installed.packages);
}

/** @param {string} root */
export function hashOfLock(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** @param {string} root */
function stampFor(root) {
  return { lock: hashOfLock(root), machine: `${process.platform}-${process.arch}` };
}

/** npm empties node_modules first, and the stamp with it; it is written last. @param {string} root */
function stampPath(root) {
  return join(root, 'node_modules/.konsil.json');
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
