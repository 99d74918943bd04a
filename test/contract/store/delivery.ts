import { describe, expect, it } from 'vitest';
import type { MessageRef } from '../../../src/chat/port.ts';
import type { Effect } from '../../../src/consult/effect.ts';
import { REPLACED, type Store } from '../../../src/store/port.ts';
import { change, inbound, telling } from '../../fixtures/make-change.ts';
import { monday } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const effects: readonly Effect[] = [
  { kind: 'tell', to: 'asker', card: 'offer', about: 'i1' },
  { kind: 'refresh', to: 'asker', card: 'promise-missed', about: null },
  { kind: 'introduce', conversationId: 'c1' },
  { kind: 'post', conversationId: 'c1', card: 'introduction' },
  { kind: 'leave', conversationId: 'c1' },
  { kind: 'find-similar', rowVersion: 3 },
  { kind: 'find-candidates', rowVersion: 4 },
  { kind: 'home', of: 'asker' },
];

const message = (id: string): MessageRef => ({
  place: { platform: 'test', tenant: 'ward.fake', id: 'dm' },
  id,
});
const offer = { to: 'person:asker', card: 'notice', requestId: null, about: null } as const;

async function say(store: Store, id: string, handle: string | null = null): Promise<void> {
  await store.commit(change({ deliveries: [telling(id, { handle })] }));
  await store.claimDeliveries(monday, 1);
  await store.settle(id, { status: 'sent', message: message(`m-${id}`), version: 2 }, []);
}

export function deliverySentences(current: Current): void {
  describe('a delivery', () => {
    it('comes back as it was planned, whatever its effect', async () => {
      const { store } = current();
      const deliveries = effects.map((effect, index) =>
        telling(`d${index}`, {
          effect,
          place: `person:${index}`,
          requestId: 'request-1',
          handle: `h${index}`,
          notBefore: monday,
        }),
      );
      await store.commit(change({ deliveries }));
      const claimed = await store.claimDeliveries(monday, 20);
      expect(claimed.map((row) => row.effect)).toEqual(effects);
      expect(claimed[0]).toEqual({
        ...deliveries[0],
        seq: claimed[0]?.seq,
        status: 'sending',
        attempts: 0,
        message: null,
        version: 0,
        reason: null,
      });
    });

    it('that was sent is found by its card and reader, the last one', async () => {
      const { store } = current();
      expect(await store.sentMessage(offer)).toBeNull();
      await say(store, 'd1');
      await say(store, 'd2');
      expect(await store.sentMessage(offer)).toMatchObject({
        id: 'd2',
        message: message('m-d2'),
        version: 2,
        status: 'sent',
      });
      expect(await store.sentMessage({ ...offer, about: 'i1' })).toBeNull();
      expect(await store.sentMessage({ ...offer, requestId: 'request-1' })).toBeNull();
      expect(await store.sentMessage({ ...offer, to: 'person:other' })).toBeNull();
      expect(await store.sentMessage({ ...offer, card: 'offer' })).toBeNull();
    });

    it('that is parked or was never shown is no message', async () => {
      const { store } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      expect(await store.sentMessage(offer)).toBeNull();
      await store.settle('d1', { status: 'parked', reason: 'gone' }, []);
      expect(await store.sentMessage(offer)).toBeNull();
    });

    it('that was sent before the newest of its card is found, the latest first, until it was replaced', async () => {
      const { store } = current();
      for (const id of ['d1', 'd2', 'd3']) await say(store, id);
      const other = telling('other', { effect: { kind: 'tell', to: 'asker', card: 'notice', about: 'i1' } });
      const elsewhere = telling('elsewhere', { place: 'person:other' });
      await store.commit(change({ deliveries: [other, elsewhere] }));
      for (const id of ['other', 'elsewhere'])
        await store.settle(id, { status: 'sent', message: message(id), version: 1 }, []);
      await say(store, 'd4');
      const newest = await store.sentMessage(offer);
      if (newest === null) throw new Error('nothing was sent');
      const earlier = async () => (await store.earlierMessages(newest)).map(({ id }) => id);
      expect([newest.id, await earlier()]).toEqual(['d4', ['d3', 'd2', 'd1']]);
      await store.setMessageVersion('d2', REPLACED);
      expect(await earlier()).toEqual(['d3', 'd1']);
    });

    it('that left no message on its platform was never shown', async () => {
      const { store } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      await store.settle('d1', { status: 'sent', message: null, version: 1 }, []);
      expect(await store.sentMessage(offer)).toBeNull();
    });

    it('remembers the newest version shown and never an older', async () => {
      const { store } = current();
      await say(store, 'd1');
      await store.setMessageVersion('d1', 7);
      await store.setMessageVersion('d1', 4);
      expect((await store.sentMessage(offer))?.version).toBe(7);
    });

    it('is settled together with what follows from it', async () => {
      const { store } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      const event = {
        kind: 'internal',
        requestId: 'r',
        event: { kind: 'offer-delivered', introductionId: 'i' },
      } as const;
      await store.settle('d1', { status: 'sent', message: null, version: 1 }, [inbound('delivered', { event })]);
      expect(await store.waitingInbox(10)).toMatchObject([{ dedupeKey: 'delivered', event }]);
      await store.settle('erased', { status: 'superseded' }, [inbound('of-nothing')]);
      expect(await store.waitingInbox(10)).toHaveLength(1);
    });

    it('stays unsettled when what follows cannot be written', async () => {
      const { store, sql } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      await store.claimDeliveries(monday, 1);
      await sql(`CREATE TRIGGER deaf BEFORE INSERT ON "InboxEvent" BEGIN SELECT RAISE(ABORT, 'refused'); END`);
      await expect(store.settle('d1', { status: 'superseded' }, [inbound('x')])).rejects.toMatchObject({
        name: 'BotError',
      });
      expect(await store.interruptedDeliveries()).toMatchObject([{ id: 'd1' }]);
    });

    it('leads from its message to its handle, for platforms without buttons', async () => {
      const { store } = current();
      await say(store, 'd1', 'h1');
      expect(await store.handleOfMessage(message('m-d1'))).toBe('h1');
      expect(await store.handleOfMessage(message('m-other'))).toBeNull();
      for (const [id, handle] of Object.entries({ d2: 'h2', d3: null })) {
        await store.commit(change({ deliveries: [telling(id, { handle })] }));
        await store.settle(id, { status: 'sent', message: message('m-d1'), version: 2 }, []);
      }
      expect(await store.handleOfMessage(message('m-d1'))).toBe('h2');
      expect(
        await store.handleOfMessage({
          ...message('m-d1'),
          place: { platform: 'test', tenant: 'else.fake', id: 'dm' },
        }),
      ).toBeNull();
    });
  });
}
