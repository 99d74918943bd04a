// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MUTATED_ROOMS } from './mutated-rooms.mjs';

const root = join(import.meta.dirname, '..');
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const files = process.argv.slice(2).filter((word) => word.endsWith('.ts'));
const asked = process.argv.slice(2).filter((word) => !files.includes(word));
const unknown = asked.filter((room) => !(room in MUTATED_ROOMS));

if (unknown.length > 0 || (files.length > 0 && asked.length !== 1)) {
  process.stderr.write(`usage: npm run mutate -- [room ...]\n       npm run mutate -- room file.ts [...]\n`);
  process.stderr.write(`rooms: ${Object.keys(MUTATED_ROOMS).join(', ')}\n`);
  process.exit(2);
}
const only = files.length > 0 ? ['--mutate', files.join(',')] : [];

const below = (asked.length > 0 ? asked : Object.keys(MUTATED_ROOMS)).filter((room) => {
  process.stdout.write(`== ${room}\n`);
  const env = { ...process.env, KONSIL_MUTATED_ROOM: room };
  return spawnSync(process.execPath, [stryker, 'run', ...only], { cwd: root, env, stdio: 'inherit' }).status !== 0;
});
if (below.length > 0) process.stdout.write(`below the score, or stopped: ${below.join(', ')}\n`);
process.exitCode = below.length > 0 ? 1 : 0;
