import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../capabilities.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';
import { compileShim, type FaultControl, type FaultKind, faultControl } from './fault-control.ts';
import { type Load, loadOf } from './load.ts';
import { openWard, type Ward } from './ward.ts';

/** Every one of so many calls after a start kills the bot once, whatever it is at by then. */
const KILLED_CALLS = 220;
/** Every so many calls one fails; each loop begins one later, so that after as many loops every call has failed. */
const STRIDE = 61;
/** Of the first start of all, which makes the tables, one call in so many. */
const FIRST_START_EVERY = 9;
const HASTE = 50;
/** By then a bot in such haste has looked again after a fault. */
const LOOKS_AGAIN_MS = 25;

const root = mkdtempSync(join(tmpdir(), 'konsil-sweep-'));
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Lane {
  readonly ward: Ward;
  readonly load: Load;
  readonly control: FaultControl;
  readonly aftermath: () => Promise<Aftermath>;
}

let library = '';
let lanes = 0;

function openLane(): Lane {
  lanes += 1;
  const folder = mkdtempSync(join(root, `lane-${lanes}-`));
  const databaseFile = join(folder, 'konsil.db');
  const keyFile = join(folder, 'konsil.key');
  const control = faultControl(library, join(folder, 'control'), databaseFile);
  const env = { ...control.env, NODE_COMPILE_CACHE: join(root, 'compiled') };
  const ward = openWard({ databaseFile, keyFile, env, haste: HASTE });
  return { ward, control, load: loadOf(ward), aftermath: () => aftermathOf(databaseFile, keyFile, ward.letters) };
}

