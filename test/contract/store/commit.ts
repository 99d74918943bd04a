import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/port.ts';
import { auditEntry, change, handleFor, inbound, telling } from '../../fixtures/make-change.ts';
import { draftRequest, expert, introduction, monday, person } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const everything = () =>
  change({
    request: draftRequest({ introductions: [introduction('i1', 'expert')] }),
    people: [person('asker'), expert('expert')],
    handles: [handleFor('h')],
    deliveries: [telling('d1')],
    timers: [{ kind: 'set', timer: 'discard-draft', about: null, dueAt: monday }],
    internal: [inbound('internal-1')],
    audit: [auditEntry('draft')],
  });

/** All that one decision leaves, as a reader would find it. */
async function traces(store: Store) {
  const { inboxWaiting, deliveriesWaiting, timers, requests, experts } = await store.counts();
  const audited = (await store.auditOf('request-1')).length;
  return {
    inboxWaiting,
    deliveriesWaiting,
    timers,
    requests,
    experts,
    audited,
    handle: await store.handle('h'),
  };
}

const nothing = {
  inboxWaiting: 0,
  deliveriesWaiting: 0,
  timers: 0,
  requests: 0,
  experts: 0,
  audited: 0,
  handle: null,
};

export function commitSentences(current: Current): void {
  describe('a decision', () => {
    it('is saved as one: request, people, handles, deliveries, timers, events and audit', async () => {
      const { store } = current();
      expect(await store.commit(everything())).toBe('done');
      expect(await traces(store)).toEqual({
        inboxWaiting: 1,
        deliveriesWaiting: 1,
        timers: 1,
        requests: 1,
        experts: 1,
        audited: 1,
        handle: handleFor('h'),
      });
    });

    it('leaves nothing at all when its last line cannot be written', async () => {
      const { store, sql } = current();
      await sql(`CREATE TRIGGER no_audit BEFORE INSERT ON "AuditLine" BEGIN SELECT RAISE(ABORT, 'refused'); END`);
      await expect(store.commit(everything())).rejects.toMatchObject({ name: 'BotError' });
      await sql('DROP TRIGGER no_audit');
      expect(await traces(store)).toEqual(nothing);
      expect(await store.commit(everything())).toBe('done');
    });

    it('leaves nothing when two of its deliveries have one key', async () => {
      const { store } = current();
      const doubled = { ...everything(), deliveries: [telling('d1'), telling('d2', { key: 'key-d1' })] };
      await expect(store.commit(doubled)).rejects.toMatchObject({ code: 'store-conflict' });
      expect(await traces(store)).toEqual(nothing);
    });

    it('about people who are not stored is refused', async () => {
      const { store } = current();
      const unknown = change({ request: draftRequest({ askerId: 'nobody' }), people: [person('asker')] });
      await expect(store.commit(unknown)).rejects.toMatchObject({ code: 'store-conflict' });
      expect(await store.person('asker')).toBeNull();
    });

    it('does not swallow an event that is remembered while it fails', async () => {
      const { store } = current();
      const doubled = { ...everything(), deliveries: [telling('d1'), telling('d2', { key: 'key-d1' })] };
      const [, heard] = await Promise.allSettled([store.commit(doubled), store.remember(inbound('meanwhile'))]);
      expect(heard).toEqual({ status: 'fulfilled', value: 'new' });
      expect((await store.waitingInbox(10)).map((row) => row.dedupeKey)).toEqual(['meanwhile']);
    });

    it('is refused when another was faster, and then changes nothing', async () => {
      const { store } = current();
      await store.commit(everything());
      const next = draftRequest({ rowVersion: 2, status: 'open' });
      expect(await store.commit(change({ request: next }))).toBe('done');
      const late = change({
        request: draftRequest({ rowVersion: 2, status: 'withdrawn' }),
        people: [person('third')],
        deliveries: [telling('d9')],
        audit: [auditEntry('withdraw')],
      });
      expect(await store.commit(late)).toBe('conflict');
      expect(await store.request('request-1')).toMatchObject({ status: 'open', rowVersion: 2 });
      expect(await store.person('third')).toBeNull();
      expect(await store.auditOf('request-1')).toHaveLength(1);
    });

    it('lets one of two win that were decided on the same version at once', async () => {
      const { store } = current();
      await store.commit(everything());
      const accept = (status: 'introduced' | 'withdrawn') =>
        store.commit(change({ request: draftRequest({ rowVersion: 2, status }) }));
      expect((await Promise.all([accept('introduced'), accept('withdrawn')])).sort()).toEqual(['conflict', 'done']);
    });

    it('does not begin a request twice', async () => {
      const { store } = current();
      await store.commit(everything());
      expect(await store.commit(change({ request: draftRequest() }))).toBe('conflict');
    });

    it('takes an inbox row once and empties it', async () => {
      const { store, sql } = current();
      await store.remember(inbound('once'));
      const inboxSeq = (await store.waitingInbox(1))[0]?.seq ?? -1;
      expect(await store.commit(change({ inboxSeq }))).toBe('done');
      expect(await store.commit({ ...everything(), inboxSeq })).toBe('conflict');
      expect(await traces(store)).toEqual(nothing);
      const emptied = `CREATE TABLE proof AS SELECT 1 / (SELECT COUNT(*) FROM "InboxEvent" WHERE "event" IS NULL) AS one`;
      await expect(sql(emptied)).resolves.toBeUndefined();
    });

    it('hears its own event once, however often it follows', async () => {
      const { store } = current();
      await store.commit(change({ internal: [inbound('found-1')] }));
      await store.commit(change({ internal: [inbound('found-1')] }));
      expect(await store.waitingInbox(10)).toHaveLength(1);
    });
  });
}
