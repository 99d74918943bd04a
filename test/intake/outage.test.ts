import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Core, Health } from '../../src/chat/port.ts';
import { offerWaits } from '../../src/intake/tick.ts';
import { openPostOffice } from '../delivery/post-office.ts';
import { fakeChat } from '../fakes/fake-chat.ts';
import { type Hospital, openHospital } from '../fakes/hospital.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { somebody } from '../fakes/staff.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';
const down: Health = { status: 'down', reason: 'outage' };

async function asked(hospital: Hospital): Promise<void> {
  const ada = hospital.as('ada');
  await ada.fills(await ada.asks(QUESTION), { urgency: 'today' });
  await ada.presses('pick-1');
}

const offeredTo = async (hospital: Hospital): Promise<readonly string[]> =>
  (await hospital.requests()).flatMap(({ introductions }) => introductions.map(({ expertId }) => expertId));

describe('an offer while its platform is away', () => {
  let hospital: Hospital;

  beforeEach(async () => {
    hospital = await openHospital();
  });
  afterEach(() => hospital.close());

  it('does not run out, nor right after the platform is back, but then it does', async () => {
    await asked(hospital);
    hospital.chat.core.health(down);
    await hospital.later({ hours: 3 });
    expect(await offeredTo(hospital)).toHaveLength(1);
    hospital.chat.core.health({ status: 'ready' });
    await hospital.later({ minutes: 4 });
    expect(await offeredTo(hospital)).toHaveLength(1);
    await hospital.later({ minutes: 6 });
    expect(await offeredTo(hospital)).toHaveLength(2);
  });

  it('can still be accepted by a press that comes in only then', async () => {
    await asked(hospital);
    const [first = ''] = await offeredTo(hospital);
    hospital.chat.core.health(down);
    await hospital.later({ hours: 3 });
    hospital.chat.core.health({ status: 'ready' });
    await hospital.bot.settled();
    await hospital.as(first).presses('accept');
    expect((await hospital.requests())[0]?.status).toBe('introduced');
  });

  it('goes out when the platform is back, however long that takes, and no fault is counted', async () => {
    await hospital.as('ada').fills(await hospital.as('ada').asks(QUESTION), { urgency: 'today' });
    hospital.chat.core.health(down);
    await hospital.as('ada').presses('pick-1');
    await hospital.later({ hours: 2 });
    const [first = ''] = await offeredTo(hospital);
    expect(hospital.as(first).cards()).toHaveLength(0);
    hospital.chat.core.health({ status: 'ready' });
    await hospital.later({ seconds: 6 });
    expect(hospital.as(first).cards()).toHaveLength(1);
    expect((await hospital.bot.store.counts()).deliveriesParked).toBe(0);
  });

  it('waits for the platform on which the expert was reached; before that, for any of theirs', async () => {
    const office = await openPostOffice({
      people: [
        somebody('herz', 'H', '', {
          accounts: [
            { platform: 'fake', tenant: 'w', id: 'h' },
            { platform: 'other', tenant: 'w', id: 'h' },
          ],
        }),
        somebody('none', 'N', '', { accounts: [] }),
      ],
    });
    const settled = new Set(['other']);
    const waits = offerWaits(office.store, (platform) => settled.has(platform));
    expect(await waits('herz')).toBe(false);
    await office.store.putPlace('person:herz', { platform: 'fake', tenant: 'w', id: 'dm' });
    expect(await waits('herz')).toBe(true);
    expect(await waits('none')).toBe(false);
    expect(await waits('erased')).toBe(false);
    settled.delete('other');
    expect(await waits('none')).toBe(false);
  });
});

describe('a stop and the next start', () => {
  it('decides first what was pressed before, at the time it was pressed, and only then lets time act', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-stop-'));
    const databaseUrl = `file:${join(folder, 'konsil.db')}`;
    const clock = manualClock();
    const before = await openHospital({ folder, databaseUrl, clock });
    await asked(before);
    const [first = ''] = await offeredTo(before);
    const { card } = before.as(first).choice('accept');
    await before.bot.store.remember({
      dedupeKey: 'fake:ward:pressed',
      receivedAt: clock.now(),
      personId: first,
      place: null,
      event: { kind: 'choice', handle: card.handle ?? '', choice: 'accept' },
    });
    await before.close();
    clock.advance({ hours: 5 });
    const after = await openHospital({ folder, databaseUrl, clock });
    const [request] = await after.requests();
    expect(request?.introductions.map(({ expertId, status }) => [expertId, status])).toEqual([[first, 'accepted']]);
    expect(request?.introductions[0]?.acceptedAt).toEqual(new Date('2026-11-23T09:00:00Z'));
    await after.close();
  });

  it('does not start twice on one database, and does once the first is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-twice-'));
    const databaseUrl = `file:${join(folder, 'konsil.db')}`;
    const first = await openHospital({ folder, databaseUrl });
    await expect(openHospital({ folder, databaseUrl })).rejects.toMatchObject({ code: 'store-locked' });
    await first.close();
    await (await openHospital({ folder, databaseUrl })).close();
  });

  it('waits for what is being said, and leaves what takes too long to be looked up at the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-drain-'));
    const databaseUrl = `file:${join(folder, 'konsil.db')}`;
    const chat = fakeChat();
    const { send } = chat;
    const hospital = await openHospital({ folder, databaseUrl, chat });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let sending = 0;
    chat.send = async (to, card, key) => {
      sending += 1;
      const outcome = await send(to, card, key);
      await held;
      return outcome;
    };
    await chat.core.accept({
      kind: 'file',
      dedupeKey: 'f',
      at: hospital.clock.now(),
      by: { platform: 'fake', tenant: 'ward', id: 'ada' },
      in: null,
    });
    await expect.poll(() => sending).toBe(1);
    const stopped = hospital.bot.stop(5000);
    await new Promise((resolve) => setImmediate(resolve));
    hospital.clock.advance({ seconds: 5 });
    await stopped;
    letGo();
    chat.send = send;
    const again = await openHospital({ folder, databaseUrl, chat, clock: hospital.clock });
    expect(chat.messages).toHaveLength(1);
    expect((await again.bot.store.counts()).deliveriesWaiting).toBe(0);
    await again.close();
  });

  it('with a platform that does not start serves the others, and tries again', async () => {
    const broken = fakeChat({ platform: 'broken', tenant: 'ward' });
    const { start } = broken;
    let tries = 0;
    broken.start = async (core: Core) => {
      tries += 1;
      if (tries === 1) throw new Error('no way in');
      await start(core);
    };
    const hospital = await openHospital({ chats: [broken] });
    expect(hospital.bot.health().get('broken')).toEqual({ status: 'down', reason: 'Error' });
    await asked(hospital);
    expect(await offeredTo(hospital)).toHaveLength(1);
    await hospital.later({ seconds: 6 });
    expect(hospital.bot.health().get('broken')).toEqual({ status: 'ready' });
    await hospital.close();
  });
});
