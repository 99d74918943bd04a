import { parseArgs } from 'node:util';
import { type MeasuredApp, startApp } from './slack/apps.ts';
import { type Burst, burst, percentile } from './slack/burst.ts';
import { faultyRun } from './slack/faulty-run.ts';
import { longRun } from './slack/long-run.ts';

/**
 * How soon a form opens at Slack when many ask at once, beside a bare Bolt app that only acknowledges and opens a view.
 * Apps and fake Slack run in processes of their own; the two apps take turns, so that both meet the same machine.
 * "Form opens" is the first view that a person sees; "whole" is when its fields are there. One at a time is measured
 * forty times, since five would leave the slowest of them as the 95th percentile; there Konsil draws the filtered form
 * itself, a few milliseconds of work that the bare app does not have.
 * `--rounds 0` leaves that out.
 * `--acts N`: also opens N empty forms, a hundred at once, and tells what is alive after a collection at every tenth.
 * `--faulty N`: also lets N acts meet a fault in every fifth call, and tells what was lost or said twice.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    acts: { type: 'string', default: '0' },
    faulty: { type: 'string', default: '0' },
  },
});
const ROUNDS = Number(values.rounds);
const ACTS = Number(values.acts);
const FAULTY = Number(values.faulty);
const SIZES = [1, 50, 100, 200] as const;
const SINGLES = 8;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const apps = { konsil: await startApp('konsil'), bare: await startApp('bare') };
try {
  if (ROUNDS > 0) await sideBySide();
  for (const app of [apps.konsil, apps.bare]) say(`memory of ${app.name}: ${await megabytes(app)}`);
  if (ACTS > 0) await longRun(apps.konsil, ACTS, say);
  if (FAULTY > 0) await faultyRun(apps.konsil, FAULTY, say);
} finally {
  await apps.konsil.close();
  await apps.bare.close();
}

async function sideBySide(): Promise<void> {
  for (const app of [apps.konsil, apps.bare]) for (let warming = 0; warming < 4; warming += 1) await burst(app, 50);
  await quiet();
  say('at once | app    | ack p50 / p95 ms | form opens p50 / p95 ms | form whole p50 / p95 ms | lost');
  for (const size of SIZES) {
    const [konsil, bare] = await inTurns(size);
    say(row(size, 'konsil', konsil));
    say(row(size, 'bare', bare));
    say(`        | ratio of p95: ack ${ratio(konsil.acks, bare.acks)}, form ${ratio(konsil.opens, bare.opens)}`);
  }
}

async function inTurns(size: number): Promise<readonly [Burst, Burst]> {
  const rounds: { konsil: Burst[]; bare: Burst[] } = { konsil: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const app of [apps.konsil, apps.bare]) {
      for (let time = 0; time < (size === 1 ? SINGLES : 1); time += 1) rounds[app.name].push(await burst(app, size));
      await quiet();
    }
  }
  return [together(rounds.konsil), together(rounds.bare)];
}

/** What one burst set going is over before the next begins. */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

function together(bursts: readonly Burst[]): Burst {
  return {
    acks: bursts.flatMap(({ acks }) => acks),
    opens: bursts.flatMap(({ opens }) => opens),
    wholes: bursts.flatMap(({ wholes }) => wholes),
    lost: bursts.reduce((sum, { lost }) => sum + lost, 0),
  };
}

function row(size: number, name: string, { acks, opens, wholes, lost }: Burst): string {
  const both = (times: readonly number[]) => `${ms(percentile(times, 0.5))} / ${ms(percentile(times, 0.95))}`;
  return `${String(size).padStart(7)} | ${name.padEnd(6)} | ${both(acks).padStart(16)} | ${both(opens).padStart(23)} | ${both(wholes).padStart(23)} | ${lost}`;
}

function ms(value: number): string {
  return value.toFixed(0);
}

function ratio(ours: readonly number[], theirs: readonly number[]): string {
  return (percentile(ours, 0.95) / percentile(theirs, 0.95)).toFixed(2);
}

async function megabytes(app: MeasuredApp): Promise<string> {
  const { heap, outside, resident } = await app.memory();
  return `${heap.toFixed(0)} MB alive, ${outside.toFixed(0)} MB outside the heap, ${resident.toFixed(0)} MB resident`;
}
