/**
 * How much of what identifies the filter takes, and how little else: `node bench/deid.ts --data DIR` (a folder holding
 * `deid/`). `--without-names` forgets every list of names, `--peers` installs other filters into a scratch folder and
 * runs them on the same texts. Markdown on stdout.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RawText, scrub } from '../src/deid/index.ts';
import { LEXICON, WORD } from '../src/deid/lexicon.ts';
import { comparePeers } from './deid/compare.ts';
import { goalTable } from './deid/goals.ts';
import { interval, percent } from './deid/print.ts';
import { perturbationTable } from './deid/robustness.ts';
import { type Finder, scoreAll } from './deid/score.ts';
import { megabytesPerSecond, slowestPercentile } from './deid/speed.ts';
import { type Read, readSuites } from './deid/suites.ts';

const konsil: Finder = (text) => {
  const result = scrub(new RawText(text));
  return result.ok ? result.spans : undefined;
};

async function suiteRow({ what, rows, core }: Read): Promise<string> {
  const score = scoreAll(rows, konsil, core);
  const speed = await megabytesPerSecond(
    rows.map(({ text }) => text),
    (text) => scrub(new RawText(text)),
  );
  const { full, char, wordPrecision, kept, clean, untouched } = score;
  const cells = [
    what,
    score.texts,
    `${percent(full)} ${interval(full)}`,
    ...[char, wordPrecision, kept, clean, untouched].map(percent),
    score.refused,
    speed.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

async function report(folder: string, wantsPeers: boolean): Promise<void> {
  const suites = readSuites(folder);
  console.log('## Each kind of text\n');
  console.log(
    '| texts | n | core recall, full (95 %) | char | word precision | words kept | clean | untouched | refused | MB/s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const suite of suites) console.log(await suiteRow(suite));
  console.log('\n## Against the goals\n');
  for (const line of goalTable(folder, suites, konsil)) console.log(line);
  const { ms, n } = slowestPercentile(suites.flatMap(({ rows }) => rows.map(({ text }) => text)));
  console.log(`\n300 characters: 99 of 100 (n = ${n}) within ${ms.toFixed(3)} ms; goal 1 ms.`);
  console.log('\n## The same texts, changed\n');
  for (const line of perturbationTable(suites, konsil)) console.log(line);
  if (wantsPeers) await comparePeers(suites, konsil);
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, 'without-names': { type: 'boolean' }, peers: { type: 'boolean' } },
});
if (values['without-names'] === true) LEXICON.forget(WORD.given | WORD.surname);
const folder = values.data === undefined ? undefined : join(values.data, 'deid');
if (folder === undefined || !existsSync(folder)) {
  console.log('No data: give the folder that holds deid/*.dev.jsonl with --data DIR.');
} else {
  await report(folder, values.peers === true);
}
