// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './child.mjs';
import { explainNpmFailure } from './decide.mjs';

/** What went wrong in words for the person at the keyboard; no stack is shown for it. */
export class SetupError extends Error {}

/** Someone asked us to stop; nothing is tried after it. */
export class StoppedError extends SetupError {}

const QUIET = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error'];
// npm's own ten-second pauses make a machine without a network wait a minute for the bad news.
const SHORT_PAUSES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/**
 * Runs npm without stdin and with its words on stderr, or kept to itself where a failure is no matter.
 * @param {readonly string[]} args
 * @param {{ what: string, root: string, node: string, onStart: (pid: number) => void, isQuiet?: boolean }} options
 */
export async function npm(args, { what, root, node, onStart, isQuiet = false }) {
  let output = '';
  const onOutput = (/** @type {string} */ text) => {
    output = (output + text).slice(-20_000);
    if (!isQuiet) process.stderr.write(text);
  };
  const { program, before } = findNpm(node);
  const ending = await run(program, [...before, ...args, ...QUIET, ...SHORT_PAUSES], {
    cwd: root,
    env: environmentFor(node),
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput,
    onStart,
  });
  if (ending.signal !== null || (ending.wasTold && ending.code !== 0))
    throw new StoppedError(`Stopped while installing ${what}; the next start takes it up again.`);
  if (ending.code !== 0) throw new SetupError(explainNpmFailure({ what, output, code: ending.code }));
}

/** npm tells its scripts where it is; without that, the one on PATH. @param {string} node */
function findNpm(node) {
  const path = process.env.npm_execpath ?? '';
  if (/npm-cli\.js$/.test(path) && existsSync(path)) return { program: node, before: [path] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
}

/** The environment of everything we start: the chosen Node first on PATH. @param {string} node */
export function environmentFor(node) {
  const headers = dirname(dirname(node));
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  // Native packages compile against Node's headers, which node-gyp would otherwise fetch from the network.
  if (!env.npm_config_nodedir && existsSync(join(headers, 'include/node/node_api.h'))) env.npm_config_nodedir = headers;
  return env;
}
