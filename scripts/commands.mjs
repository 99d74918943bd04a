// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { typeScriptFlags } from './decide.mjs';

/** @typedef {(nodeVersion: string) => readonly string[]} Command what Node is called with, before the caller's own arguments */

/**
 * What can be run, by the name of its npm script.
 * @param {string} root
 * @returns {Readonly<Record<string, Command>>}
 */
export function commandsIn(root) {
  const plain =
    (/** @type {string} */ file, /** @type {string[]} */ ...rest) =>
    () => [join(root, file), ...rest];
  const typed = (/** @type {string} */ file) => (/** @type {string} */ version) => [
    ...typeScriptFlags(version),
    join(root, file),
  ];
  return {
    konsil: typed('src/cli.ts'),
    check: plain('scripts/test.mjs', 'check'),
    test: plain('scripts/test.mjs', 'fast'),
    'test:long': plain('scripts/test.mjs', 'long'),
    sim: typed('test/sim/main.ts'),
    mutate: plain('scripts/mutate.mjs'),
    ...Object.fromEntries(benchmarks(root).map((name) => [`bench:${name}`, typed(`bench/${name}.ts`)])),
  };
}

/** One benchmark a file. @param {string} root */
function benchmarks(root) {
  const folder = join(root, 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
}
