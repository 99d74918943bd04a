/**
 * How well and how fast the right expert is found: `node bench/match.ts --data DIR` (a folder holding `match/`), with
 * `--sizes 1000,10000,100000` for hospitals of other sizes,
 * `--questions` for how many each size is asked (a sixth of them from 100,000 on), `--only speed,vectors` for some of the
 * tables, `--embedder transformers --model DIR` or `--embedder openai --base-url URL --model NAME` for a model's vectors
 * beside the words (a key is read from OPENAI_API_KEY). Markdown on stdout.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { embedderFaultWords, embedderSettings } from '../src/commands/embedder.ts';
import { readConfig } from '../src/config.ts';
import { type Embedder, openEmbedder } from '../src/match/index.ts';
import { fairnessLine, fairnessPlay, playFairness } from './match/fairness.ts';
import {
  auroc,
  aurocInterval,
  between,
  figuresOf,
  interval,
  isAmongThree,
  isFirst,
  percentile,
} from './match/figures.ts';
import type { ExpertRow } from './match/plain-bm25.ts';
import { measureScale, SCALE_HEAD, scaleLine } from './match/scale.ts';
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
import { VECTOR_HEAD, vectorLine } from './match/vectors.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    questions: { type: 'string', default: '2000' },
    only: { type: 'string', default: 'quality,fairness,speed,vectors' },
    embedder: { type: 'string', default: 'lexical' },
    model: { type: 'string' },
    'base-url': { type: 'string' },
  },
});
const folder = values.data === undefined ? undefined : `${values.data}/match`;

/** Plain BM25 over 100,000 texts takes more than Node gives by itself. */
setFlagsFromString('--max-old-space-size=8000');

if (folder === undefined || !existsSync(folder)) {
  console.log(
    'No matching data: pass --data DIR, a folder that holds match/*.experts.jsonl and match/*.questions.jsonl. Nothing was measured.',
  );
} else {
  const [parts, sizes] = [values.only.split(','), values.sizes.split(',').map(Number)];
  const embedder = await wantedEmbedder();
  console.log(`Embedder: ${embedder.id}\n`);
  if (parts.includes('quality')) await report(folder, embedder);
  if (parts.includes('fairness')) await reportFairness(folder, embedder);
  if (parts.includes('speed')) await reportSpeed(folder, sizes, Number(values.questions), embedder);
  if (parts.includes('vectors')) await reportVectors(folder, sizes, embedder);
}

/** One that cannot serve ends the run: figures of another would mislead. */
async function wantedEmbedder(): Promise<Embedder> {
  const config = readConfig({
    EMBEDDER: values.embedder,
    EMBEDDING_MODEL: values.model,
    OPENAI_BASE_URL: values['base-url'],
    OPENAI_API_KEY: process.env.OPENAI_API_KEY,
  });
  const opened = await openEmbedder(embedderSettings(config, false));
  if (opened.ok) return opened.embedder;
  console.error(embedderFaultWords(values.embedder, opened.fault));
  process.exit(1);
}

async function reportFairness(folder: string, embedder: Embedder): Promise<void> {
  if (!hasSuite(folder, 'b2-de-rich')) return;
  const play = await fairnessPlay(folder, embedder);
  console.log(
    '\n| 1,000 questions, 300 experts | Gini (95 %) | most in a week | never asked | top-3 (95 %) |\n|---|---|---|---|---|',
  );
  console.log(fairnessLine('by fit alone', await playFairness(play, false)));
  console.log(fairnessLine('with the work spread', await playFairness(play, true)));
}

async function reportSpeed(
  folder: string,
  sizes: readonly number[],
  questions: number,
  embedder: Embedder,
): Promise<void> {
  console.log(`\n${SCALE_HEAD}`);
  for (const size of sizes) console.log(scaleLine(await measureScale(folder, size, questions, embedder)));
}

async function reportVectors(folder: string, sizes: readonly number[], embedder: Embedder): Promise<void> {
  console.log(`\n${VECTOR_HEAD}`);
  for (const size of sizes) console.log(await vectorLine(folder, size, embedder));
}

async function report(folder: string, embedder: Embedder): Promise<void> {
  const names = readdirSync(folder)
    .flatMap((file) => (file.endsWith('.experts.jsonl') ? [file.slice(0, -'.experts.jsonl'.length)] : []))
    .filter((name) => hasSuite(folder, name));
  console.log(
    '| suite | n | top-1 | top-3 | MRR | macro | plain n-gram BM25 top-1 / top-3 | top-3 gain, 95 % | ms p50 / p99 | p50 to plain |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const name of names) await reportSuite(folder, name, embedder);
}

async function reportSuite(folder: string, name: string, embedder: Embedder): Promise<void> {
  const rankers = await rankersFor(readRows<ExpertRow>(`${folder}/${name}.experts.jsonl`), embedder);
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
  const yes = answerable.map(({ confidence }) => confidence);
  const no = rows.map(({ confidence }) => confidence);
  const confident = (some: readonly Measured[]): string =>
    percent(some.filter((row) => row.confident).length / some.length);
  console.log(
    `| no match | ${rows.length} | AUROC ${auroc(yes, no).toFixed(3)} (${between(aurocInterval(yes, no), 3)}) | confident ${confident(rows)} % | answerable confident ${confident(answerable)} % | | | | | |`,
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
  const hits = (hit: (rank: number) => number): string =>
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
    `| ${name} | ${rows.length} | ${percent(ours.top1)} (${hits(isFirst)}) | ${percent(ours.top3)} (${hits(isAmongThree)}) | ${ours.mrr.toFixed(3)} | ${percent(ours.macro)} ` +
    `| ${percent(plain.top1)} / ${percent(plain.top3)} | ${gain.map(percent).join(' to ')} | ${percentile(ms, 0.5).toFixed(2)} / ${percentile(ms, 0.99).toFixed(2)} | ${ratio.toFixed(1)} |`
  );
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
