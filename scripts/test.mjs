// @ts-check
/** `check`, `fast` and `long`: runs the steps of a tier one after the other, and ends with what they came to. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { summaryLine, sumUp, whatDidNotRun } from './tally.mjs';

/** @typedef {import('./tally-reporter.mjs').Report} Report */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [tier = 'fast', ...rest] = process.argv.slice(2);
const checks = [
  () => check('type check', ['node_modules/typescript/bin/tsc', '-p', '.']),
  () => check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
];
const tiers = {
  check: checks,
  fast: [...checks, () => vitest('vitest.config.ts')],
  long: [() => vitest('vitest.long.config.ts')],
};
if (tier !== 'check' && tier !== 'fast' && tier !== 'long') throw new Error(`There is no tier ${tier}.`);

const reports = [];
for (const step of tiers[tier]) reports.push(await step());
const total = sumUp(reports, process.env.KONSIL_REQUIRE ?? '');
const unrun = whatDidNotRun(total.skips, tier === 'fast' ? longFiles() : []);
if (unrun.length > 0) console.log(`\nDid not run here:\n${unrun.map((line) => `  - ${line}`).join('\n')}`);
console.log(`\n${summaryLine(total.tally)}`);
process.exitCode = total.tally.failed > 0 ? 1 : 0;

/** A check without a count of its own stands as one. @param {string} name @param {readonly string[]} args @returns {Promise<Report>} */
async function check(name, args) {
  console.log(`\n${name}`);
  const { code } = await run(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`${name}: ${code === 0 ? 'passed' : 'failed'}`);
  return { tally: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, skips: [] };
}

/** @param {string} config @returns {Promise<Report>} */
async function vitest(config) {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-tally-'));
  const file = join(folder, 'tally.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=./scripts/tally-reporter.mjs',
  ];
  const { code } = await run(process.execPath, [...args, ...rest], {
    cwd: root,
    env: { ...process.env, KONSIL_TALLY: file },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  /** @type {Report} */
  const report = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { tally: { passed: 0, failed: 0, skipped: 0 }, skips: [] };
  rmSync(folder, { recursive: true });
  // A run that fails without naming a failed test must not pass for a good one.
  if (code !== 0 && report.tally.failed === 0) return { ...report, tally: { ...report.tally, failed: 1 } };
  return report;
}

/** What the other tier holds, so that a newcomer knows of it. */
function longFiles() {
  const folder = join(root, 'test/long');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}
