import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capability, needs } from '../../capabilities.ts';
import type { RealPerson } from '../../synapse/people.ts';
import { openRealWard, type RealWard } from './real-ward.ts';

/** Loaded before Konsil: its clock is an hour ahead of everybody else's. */
const HOUR_AHEAD = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  const now = () => Real.now() + 3_600_000;
  globalThis.Date = class extends Real {
    constructor(...at) { super(...(at.length === 0 ? [now()] : at)); }
    static now() { return now(); }
  };
`)}`;

describe('Konsil at a homeserver that is away, or of another time', needs('synapse'), () => {
  let ward: RealWard;
  let ada: RealPerson;
  let room = '';

  beforeAll(async () => {
    const found = capability('synapse');
    if (!found.available) return;
    ward = await openRealWard(found.path, { people: ['ada'] });
    ada = ward.person('ada');
  });
  afterAll(() => ward?.close());

  const formsOf = (...numbers: readonly number[]) => numbers.map((number) => ward.forms('ada', number).length);

  it('comes up for the first time while the homeserver is down, and is there when that is', async () => {
    await ward.synapse.kill();
    await ward.konsil.start();
    await ward.synapse.start();
    room = await ada.dm(ward.botId);
    await ada.sees(ward.fromKonsil(room, /So hilft/), 'the welcome');
  });

  it('starts again while the homeserver is down, and loses and doubles nothing', async () => {
    await ward.konsil.kill();
    await ward.asks('ada', room, 41);
    await ward.synapse.kill();
    await ward.konsil.start();
    await ward.synapse.start();
    await ward.answered('ada', 41);
    await ward.asks('ada', room, 42);
    await ward.answered('ada', 42);
    expect(formsOf(41, 42)).toEqual([1, 1]);
  });

  it('answers all the same with its clock an hour ahead of the homeserver, and back again', async () => {
    await ward.konsil.stop();
    await ward.konsil.start({ NODE_OPTIONS: `--import=${HOUR_AHEAD}` });
    await ward.asks('ada', room, 51);
    await ward.answered('ada', 51);
    await ward.konsil.stop();
    await ward.konsil.start();
    await ward.asks('ada', room, 52);
    await ward.answered('ada', 52);
    expect(formsOf(51, 52)).toEqual([1, 1]);
  });
});

/** A message every four seconds, so that Konsil's welcome alone is too much, however slow the machine is. */
const LITTLE = { rc_message: '{per_second: 0.25, burst_count: 2}' };

describe('Konsil at a homeserver that lets it say little', needs('synapse'), () => {
  it('waits as long as it is told to, and says everything once', async () => {
    const found = capability('synapse');
    if (!found.available) return;
    const ward = await openRealWard(found.path, { people: ['ada'], limits: LITTLE });
    try {
      await ward.konsil.start();
      const ada = ward.person('ada');
      const room = await ada.dm(ward.botId);
      await ada.sees(ward.fromKonsil(room, /So hilft/), 'the welcome');
      for (const number of [61, 62]) await ward.asks('ada', room, number);
      for (const number of [61, 62]) await ward.answered('ada', number);
      expect([61, 62].map((number) => ward.forms('ada', number).length)).toEqual([1, 1]);
      expect(ward.konsil.printed()).toContain('M_LIMIT_EXCEEDED');
    } finally {
      await ward.close();
    }
  });
});
