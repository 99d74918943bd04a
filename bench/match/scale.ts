import { existsSync, readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { restoreScrubbed, type ScrubbedText } from '../../src/deid/index.ts';
import { createMatcher, type Embedder, type Matcher } from '../../src/match/index.ts';
import { drawFrom } from '../../test/fakes/draw-from.ts';
import { between, percentile, ratioInterval } from './figures.ts';
import { type ExpertRow, plainBm25 } from './plain-bm25.ts';
import { readRows, safe } from './suite.ts';

/** Milliseconds on the clock of each question, and of the processor's time in this thread over all: other programs do not lengthen it. */
interface Took {
  readonly clock: number[];
  processor: number;
}

/** One size of hospital, ours and the yardstick's, over the same texts and questions. */
export interface Scale {
  readonly size: number;
  readonly ours: Took;
  readonly plain: Took;
  /** Filling the matcher: milliseconds in all, and of the processor's time for the row that held up the event loop longest. */
  readonly fillMs: number;
  readonly longestMs: number;
  readonly megabytes: number;
}

/** One expert for four earlier cases. */
const EXPERTS = 0.2;

/** A hospital put together at random from lines of the data: a test of time, not of quality. */
export async function measureScale(
  folder: string,
  size: number,
  questions: number,
  embedder: Embedder,
): Promise<Scale> {
  const lines = safeLinesOf(folder);
  const random = drawFrom(size);
  const one = (): ScrubbedText => lines[Math.floor(random() * lines.length)] ?? restoreScrubbed('');
  const some = (count: number): ScrubbedText => restoreScrubbed(Array.from({ length: count }, one).join('. '));
  await warmUp(one(), embedder);
  const experts = Array.from({ length: Math.round(size * EXPERTS) }, (_, i) => expertRow(`e${i}`, some));
  const cases = Array.from({ length: size - experts.length }, (_, i) => ({ id: `c${i}`, text: some(1 + (i % 2)) }));
  const before = resident();
  const started = performance.now();
  const { matcher, longestMs } = await fill(experts, cases, embedder);
  const fillMs = performance.now() - started;
  const megabytes = (resident() - before) / 2 ** 20;
  const plain = plainBm25([...experts, ...cases.map((one) => ({ ...one, specialty: '' }))]);
  const byUs = (text: ScrubbedText) => matcher.find({ text, limit: 3 }, () => null);
  const asked = Array.from({ length: questions }, one);
  const [ours, theirs]: [Took, Took] = [
    { clock: [], processor: 0 },
    { clock: [], processor: 0 },
  ];
  for (const text of asked.slice(0, BLOCK)) await Promise.all([byUs(text), plain(text)]);
  for (let from = 0; from < questions; from += BLOCK) {
    const some = asked.slice(from, from + BLOCK);
    await ask(some, plain, theirs);
    await ask(some, byUs, ours);
  }
  await matcher.close();
  return { size, ours, plain: theirs, fillMs, longestMs, megabytes };
}

/** Processor time is told in steps of some milliseconds: it is taken over many questions at once. */
const BLOCK = 100;

async function ask(some: readonly ScrubbedText[], ranker: (text: ScrubbedText) => unknown, took: Took): Promise<void> {
  const before = process.threadCpuUsage();
  for (const text of some) {
    const start = performance.now();
    await ranker(text);
    took.clock.push(performance.now() - start);
  }
  took.processor += msOf(process.threadCpuUsage(before));
}

function msOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** The lexicon is read and the code warm before anything is measured. */
async function warmUp(text: ScrubbedText, embedder: Embedder): Promise<void> {
  const { matcher } = await fill([], [], embedder);
  await matcher.find({ text }, () => null);
  await matcher.close();
}

/** What the process holds once nothing is left to collect. */
function resident(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().rss;
}

interface SafeRow extends ExpertRow {
  readonly specialty: ScrubbedText;
  readonly text: ScrubbedText;
}

async function fill(
  experts: readonly SafeRow[],
  cases: readonly { readonly id: string; readonly text: ScrubbedText }[],
  embedder: Embedder,
): Promise<{ readonly matcher: Matcher; readonly longestMs: number }> {
  const matcher = await createMatcher({ embedder });
  let longestMs = 0;
  const timed = async (work: () => Promise<void>): Promise<void> => {
    const before = process.threadCpuUsage();
    await work();
    longestMs = Math.max(longestMs, msOf(process.threadCpuUsage(before)));
    await new Promise(setImmediate);
  };
  for (const { id, specialty, text } of experts) {
    const profile = { id, specialty, text, subspecialties: [], interests: [], languages: ['de'] };
    await timed(() => matcher.putExpert(profile));
  }
  for (const [i, { id, text }] of cases.entries())
    await timed(() => matcher.putCase({ id, text, expertId: `e${i % experts.length}`, helpful: true }));
  return { matcher, longestMs };
}

const SPECIALTIES = ['Kardiologie', 'Nephrologie', 'Neurologie', 'Gastroenterologie', 'Pneumologie', 'Dermatologie'];

function expertRow(id: string, some: (count: number) => ScrubbedText): SafeRow {
  const specialty = restoreScrubbed(SPECIALTIES[Number(id.slice(1)) % SPECIALTIES.length] ?? '');
  return { id, specialty, text: some(4) };
}

/** The same de-identified, each line once: texts put together of them need no filter. */
export function safeLinesOf(folder: string): readonly ScrubbedText[] {
  return linesOf(folder).flatMap((line) => safe(line) ?? []);
}

/** Questions of every suite, as one heap of clinical lines. */
function linesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.questions.jsonl'))
    .sort()
    .flatMap((file) => readRows<{ readonly text: string }>(`${folder}/${file}`).map(({ text }) => text));
}

/** The columns of `scaleLine`. */
export const SCALE_HEAD = `| profiles and cases | questions | match, mean ms of processor | plain | to plain | match, clock ms p50 / p99 | plain | p50 to plain (95 %) | p99 to plain (95 %) | filled in s | held up ms | MB |
|---|---|---|---|---|---|---|---|---|---|---|---|`;

export function scaleLine({ size, ours, plain, fillMs, longestMs, megabytes }: Scale): string {
  const clock = (took: Took) =>
    `${percentile(took.clock, 0.5).toFixed(2)} / ${percentile(took.clock, 0.99).toFixed(2)}`;
  const mean = (took: Took) => (took.processor / took.clock.length).toFixed(2);
  const toPlain = (share: number) =>
    `${(percentile(ours.clock, share) / percentile(plain.clock, share)).toFixed(2)} (${between(ratioInterval(ours.clock, plain.clock, share), 2)})`;
  return (
    `| ${size} | ${ours.clock.length} | ${mean(ours)} | ${mean(plain)} | ${(ours.processor / plain.processor).toFixed(2)} ` +
    `| ${clock(ours)} | ${clock(plain)} | ${toPlain(0.5)} | ${toPlain(0.99)} ` +
    `| ${(fillMs / 1000).toFixed(1)} | ${longestMs.toFixed(0)} | ${megabytes.toFixed(0)} |`
  );
}
