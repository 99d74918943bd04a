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
    await ward.konsil.start();
    room = await ada.dm(ward.botId);
    await ada.sees(ward.fromKonsil(room, /So hilft/), 'the welcome');
  });
  afterAll(() => ward?.close());

  const formsOf = (...numbers: readonly number[]) => numbers.map((number) => ward.forms('ada', number).length);

  it('starts while the homeserver is down, goes on when that is there, and loses and doubles nothing', async () => {
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
