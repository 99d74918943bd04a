// @ts-check
/** Every npm script comes through here: set up what is missing, then hand over. Its own words go to stderr only. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endAs, run } from './child.mjs';
import { commandsIn } from './commands.mjs';
import { environmentFor, SetupError } from './npm.mjs';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', ...rest] = process.argv.slice(2);
const say = (/** @type {string} */ message) => process.stderr.write(`${message.replace(/^/gm, 'konsil: ')}\n`);

try {
  const command = commandsIn(root)[name];
  if (command === undefined)
    throw new SetupError(`There is no command "${name}". Known: ${Object.keys(commandsIn(root)).join(', ')}`);
  const { node, version } = await setUp(root, say);
  endAs(await run(node, [...command(version), ...rest], { env: environmentOf(name, node), stdio: 'inherit' }));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

/**
 * Compiled modules are kept for the next start, which halves its time; not in tests, whose coverage it would blur.
 * @param {string} name
 * @param {string} node
 */
function environmentOf(name, node) {
  const env = environmentFor(node);
  const isTest = name.startsWith('test') || name === 'mutate';
  return isTest ? env : { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...env };
}