describe('a disk that fails, fills up, or a process that dies at any write', needs('gcc'), () => {
  beforeAll(() => {
    library = compileShim(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it(`loses nothing and stays whole when it is killed at each of ${KILLED_CALLS} writes and syncs`, async () => {
    const found = await Promise.all([0, 1].map((lane) => killedAt(openLane(), lane)));
    const all = found.flatMap(({ aftermaths }) => aftermaths);
    expect(all.length).toBe(KILLED_CALLS + 2);
    expectNothingLost(all);
    for (const { lane } of found) expectShownOnce(lane.ward);
    expect(found.map(({ lane }) => lane.ward.faults)).toEqual([[], []]);
    say(
      `${KILLED_CALLS} calls killed it; acknowledged ${found.map(({ lane }) => lane.ward.letters.length).join(' + ')}`,
    );
  });

  it.concurrent.each([
    'EIO',
    'ENOSPC',
  ] as const)('says %s at any write or sync by its code, and goes on once the disk is well', async (kind) => {
    const lane = openLane();
    const struck = await failingAt(lane, kind);
    const after = await lane.aftermath();
    expectNothingLost([after]);
    expectShownOnce(lane.ward);
    expect(after.left).toEqual([]);
    expect(after.statuses.length).toBeGreaterThanOrEqual(STRIDE);
    const { faults } = lane.ward;
    expect(faults.length).toBeGreaterThan((struck.writes + struck.syncs) / 2);
    expectSaidByCode(kind, faults, struck);
    say(
      `${kind}: ${struck.writes} writes and ${struck.syncs} syncs failed, ${faults.length} faults told of, ${after.statuses.length} loops`,
    );
  });

  it.each([
    'SIGKILL',
    'EIO',
    'ENOSPC',
  ] as const)('makes its tables whole or not at all when the first start meets %s', async (kind) => {
    const calls = await callsOfFirstStart();
    const points = Array.from({ length: Math.ceil(calls / FIRST_START_EVERY) }, (_, at) => 1 + at * FIRST_START_EVERY);
    const started = await inTwoLanes(points, (call) => firstStart(kind, call));
    expectNothingLost(started.map(({ aftermath }) => aftermath));
    expect(started.flatMap(({ faults }) => faults).filter((code) => !code.startsWith('store-'))).toEqual([]);
    say(`${kind}: ${points.length} of ${calls} calls of the first start`);
  });
});

async function killedAt(
  lane: Lane,
  offset: number,
): Promise<{ readonly lane: Lane; readonly aftermaths: readonly Aftermath[] }> {
  const { ward, load, control, aftermath } = lane;
  await ward.start();
  await ward.stop();
  const aftermaths: Aftermath[] = [];
  for (let call = 1 + offset; call <= KILLED_CALLS; call += 2) {
    control.clear();
    control.strike('SIGKILL', call);
    await ward.start();
    await workUntilDead(ward, load);
    aftermaths.push(await aftermath());
  }
  control.clear();
  await ward.start();
  await comeToRest(lane);
  await ward.stop();
  const last = await aftermath();
  expect(last.left).toEqual([]);
  return { lane, aftermaths: [...aftermaths, last] };
}

async function workUntilDead(ward: Ward, load: Load): Promise<void> {
  while (ward.alive()) {
    await ward.bringAgain();
    if ((await load.goOn()) === 0) await load.asks('ada');
    await ward.settled();
  }
}

interface Struck {
  readonly writes: number;
  readonly syncs: number;
}

async function failingAt(lane: Lane, kind: FaultKind): Promise<Struck> {
  const { ward, load, control } = lane;
  let [writes, syncs] = [0, 0];
  await ward.start();
  for (let first = 1; first <= STRIDE; first += 1) {
    control.clear();
    control.strike(kind, first, STRIDE);
    await load.asks('ada');
    for (let idle = 0; idle < 5; idle += 1) {
      await ward.bringAgain();
      await ward.settled();
      if ((await load.goOn()) > 0) idle = 0;
      await pause(LOOKS_AGAIN_MS);
    }
    const { write, pwrite64, fsync, fdatasync, ftruncate } = control.struck();
    writes += write + pwrite64;
    syncs += fsync + fdatasync + ftruncate;
    control.clear();
    await comeToRest(lane);
  }
  await ward.stop();
  return { writes, syncs };
}

/** The disk is well again: everything begun is finished. */
async function comeToRest({ ward, load }: Lane): Promise<void> {
  for (let quiet = 0; quiet < 4; quiet += 1) {
    await ward.bringAgain();
    await ward.settled();
    if ((await load.goOn()) > 0) quiet = 0;
    await pause(LOOKS_AGAIN_MS);
  }
}

async function callsOfFirstStart(): Promise<number> {
  const { ward, control } = openLane();
  await ward.start();
  const calls = control.calls();
  await ward.stop();
  return calls;
}

async function firstStart(kind: FaultKind, call: number) {
  const { ward, control, aftermath } = openLane();
  control.strike(kind, call);
  await ward.start();
  await ward.stop();
  control.clear();
  expect(await ward.start()).toBe(true);
  await ward.stop();
  return { aftermath: await aftermath(), faults: ward.faults };
}

async function inTwoLanes<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...all];
  await Promise.all(
    [0, 1].map(async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) results.push(await work(one));
    }),
  );
  return results;
}

function expectNothingLost(all: readonly Aftermath[]): void {
  expect(all.flatMap(({ lost }) => lost)).toEqual([]);
  expect(new Set(all.map(({ integrity }) => integrity))).toEqual(new Set(['ok']));
  expect(all.flatMap(({ brokenAudit }) => brokenAudit ?? [])).toEqual([]);
  expect(all.flatMap(({ misshapen }) => misshapen)).toEqual([]);
  expect(all.flatMap(({ toldTwice }) => toldTwice)).toEqual([]);
}

/** SQLite says of a write that the disk is full, and of a sync only that it failed. */
function expectSaidByCode(kind: FaultKind, faults: readonly string[], struck: Struck): void {
  const unavailable = faults.filter((code) => code === 'store-unavailable').length;
  const full = faults.filter((code) => code === 'store-full').length;
  expect(unavailable + full).toBe(faults.length);
  if (kind === 'EIO') expect(full).toBe(0);
  else expect(full).toBeGreaterThan(struck.writes / 2);
  if (kind === 'ENOSPC') expect(unavailable).toBeLessThanOrEqual(2 * struck.syncs);
}

function expectShownOnce({ chat }: Ward): void {
  const keys = chat.messages.map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
}

function say(figures: string): void {
  process.stdout.write(`  ${figures}\n`);
}
