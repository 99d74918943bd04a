// @ts-check
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainNoAddon, isSameInstall, whyInstall } from './decide.mjs';
import { npm, SetupError, StoppedError } from './npm.mjs';

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
    // Without the development packages the database client could not be generated. Nothing that we need is made by an
    // install script but the one addon, and npm would run node-gyp for packages that bring their own binary.
    await npm(['ci', '--include=dev', '--ignore-scripts'], { what: 'the packages', node, ...place });
  }
  await buildAddon(place, node);
  writeFileSync(stampPath(root), JSON.stringify(stampFor(root)));
}

/** @param {import('./setup.mjs').Place} place @param {string} node */
async function buildAddon(place, node) {
  if (loadsAddon(place.root, node)) return;
  if (!existsSync(join(place.root, 'node_modules/hnswlib-node'))) return place.say(explainNoAddon('left-out'));
  try {
    await npm(['rebuild', 'hnswlib-node', '--ignore-scripts=false'], {
      what: 'hnswlib-node',
      node,
      isQuiet: true,
      ...place,
    });
  } catch (error) {
    if (!(error instanceof SetupError) || error instanceof StoppedError) throw error;
  }
  if (loadsAddon(place.root, node)) return;
  place.say(explainNoAddon('not-built'));
}

/** Loading it, rather than looking for the file, finds the half of one that a killed compiler left. @param {string} root @param {string} node */
function loadsAddon(root, node) {
  try {
    execFileSync(node, ['-e', "require('hnswlib-node')"], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
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
