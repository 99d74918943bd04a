// @ts-check
/** Every npm script comes through here: set up what is missing, then hand over. Its own words go to stderr only. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endAs, run } from './child.mjs';
import { commandsIn } from './commands.mjs';
import { environmentFor, SetupError } from './npm.mjs';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', ...rest] = process.argv.slice(2);
const say = (/** @type {string} */ message) =>
  process.stderr.write(`${message.replace(/^/gm, 'konsil: ')}\n`);

try {
  const command = commandsIn(root)[name];
  if (command === undefined)
    throw new SetupError(`There is no command "${name}". Known: ${Object.keys(commandsIn(root)).join(', ')}`);
  const { node, version } = await setUp(root, say);
  endAs(await run(node, [...command(version), ...rest], { env: environmentFor(node), stdio: 'inherit' }));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
