import { parseArgs } from 'node:util';
import { type MeasuredApp, startApp } from './slack/apps.ts';
import { type Burst, burst, percentile } from './slack/burst.ts';

/**
 * How soon a form opens at Slack when many ask at once, beside a bare Bolt app that only acknowledges and opens a view.
 * Apps and fake Slack run in processes of their own; the two apps take turns, so that both meet the same machine.
 * `--acts N`: also opens N empty forms, a hundred at once, and tells the memory at every tenth.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, acts: { type: 'string', default: '0' } },
});
const ROUNDS = Number(values.rounds);
const ACTS = Number(values.acts);
const SIZES = [1, 50, 100, 200] as const;
const AT_ONCE = 100;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const apps = { konsil: await startApp('konsil'), bare: await startApp('bare') };
try {
  for (const app of [apps.konsil, apps.bare]) for (let warming = 0; warming < 4; warming += 1) await burst(app, 50);
  await quiet();
  say('at once | app    | ack p50 / p95 ms | form opens p50 / p95 ms | lost');
  for (const size of SIZES) {
    const [konsil, bare] = await inTurns(size);
    say(row(size, 'konsil', konsil));
    say(row(size, 'bare', bare));
    say(`        | ratio of p95: ack ${ratio(konsil.acks, bare.acks)}, form ${ratio(konsil.opens, bare.opens)}`);
  }
  for (const app of [apps.konsil, apps.bare]) say(`memory of ${app.name}: ${megabytes(app)}`);
  if (ACTS > 0) await longRun(apps.konsil);
} finally {
  await apps.konsil.close();
  await apps.bare.close();
}

async function inTurns(size: number): Promise<readonly [Burst, Burst]> {
  const rounds: { konsil: Burst[]; bare: Burst[] } = { konsil: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.konsil.push(await burst(apps.konsil, size));
    await quiet();
    rounds.bare.push(await burst(apps.bare, size));
    await quiet();
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
    lost: bursts.reduce((sum, { lost }) => sum + lost, 0),
  };
}

function row(size: number, name: string, { acks, opens, lost }: Burst): string {
  const both = (times: readonly number[]) => `${ms(percentile(times, 0.5))} / ${ms(percentile(times, 0.95))}`;
  return `${String(size).padStart(7)} | ${name.padEnd(6)} | ${both(acks).padStart(16)} | ${both(opens).padStart(23)} | ${lost}`;
}

function ms(value: number): string {
  return value.toFixed(0);
}

function ratio(ours: readonly number[], theirs: readonly number[]): string {
  return (percentile(ours, 0.95) / percentile(theirs, 0.95)).toFixed(2);
}

function megabytes(app: MeasuredApp): string {
  const memory = app.memory();
  return memory === null ? 'not told by this system' : `${memory.toFixed(0)} MB`;
}

async function longRun(app: MeasuredApp): Promise<void> {
  let lost = 0;
  for (let done = 0; done < ACTS; done += AT_ONCE) {
    lost += (await burst(app, AT_ONCE, '')).lost;
    app.slack.world.received.length = 0;
    app.slack.world.triggers.clear();
    if ((done + AT_ONCE) % (ACTS / 10) < AT_ONCE) say(`after ${done + AT_ONCE} acts: ${megabytes(app)}, ${lost} lost`);
  }
}
