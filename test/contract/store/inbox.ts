import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../src/store/port.ts';
import { auditEntry, change, handleFor, inbound, telling } from '../../fixtures/make-change.ts';
import { draftRequest, intake, scrubbed } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const known = [{ digest: 'ab12', placeholder: '[NAME_1]' }];
const everyKind: readonly StoredEvent[] = [
  { kind: 'text', text: scrubbed('Frage 🩺 mit ‍ und \u202e darin\n'), draftId: 'd', known },
  { kind: 'choice', handle: 'h', choice: 'accept' },
  {
    kind: 'form',
    form: 'question',
    handle: 'h',
    known,
    kept: ['ff'],
    restored: { NAME: 1 },
    values: {
      question: { kind: 'clinical', text: scrubbed('x') },
      urgency: { kind: 'choice', value: null },
      expert: { kind: 'person', value: 'p' },
      on: { kind: 'date', value: '2026-11-23' },
      languages: { kind: 'choices', values: ['de'] },
      phone: { kind: 'contact', value: 'intern 12' },
    },
  },
  { kind: 'home-opened' },
  { kind: 'file' },
  { kind: 'person-changed', active: false, account: { platform: 'fake', tenant: 'ward', id: 'u1' } },
  { kind: 'refused', reason: 'name-left' },
  { kind: 'internal', requestId: 'r', event: { kind: 'undeliverable', introductionId: 'i' } },
  {
    kind: 'internal',
    requestId: 'r',
    event: { kind: 'draft', requestId: 'r', askerId: 'a', circleId: 'c', intake: intake(), known, kept: [] },
  },
];

export function inboxSentences(current: Current): void {
  describe('what was heard', () => {
    it('is new once and seen ever after, even after it was decided', async () => {
      const { store } = current();
      expect(await store.hasSeen('slack-1')).toBe(false);
      expect(await store.remember(inbound('slack-1'))).toBe('new');
      expect(await store.remember(inbound('slack-1'))).toBe('seen');
      expect(await store.hasSeen('slack-1')).toBe(true);
      const [row] = await store.waitingInbox(10);
      expect(await store.commit(change({ inboxSeq: row?.seq ?? -1 }))).toBe('done');
      expect(await store.remember(inbound('slack-1'))).toBe('seen');
    });

    it('is remembered once when the same event comes twenty times at once', async () => {
      const { store } = current();
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.remember(inbound('slack-1'))));
      expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
      expect(await store.waitingInbox(10)).toHaveLength(1);
    });

    it('waits in the order in which it came', async () => {
      const { store } = current();
      for (const key of ['c', 'a', 'b']) await store.remember(inbound(key));
      expect((await store.waitingInbox(2)).map((row) => row.dedupeKey)).toEqual(['c', 'a']);
    });

    it('comes back as it was written, whatever its kind', async () => {
      const { store } = current();
      for (const [index, event] of everyKind.entries()) await store.remember(inbound(`k${index}`, { event }));
      const rows = await store.waitingInbox(100);
      expect(rows.map((row) => row.event)).toEqual(everyKind);
      expect(rows[0]).toMatchObject({
        ...inbound('k0', { event: everyKind[0] ?? { kind: 'file' } }),
        attempts: 0,
      });
    });

    it('needs neither person nor place when Konsil said it to itself', async () => {
      const { store } = current();
      await store.remember(inbound('own', { personId: null, place: null }));
      expect(await store.waitingInbox(1)).toMatchObject([{ personId: null, place: null }]);
    });

    it('counts each failed attempt', async () => {
      const { store } = current();
      await store.remember(inbound('poison'));
      const seq = (await store.waitingInbox(1))[0]?.seq ?? -1;
      expect([await store.failInbox(seq), await store.failInbox(seq)]).toEqual([1, 2]);
      expect((await store.waitingInbox(1))[0]?.attempts).toBe(2);
    });

    it('set aside waits no more, has lost its text, and the person is told', async () => {
      const { store } = current();
      await store.remember(inbound('poison'));
      const seq = (await store.waitingInbox(1))[0]?.seq ?? -1;
      const told = {
        handles: [handleFor('h')],
        deliveries: [telling('sorry')],
        audit: [auditEntry('parked')],
      };
      await store.parkInbox(seq, 'decide-failed', told);
      expect(await store.waitingInbox(1)).toEqual([]);
      expect(await store.counts()).toMatchObject({ inboxParked: 1, inboxWaiting: 0, deliveriesWaiting: 1 });
      expect(await store.handle('h')).toEqual(handleFor('h'));
      expect(await store.commit(change({ inboxSeq: seq, request: draftRequest() }))).toBe('conflict');
    });
  });
}
