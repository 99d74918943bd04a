import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/port.ts';
import { change, handleFor, inbound, telling } from '../../fixtures/make-change.ts';
import { draftRequest, expert, introduction, monday, person } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

type Damage = readonly [string, string, string, (store: Store) => Promise<unknown>];

const damages: readonly Damage[] = [
  [
    'a status nobody knows',
    `UPDATE "ConsultRequest" SET "status" = 'Geheimwort'`,
    'request-1',
    (store) => store.request('request-1'),
  ],
  [
    'a list cut short',
    `UPDATE "ConsultRequest" SET "candidates" = '[{"Geheimwort'`,
    'request-1',
    (store) => store.requestsOf('asker', 9),
  ],
  [
    'an answer of another shape',
    `UPDATE "Introduction" SET "answers" = '[{"Geheimwort":1}]'`,
    'i1',
    (store) => store.request('request-1'),
  ],
  ['a handle to no card', `UPDATE "Handle" SET "card" = 'Geheimwort'`, 'h1', (store) => store.handle('h1')],
  [
    'interests that are no list',
    `UPDATE "ExpertProfile" SET "interests" = '"Geheimwort"'`,
    'expert',
    (store) => store.person('expert'),
  ],
];

export function damageSentences(current: Current): void {
  describe('a damaged row', () => {
    it.each(damages)('with %s is named by its id and never by its content', async (_, script, id, read) => {
      const { store, sql } = current();
      await store.remember(inbound('k'));
      const request = draftRequest({ introductions: [introduction('i1', 'expert')] });
      await store.commit(
        change({
          people: [person('asker'), expert('expert')],
          request,
          deliveries: [telling('d1')],
          handles: [handleFor('h1')],
        }),
      );
      await sql(script);
      const fault: unknown = await read(store).then(
        () => null,
        (error: unknown) => error,
      );
      expect(fault).toMatchObject({ code: 'store-damaged', message: expect.stringContaining(id) });
      expect(JSON.stringify(fault, ['message', 'cause', 'stack'])).not.toContain('Geheimwort');
    });

    it('is not one that says what an earlier version said of a choice already made', async () => {
      const { store, sql } = current();
      const request = draftRequest({ status: 'introduced', choice: 'any' });
      await store.commit(change({ people: [person('asker')], request }));
      await sql(`UPDATE "ConsultRequest" SET "choice" = 'picked'`);
      expect(await store.request(request.id)).toEqual({ ...request, choice: null });
    });

    it('of the inbox is set aside and counted, and the next is decided', async () => {
      const { store, sql } = current();
      await store.remember(inbound('k1'));
      await sql(`UPDATE "InboxEvent" SET "event" = '{"kind":"Geheimwort"}'`);
      await store.remember(inbound('k2'));
      expect((await store.waitingInbox(1)).map((row) => row.dedupeKey)).toEqual(['k2']);
      expect(await store.counts()).toMatchObject({ inboxParked: 1, inboxWaiting: 1 });
    });

    it('of the outbox is set aside and counted, and its place goes on', async () => {
      const { store, sql } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      await sql(`UPDATE "Delivery" SET "effect" = '{"kind":"tell","to":"Geheimwort"}'`);
      await store.commit(change({ deliveries: [telling('d2')] }));
      expect(await store.claimDeliveries(monday, 5)).toEqual([]);
      expect(await store.claimDeliveries(monday, 5)).toMatchObject([{ id: 'd2' }]);
      expect(await store.counts()).toMatchObject({ deliveriesParked: 1 });
      expect(await store.parked()).toEqual([]);
    });

    it.each([
      'xperson:asker',
      'cores',
      'person',
    ])('of the outbox to %s is set aside and keeps nobody waiting', async (place) => {
      const { store, sql } = current();
      await store.commit(change({ deliveries: [telling('d1')] }));
      await sql(`UPDATE "Delivery" SET "place" = '${place}'`);
      await store.commit(change({ deliveries: [telling('d2')] }));
      expect(await store.claimDeliveries(monday, 5)).toMatchObject([{ id: 'd2' }]);
      expect(await store.counts()).toMatchObject({ deliveriesParked: 1 });
      await sql(`UPDATE "Delivery" SET "place" = 'person:asker'`);
      expect(await store.parked()).toMatchObject([{ id: 'd1', reason: 'unreadable' }]);
    });
  });
}
