// @ts-check
import { join } from 'node:path';
import { generateClient, isClientFresh } from './client.mjs';
import { chooseNode, OWN_NODE } from './decide.mjs';
import { SetupError } from './npm.mjs';
import { bringNode, isOwnNodeWhole, ownNodePath } from './own-node.mjs';
import { installPackages, whyPackages } from './packages.mjs';
import { takeLock } from './setup-lock.mjs';

/** @typedef {{ root: string, say: (message: string) => void, onStart: (pid: number) => void }} Place */

/**
 * Brings a checkout to where a command can run in it; quick when there is nothing to do.
 * @param {string} root @param {(message: string) => void} say
 * @returns {Promise<{ node: string, version: string }>} the Node to run with
 */
export async function setUp(root, say) {
  const choice = chooseNode(process);
  if (choice.kind === 'missing') throw new SetupError(choice.message);
  const own = choice.kind === 'own' ? { name: choice.name, path: ownNodePath(root, choice.name) } : null;
  const node = own?.path ?? process.execPath;
  const version = own ? OWN_NODE : process.version;
  const needsNode = () => own !== null && !isOwnNodeWhole(root, own.path);
  if (!needsNode() && whyPackages(root) === null && isClientFresh(root)) return { node, version };

  const lock = await takeLock(join(root, '.tools/setup.lock'), say);
  try {
    // Asked again behind the lock: whoever held it before may have done the work.
    const place = { root, say, onStart: lock.workingIn };
    if (own && needsNode()) await bringNode(place, own.name, own.path);
    if (whyPackages(root) !== null) await installPackages(place, node);
    if (!isClientFresh(root)) await generateClient(place, node);
  } finally {
    lock.release();
  }
  return { node, version };
}
