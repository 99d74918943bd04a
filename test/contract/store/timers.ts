import { describe, expect, it } from 'vitest';
import type { TimerChange } from '../../../src/consult/effect.ts';
import type { Store } from '../../../src/store/port.ts';
import { change, telling } from '../../fixtures/make-change.ts';
import { draftRequest, monday, person } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const hours = (count: number) => new Date(monday.getTime() + count * 3_600_000);
const set = (about: string | null, dueAt: Date): TimerChange => ({
  kind: 'set',
  timer: 'offer-expires',
  about,
  dueAt,
});

/** Saves the next version of the request with these changes to its timers. */
async function saveWith(store: Store, ...timers: readonly TimerChange[]): Promise<void> {
  await store.savePeople([person('asker')], []);
  const rowVersion = ((await store.request('request-1'))?.rowVersion ?? 0) + 1;
  expect(await store.commit(change({ request: draftRequest({ rowVersion }), timers }))).toBe('done');
}

async function due(store: Store, at: Date): Promise<readonly string[]> {
  return (await store.dueTimers(at, 10)).map(
    ({ timer, about, dueAt }) => `${timer} ${about} ${dueAt.toISOString().slice(11, 16)}`,
  );
}

export function timerSentences(current: Current): void {
  describe('a timer', () => {
    it('is due at its moment and not a millisecond before, the earliest first', async () => {
      const { store } = current();
      await saveWith(store, set('i2', hours(2)), set('i1', hours(1)), {
        kind: 'set',
        timer: 'lapse',
        about: null,
        dueAt: hours(3),
      });
      expect(await due(store, new Date(hours(1).getTime() - 1))).toEqual([]);
      expect(await due(store, hours(3))).toEqual([
        'offer-expires i1 09:00',
        'offer-expires i2 10:00',
        'lapse null 11:00',
      ]);
      expect(await store.dueTimers(hours(3), 1)).toHaveLength(1);
    });

    it('set again is moved', async () => {
      const { store } = current();
      await saveWith(store, set('i1', hours(1)), set(null, hours(1)));
      await saveWith(store, set('i1', hours(5)), set(null, hours(6)));
      expect(await due(store, hours(9))).toEqual(['offer-expires i1 13:00', 'offer-expires null 14:00']);
    });

    it('that was read before it was moved can no longer fire', async () => {
      const { store } = current();
      await saveWith(store, set('i1', hours(1)));
      const firedTimer = (await store.dueTimers(hours(1), 1))[0]?.id ?? '';
      await saveWith(store, set('i1', hours(5)));
      expect(await store.commit(change({ firedTimer }))).toBe('conflict');
      expect(await due(store, hours(5))).toHaveLength(1);
    });

    it('is cancelled alone, with its name', async () => {
      const { store } = current();
      await saveWith(store, set('i1', hours(1)), set('i2', hours(1)), set(null, hours(1)));
      await saveWith(store, { kind: 'cancel', timer: 'offer-expires', about: 'i1' });
      expect(await due(store, hours(1))).toEqual(['offer-expires i2 09:00', 'offer-expires null 09:00']);
    });

    it('goes with all others of its request, and what is set after that stays', async () => {
      const { store } = current();
      await saveWith(store, set('i1', hours(1)), set('i2', hours(1)));
      await saveWith(
        store,
        set('i3', hours(1)),
        { kind: 'cancel-all' },
        { kind: 'set', timer: 'lapse', about: null, dueAt: hours(2) },
      );
      expect(await due(store, hours(9))).toEqual(['lapse null 10:00']);
    });

    it('fires once, even when it is set again by what it caused', async () => {
      const { store } = current();
      await saveWith(store, set('i1', hours(1)));
      const firedTimer = (await store.dueTimers(hours(1), 1))[0]?.id ?? '';
      const fired = change({
        request: draftRequest({ rowVersion: 2 }),
        timers: [set('i1', hours(4))],
        firedTimer,
      });
      expect(await store.commit(fired)).toBe('done');
      expect(await store.commit({ ...fired, request: draftRequest({ rowVersion: 3 }) })).toBe('conflict');
      expect(await due(store, hours(9))).toEqual(['offer-expires i1 12:00']);
    });

    it('without a request is a fault of the program', async () => {
      await expect(current().store.commit(change({ timers: [set(null, monday)] }))).rejects.toMatchObject({
        code: 'store-conflict',
      });
    });

    it('or a delivery, whichever is earlier, is what comes next', async () => {
      const { store } = current();
      expect(await store.nextDue()).toBeNull();
      await saveWith(store, set('i1', hours(4)));
      expect(await store.nextDue()).toEqual(hours(4));
      await store.commit(change({ deliveries: [telling('late', { notBefore: hours(2) })] }));
      expect(await store.nextDue()).toEqual(hours(2));
      await store.commit(change({ deliveries: [telling('behind'), telling('now', { place: 'person:other' })] }));
      expect(await store.nextDue()).toEqual(monday);
    });
  });
}
