import { existsSync, readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { restoreScrubbed, type ScrubbedText } from '../../src/deid/index.ts';
import { createMatcher, lexicalEmbedder, type Matcher } from '../../src/match/index.ts';
import { generator, percentile } from './figures.ts';
import { type ExpertRow, plainBm25 } from './plain-bm25.ts';
import { readRows, safe } from './suite.ts';

/** Milliseconds of one size of hospital, ours and the yardstick's, over the same texts and questions. */
export interface Scale {
  readonly size: number;
  readonly ours: readonly number[];
  readonly plain: readonly number[];
  /** Filling the matcher: milliseconds in all, and the longest the event loop was held up. */
  readonly fillMs: number;
  readonly longestMs: number;
  readonly megabytes: number;
}

/** One expert for four earlier cases. */
const EXPERTS = 0.2;

/** A hospital put together at random from lines of the data: a test of time, not of quality. */
export async function measureScale(folder: string, size: number, questions = 2000): Promise<Scale> {
  const lines = safeLinesOf(folder);
  const random = generator(size);
  const one = (): ScrubbedText => lines[Math.floor(random() * lines.length)] ?? restoreScrubbed('');
  const some = (count: number): ScrubbedText => restoreScrubbed(Array.from({ length: count }, one).join('. '));
  await warmUp(one());
  const experts = Array.from({ length: Math.round(size * EXPERTS) }, (_, i) => expertRow(`e${i}`, some));
  const cases = Array.from({ length: size - experts.length }, (_, i) => ({ id: `c${i}`, text: some(1 + (i % 2)) }));
  const before = resident();
  const started = performance.now();
  const { matcher, longestMs } = await fill(experts, cases);
  const fillMs = performance.now() - started;
  const megabytes = (resident() - before) / 2 ** 20;
  const plain = plainBm25([...experts, ...cases.map((one) => ({ ...one, specialty: '' }))]);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = -100; i < questions; i++) {
    const text = one();
    const start = performance.now();
    plain(text);
    const between = performance.now();
    await matcher.find({ text, limit: 3 }, () => null);
    if (i < 0) continue;
    ours.push(performance.now() - between);
    theirs.push(between - start);
  }
  await matcher.close();
  return { size, ours, plain: theirs, fillMs, longestMs, megabytes };
}

/** The lexicon is read and the code warm before anything is measured. */
async function warmUp(text: ScrubbedText): Promise<void> {
  const { matcher } = await fill([], []);
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
): Promise<{ readonly matcher: Matcher; readonly longestMs: number }> {
  const matcher = await createMatcher({ embedder: lexicalEmbedder() });
  let longestMs = 0;
  const timed = async (work: () => Promise<void>): Promise<void> => {
    const start = performance.now();
    await work();
    longestMs = Math.max(longestMs, performance.now() - start);
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

export function scaleLine({ size, ours, plain, fillMs, longestMs, megabytes }: Scale): string {
  const ms = (values: readonly number[], share: number): string => percentile(values, share).toFixed(2);
  const ratio = percentile(ours, 0.5) / percentile(plain, 0.5);
  return (
    `| ${size} | ${ms(ours, 0.5)} / ${ms(ours, 0.99)} | ${ms(plain, 0.5)} / ${ms(plain, 0.99)} | ${ratio.toFixed(2)} ` +
    `| ${(fillMs / 1000).toFixed(1)} | ${longestMs.toFixed(0)} | ${megabytes.toFixed(0)} |`
  );
}
