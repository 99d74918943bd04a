import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '../fakes/draw-from.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';
import { loadOf } from './load.ts';
import { openWard, type Ward } from './ward.ts';

const KILLS = 36;
/** Within this time after it is up a bot drains what was left and takes several steps of several questions. */
const LONGEST_LIFE_MS = 700;
const ASKERS = ['ada', 'sam', 'kim'] as const;

const folder = mkdtempSync(join(tmpdir(), 'konsil-crash-'));
const files = { databaseFile: join(folder, 'konsil.db'), keyFile: join(folder, 'konsil.key') };
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

let ward: Ward;
let aftermath: Aftermath;
const afterEachKill: Aftermath[] = [];

beforeAll(async () => {
  ward = openWard(files);
  const load = loadOf(ward);
  const draw = drawFrom(20261123);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await ward.start();
    const life = Promise.all([
      ward.bringAgain(),
      load.asks(ASKERS[kill % ASKERS.length] ?? 'ada'),
      working(ward, load.goOn),
    ]);
    await pause(draw() * LONGEST_LIFE_MS);
    await ward.kill();
    await life;
    afterEachKill.push(await aftermathOf(files.databaseFile, files.keyFile, ward.letters));
  }
  await ward.start();
  await comeToRest(ward, load.goOn);
  await ward.stop();
  aftermath = await aftermathOf(files.databaseFile, files.keyFile, ward.letters);
}, 600_000);

afterAll(async () => {
  await ward.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function working({ alive }: Ward, goOn: () => Promise<number>): Promise<void> {
  while (alive()) if ((await goOn()) === 0) await pause(10);
}

/** Until nobody has anything left to do, for longer than the bot waits before it looks again. */
async function comeToRest(at: Ward, goOn: () => Promise<number>): Promise<void> {
  await at.bringAgain();
  for (let quiet = 0; quiet < 30; quiet += 1) {
    await at.settled();
    if ((await goOn()) > 0) quiet = 0;
    await pause(100);
  }
}

describe(`a bot killed ${KILLS} times in the middle of its work`, () => {
  it('has everything it ever acknowledged, after every kill and at the end', () => {
    expect(ward.letters.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(KILLS);
    expect([...afterEachKill, aftermath].flatMap(({ lost }) => lost)).toEqual([]);
  });

  it('would see a letter that was acknowledged and is not there', async () => {
    const letter = ward.letters[0];
    if (letter === undefined) throw new Error('nobody wrote anything');
    const invented = { envelope: { ...letter.envelope, dedupeKey: 'never-stored' }, acknowledged: true };
    expect((await aftermathOf(files.databaseFile, files.keyFile, [letter, invented])).lost).toEqual(['never-stored']);
  });

  it('leaves a whole database and a whole audit chain every time', () => {
    expect(new Set([...afterEachKill, aftermath].map(({ integrity }) => integrity))).toEqual(new Set(['ok']));
    expect([...afterEachKill, aftermath].flatMap(({ brokenAudit }) => brokenAudit ?? [])).toEqual([]);
  });

  it('keeps every request one thing, with at most one accepted expert', () => {
    expect([...afterEachKill, aftermath].flatMap(({ misshapen }) => misshapen)).toEqual([]);
  });

  it('shows no message twice and introduces nobody twice', () => {
    const keys = ward.chat.messages.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(aftermath.toldTwice).toEqual([]);
    const introductions = aftermath.statuses.filter((status) => status === 'closed').length;
    expect(ward.chat.members.size).toBeLessThanOrEqual(aftermath.statuses.length);
    expect(introductions).toBeGreaterThan(0);
  });

  it('finishes all that was begun once it is left alone', () => {
    expect(aftermath.left).toEqual([]);
    expect(ward.letters.filter(({ acknowledged }) => !acknowledged).length).toBe(0);
  });
});
