import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ambient.ts';
import type { Effect } from '../../src/consult/index.ts';
import { createRounds } from '../../src/delivery/rounds.ts';
import { BotError } from '../../src/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const notice = (to: string): Effect => ({ kind: 'tell', to, card: 'notice', about: 'stale' });
const soon = () => new Promise((resolve) => setImmediate(resolve));
const readers = ({ chat }: PostOffice) => chat.messages.map(({ place }) => place.id);

/** Whatever is sent to one person hangs until it is let go. */
function holding({ chat }: PostOffice, to: string): () => void {
  const { send } = chat;
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  chat.send = async (place, card, key) => {
    if (place.id === `dm-${to}`) await held;
    return send(place, card, key);
  };
  return letGo;
}

/** Keeps how many rows were asked for at most, and does something when they are taken for the first time. */
function claiming(limits: number[], first: () => Promise<void> = async () => undefined) {
  return (store: Store): Store => ({
    ...store,
    async claimDeliveries(now, limit) {
      const claimed = await store.claimDeliveries(now, limit);
      limits.push(limit);
      if (limits.length === 1) await first();
      return claimed;
    },
  });
}

describe('a round', () => {
  it('ends with the first that is done, takes as many more as there is room for, and waits for the rest', async () => {
    const limits: number[] = [];
    const office = await openPostOffice({ store: claiming(limits) });
    const letGo = holding(office, 'ada');
    for (const to of ['ada', 'sam']) await office.put(notice(to));
    expect(await office.rounds.next()).toBe(true);
    expect(readers(office)).toEqual(['dm-sam']);
    const over: string[] = [];
    const next = office.rounds.next().then(() => over.push('next'));
    const ended = office.rounds.ended().then(() => over.push('ended'));
    for (let turns = 0; turns < 20; turns += 1) await soon();
    expect(over).toEqual([]);
    letGo();
    await Promise.all([next, ended]);
    expect(readers(office)).toEqual(['dm-sam', 'dm-ada']);
    expect(await office.rounds.next()).toBe(false);
    expect(limits).toEqual([16, 15, 16]);
  });

  it('takes at once what was added while it was taking', async () => {
    let office: PostOffice | null = null;
    const late = async (): Promise<void> => {
      await office?.put(notice('sam'));
      office?.rounds.nudge();
    };
    office = await openPostOffice({ store: claiming([], late) });
    const letGo = holding(office, 'ada');
    await office.put(notice('ada'));
    expect(await office.rounds.next()).toBe(true);
    expect(await office.rounds.next()).toBe(true);
    expect(readers(office)).toEqual(['dm-sam']);
    letGo();
    await office.round();
  });

  it('after a fault of the store waits for what is still being said before it looks again', async () => {
    let faults = 1;
    const office = await openPostOffice({
      store: (store) => ({
        ...store,
        async settle(...of) {
          faults -= 1;
          if (faults === 0) throw new BotError('store-locked', 'in trouble');
          return store.settle(...of);
        },
      }),
    });
    const letGo = holding(office, 'ada');
    for (const to of ['ada', 'sam']) await office.put(notice(to));
    await expect(office.rounds.next()).rejects.toMatchObject({ code: 'store-locked' });
    const round = office.round();
    for (let turns = 0; turns < 20; turns += 1) await soon();
    letGo();
    await round;
    expect(readers(office)).toEqual(['dm-sam', 'dm-ada']);
  });

  it('takes up again what failed in the store when nothing else was under way any more', async () => {
    let settled = 0;
    const office = await openPostOffice({
      store: (store) => ({
        ...store,
        async settle(...of) {
          settled += 1;
          if (settled === 2) throw new BotError('store-locked', 'in trouble');
          return store.settle(...of);
        },
      }),
    });
    const letGo = holding(office, 'ada');
    for (const to of ['ada', 'sam']) await office.put(notice(to));
    expect(await office.rounds.next()).toBe(true);
    letGo();
    await office.rounds.ended();
    await expect(office.rounds.next()).rejects.toMatchObject({ code: 'store-locked' });
    await office.round();
    expect(readers(office)).toEqual(['dm-sam', 'dm-ada']);
    expect(office.ended('d-1')).toMatchObject({ status: 'sent' });
  });

  it('leaves no clock running', async () => {
    const office = await openPostOffice();
    const running = new Set<object>();
    const clock: Clock = {
      now: office.clock.now,
      after(_, run) {
        running.add(run);
        return () => void running.delete(run);
      },
    };
    const rounds = createRounds(office.courier, clock, () => undefined);
    await office.put(notice('ada'));
    expect(await rounds.next()).toBe(true);
    expect(readers(office)).toEqual(['dm-ada']);
    expect(running.size).toBe(0);
  });
});
