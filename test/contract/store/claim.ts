import { describe, expect, it } from 'vitest';
import type { NewDelivery, PlaceKey, Store } from '../../../src/store/port.ts';
import { change, telling } from '../../fixtures/make-change.ts';
import { monday } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const seconds = (count: number) => new Date(monday.getTime() + count * 1000);
const to = (id: string, place: PlaceKey, parts: Partial<NewDelivery> = {}) => telling(id, { place, ...parts });
const edit = (id: string, about: string | null = null): NewDelivery =>
  telling(id, { effect: { kind: 'refresh', to: 'asker', card: 'notice', about } });

async function queue(store: Store, ...deliveries: readonly NewDelivery[]): Promise<void> {
  await store.commit(change({ deliveries }));
}

async function claim(store: Store, at: Date = monday, limit = 10): Promise<readonly string[]> {
  return (await store.claimDeliveries(at, limit)).map(({ id }) => id);
}

const sent = { status: 'sent', message: null, version: 1 } as const;

export function claimSentences(current: Current): void {
  describe('what is to be said', () => {
    it('is taken oldest first, one for each place', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a'), to('a2', 'person:a'), to('core', 'core'), to('c1', 'conversation:c'));
      expect(await claim(store)).toEqual(['a1', 'core', 'c1']);
      expect(await claim(store)).toEqual([]);
    });

    it('goes on to the next of a place once the first is said or superseded', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a'), to('a2', 'person:a'), to('a3', 'person:a'));
      await claim(store);
      await store.settle('a1', sent, []);
      expect(await claim(store)).toEqual(['a2']);
      await store.settle('a2', { status: 'superseded' }, []);
      expect(await claim(store)).toEqual(['a3']);
    });

    it('is taken up to a limit', async () => {
      const { store } = current();
      await queue(store, to('a', 'person:a'), to('b', 'person:b'), to('c', 'person:c'));
      expect(await claim(store, monday, 2)).toEqual(['a', 'b']);
      expect(await claim(store, monday, 2)).toEqual(['c']);
    });

    it('waits for its moment, and those behind it wait with it', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a', { notBefore: seconds(20) }), to('a2', 'person:a'), to('b1', 'person:b'));
      expect(await claim(store, seconds(19))).toEqual(['b1']);
      expect(await claim(store, seconds(20))).toEqual(['a1']);
    });

    it('keeps its turn when it is to be tried again, and its count', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a'), to('a2', 'person:a'));
      await claim(store);
      await store.settle('a1', { status: 'pending', notBefore: seconds(30), attempts: 3, reason: 'rate-limit' }, []);
      expect(await claim(store, seconds(1))).toEqual([]);
      expect(await store.nextDue()).toEqual(seconds(30));
      const [again] = await store.claimDeliveries(seconds(30), 1);
      expect(again).toMatchObject({ id: 'a1', attempts: 3, reason: 'rate-limit', status: 'sending' });
    });

    it('is due from its moment, or from when it was planned, whichever comes first', async () => {
      const { store } = current();
      expect(await store.nextDue()).toBeNull();
      await queue(
        store,
        to('a1', 'person:a', { notBefore: seconds(30) }),
        to('b1', 'person:b', { notBefore: seconds(20) }),
      );
      expect(await store.nextDue()).toEqual(seconds(20));
      await queue(store, to('c1', 'person:c', { createdAt: seconds(10) }));
      expect(await store.nextDue()).toEqual(seconds(10));
    });

    it('is taken by one of many that ask at once', async () => {
      const { store } = current();
      await queue(store, ...Array.from({ length: 30 }, (_, index) => to(`d${index}`, `person:${index}`)));
      const taken = (await Promise.all(Array.from({ length: 10 }, () => claim(store, monday, 5)))).flat();
      expect(taken).toHaveLength(30);
      expect(new Set(taken).size).toBe(30);
    });

    it('goes on behind a parked one', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a'), to('a2', 'person:a'));
      await claim(store);
      await store.settle('a1', { status: 'parked', reason: 'gone' }, []);
      expect(await claim(store)).toEqual(['a2']);
      expect(await store.parked()).toMatchObject([{ id: 'a1', reason: 'gone', status: 'parked' }]);
    });

    it('does not edit a parked message, and lets the others past that edit', async () => {
      const { store } = current();
      await queue(
        store,
        telling('card'),
        edit('edit'),
        edit('other-edit', 'i1'),
        to('news', 'person:asker', { effect: { kind: 'home', of: 'asker' } }),
      );
      await claim(store);
      await store.settle('card', { status: 'parked', reason: 'refused' }, []);
      expect(await claim(store)).toEqual(['other-edit']);
      await store.settle('other-edit', sent, []);
      expect(await claim(store)).toEqual(['news']);
      await store.settle('news', sent, []);
      expect(await claim(store)).toEqual([]);
    });

    it('does not call a held edit due', async () => {
      const { store } = current();
      await queue(store, telling('card'), edit('edit'));
      await claim(store);
      await store.settle('card', { status: 'parked', reason: 'refused' }, []);
      expect(await store.nextDue()).toBeNull();
    });

    it('edits again once a message of that card was sent', async () => {
      const { store } = current();
      await queue(store, telling('card'), edit('edit'), telling('card-again'));
      await claim(store);
      await store.settle('card', { status: 'parked', reason: 'refused' }, []);
      expect(await claim(store)).toEqual(['card-again']);
      await store.settle('card-again', sent, []);
      expect(await claim(store)).toEqual(['edit']);
    });

    it('left half said by a stop is found again, and holds its place back until it was looked up', async () => {
      const { store } = current();
      await queue(store, to('a1', 'person:a'), to('a2', 'person:a'));
      await claim(store);
      expect(await store.interruptedDeliveries()).toMatchObject([{ id: 'a1', status: 'sending' }]);
      expect(await claim(store)).toEqual([]);
      expect(await store.nextDue()).toBeNull();
    });
  });
}
