/**
 * How well and how fast the right expert is found: `node bench/match.ts --data DIR` (a folder holding `match/`), with
 * `--sizes 1000,10000,100000` for hospitals of other sizes (the largest wants `--max-old-space-size=8000`),
 * `--questions` for how many each size is asked, `--only speed,vectors` for some of the tables. Markdown on stdout.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fairnessLine, fairnessPlay, playFairness } from './match/fairness.ts';
import { auroc, figuresOf, interval, isAmongThree, isFirst, percentile } from './match/figures.ts';
import type { ExpertRow } from './match/plain-bm25.ts';
import { measureScale, scaleLine } from './match/scale.ts';
import {
  hasSuite,
  type Measured,
  measure,
  type QuestionRow,
  type Rankers,
  rankersFor,
  readRows,
} from './match/suite.ts';
import { withTypos } from './match/typo.ts';
import { vectorLine } from './match/vectors.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000' },
    questions: { type: 'string', default: '2000' },
    only: { type: 'string', default: 'quality,fairness,speed,vectors' },
  },
});
const folder = values.data === undefined ? undefined : `${values.data}/match`;
if (folder === undefined || !existsSync(folder)) {
  console.log(
    'No matching data: pass --data DIR, a folder that holds match/*.experts.jsonl and match/*.questions.jsonl. Nothing was measured.',
  );
} else {
  const [parts, sizes] = [values.only.split(','), values.sizes.split(',').map(Number)];
  if (parts.includes('quality')) await report(folder);
  if (parts.includes('fairness')) await reportFairness(folder);
  if (parts.includes('speed')) await reportSpeed(folder, sizes, Number(values.questions));
  if (parts.includes('vectors')) await reportVectors(folder, sizes);
}

async function reportFairness(folder: string): Promise<void> {
  if (!hasSuite(folder, 'b2-de-rich')) return;
  const play = await fairnessPlay(folder);
  console.log(
    '\n| 1,000 questions, 300 experts | Gini | most in a week | never asked | top-3 |\n|---|---|---|---|---|',
  );
  console.log(fairnessLine('by fit alone', await playFairness(play, false)));
  console.log(fairnessLine('with the work spread', await playFairness(play, true)));
}

async function reportSpeed(folder: string, sizes: readonly number[], questions: number): Promise<void> {
  console.log(
    '\n| profiles and cases | match, mean ms of processor | plain | to plain | match, clock ms p50 / p99 | plain | filled in s | held up ms | MB |\n|---|---|---|---|---|---|---|---|---|',
  );
  for (const size of sizes) console.log(scaleLine(await measureScale(folder, size, questions)));
}

async function reportVectors(folder: string, sizes: readonly number[]): Promise<void> {
  console.log('\n| vectors | built in s | held up ms | loaded in ms | recall@10 |\n|---|---|---|---|---|');
  for (const size of sizes) console.log(await vectorLine(folder, size));
}

async function report(folder: string): Promise<void> {
  const names = readdirSync(folder)
    .flatMap((file) => (file.endsWith('.experts.jsonl') ? [file.slice(0, -'.experts.jsonl'.length)] : []))
    .filter((name) => hasSuite(folder, name));
  console.log(
    '| suite | n | top-1 | top-3 | MRR | macro | plain n-gram BM25 top-1 / top-3 | top-3 gain, 95 % | ms p50 / p99 | p50 to plain |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const name of names) await reportSuite(folder, name);
}

async function reportSuite(folder: string, name: string): Promise<void> {
  const rankers = await rankersFor(readRows<ExpertRow>(`${folder}/${name}.experts.jsonl`));
  const rows = await measureAll(rankers, readRows<QuestionRow>(`${folder}/${name}.questions.jsonl`));
  console.log(line(name, rows));
  const kinds = Map.groupBy(
    rows.filter(({ kind }) => kind !== ''),
    ({ kind }) => kind,
  );
  for (const [kind, some] of kinds) console.log(line(`${name}: ${kind}`, some));
  if (name === 'b2-de-rich') await reportTypos(rankers, name, folder);
  const unanswerable = `${folder}/nomatch.questions.jsonl`;
  if (name === 'directory' && existsSync(unanswerable)) await reportNoMatch(rankers, rows, unanswerable);
}

async function reportTypos(rankers: Rankers, name: string, folder: string): Promise<void> {
  const questions = readRows<QuestionRow>(`${folder}/${name}.questions.jsonl`);
  const typed = questions.map((question, i) => ({ ...question, text: withTypos(question.text, i) }));
  console.log(line(`${name}: with typos`, await measureAll(rankers, typed)));
}

async function reportNoMatch(rankers: Rankers, answerable: readonly Measured[], file: string): Promise<void> {
  const rows = await measureAll(rankers, readRows<QuestionRow>(file));
  const told = auroc(
    answerable.map(({ confidence }) => confidence),
    rows.map(({ confidence }) => confidence),
  );
  const confident = (some: readonly Measured[]): string =>
    percent(some.filter((row) => row.confident).length / some.length);
  console.log(
    `| no match | ${rows.length} | AUROC ${told.toFixed(3)} | confident ${confident(rows)} % | answerable confident ${confident(answerable)} % | | | | | |`,
  );
}

async function measureAll(rankers: Rankers, questions: readonly QuestionRow[]): Promise<readonly Measured[]> {
  for (const question of questions.slice(0, 20)) await measure(rankers, question);
  const rows: Measured[] = [];
  for (const question of questions) rows.push(await measure(rankers, question));
  return rows;
}

function line(name: string, rows: readonly Measured[]): string {
  const [ours, plain] = [figuresOf(rows.map((row) => row.ours)), figuresOf(rows.map((row) => row.plain))];
  const gain = interval(rows.map((row) => isAmongThree(row.ours.rank) - isAmongThree(row.plain.rank)));
  const between = (hit: (rank: number) => number): string =>
    interval(rows.map((row) => hit(row.ours.rank)))
      .map(percent)
      .join('-');
  const ms = rows.map((row) => row.oursMs);
  const ratio =
    percentile(ms, 0.5) /
    percentile(
      rows.map((row) => row.plainMs),
      0.5,
    );
  return (
    `| ${name} | ${rows.length} | ${percent(ours.top1)} (${between(isFirst)}) | ${percent(ours.top3)} (${between(isAmongThree)}) | ${ours.mrr.toFixed(3)} | ${percent(ours.macro)} ` +
    `| ${percent(plain.top1)} / ${percent(plain.top3)} | ${gain.map(percent).join(' to ')} | ${percentile(ms, 0.5).toFixed(2)} / ${percentile(ms, 0.99).toFixed(2)} | ${ratio.toFixed(1)} |`
  );
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
