import { describe, expect, it } from 'vitest';
import type { ConsultRequest } from '../../../src/consult/consult-request.ts';
import type { Store } from '../../../src/store/port.ts';
import { change } from '../../fixtures/make-change.ts';
import { draftRequest, expert, intake, introduction, monday, person, scrubbed } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const later = new Date('2026-11-24T10:30:00.123Z');
const odd = scrubbed(
  'Frage 👩🏽‍⚕️ mit unsichtbarem ­Trenn­strich, \u200bNullbreite, \u202eumgekehrt, "Anführung" und \\ ; --\n\tZeile\r\n',
);

/** A request with everything that can stand in it. */
const full: ConsultRequest = draftRequest({
  status: 'introduced',
  intake: intake({
    kind: 'second-opinion',
    urgency: 'urgent',
    question: odd,
    history: odd,
    desiredStep: scrubbed(''),
    earlierPlan: odd,
    earlierPlanBy: 'expert',
    anonymous: true,
    namedExpert: 'expert',
    onlyNamed: true,
    lang: 'en',
  }),
  textVersion: 3,
  amended: [{ part: 'history', at: monday }],
  known: [{ digest: 'aa', placeholder: '[NAME_1]' }],
  kept: ['bb'],
  confirmedAt: later,
  submittedAt: later,
  promisedAt: later,
  answeredAt: later,
  closedAt: later,
  closedHow: 'partly',
  redFlags: ['stroke'],
  redFlagAnswer: 'phoned',
  similarCases: ['case-1'],
  usedCase: 'case-1',
  candidates: [
    {
      expertId: 'expert',
      score: 0.75,
      confidence: 0.5,
      reasons: [{ kind: 'case', words: ['ablation'], count: 2 }],
    },
  ],
  confident: true,
  choice: 'any',
  excluded: ['other'],
  snoozes: 1,
  introductions: [
    introduction('i1', 'other', { status: 'declined', declineReason: 'busy', endedAt: later }),
    introduction('i0', 'expert', {
      status: 'accepted',
      chosenBy: 'order',
      deliveredAt: later,
      acceptedAt: later,
      reminders: 2,
      pseudonym: 'Kollegin 4',
      thankedAt: later,
      answers: [
        { text: odd, by: 'expert', agreement: 'differs', at: later },
        { text: null, by: 'asker', agreement: null, at: later, kept: true },
      ],
    }),
  ],
  conversations: [
    {
      id: 'c1',
      introductionId: 'i0',
      kind: 'relay',
      status: 'open',
      askerReveals: true,
      expertReveals: false,
      openedAt: later,
    },
  ],
  relayed: [{ id: 'm1', conversationId: 'c1', from: 'asker', text: odd, at: later }],
  handOvers: [{ id: 'h1', from: 'asker', to: 'other', status: 'offered', at: later }],
  outcome: { status: 'given', value: 'better', planChanged: true, text: odd, snoozes: 1, at: later },
});

async function withPeople(store: Store): Promise<Store> {
  await store.savePeople([person('asker'), expert('expert'), expert('other')], []);
  return store;
}

async function begin(store: Store, ...requests: readonly ConsultRequest[]): Promise<void> {
  for (const request of requests) await store.commit(change({ request }));
}

export function requestSentences(current: Current): void {
  describe('a request', () => {
    it('comes back exactly as it was saved, with emoji, invisible characters and every part in order', async () => {
      const store = await withPeople(current().store);
      await begin(store, full);
      expect(await store.request('request-1')).toEqual(full);
    });

    it('comes back as an empty draft too', async () => {
      const store = await withPeople(current().store);
      await begin(store, draftRequest());
      expect(await store.request('request-1')).toEqual(draftRequest());
      expect(await store.request('unknown')).toBeNull();
    });

    it('is loaded with what was added and what was changed, and keeps the rest', async () => {
      const store = await withPeople(current().store);
      await begin(store, full);
      const [first, second] = full.introductions;
      const next: ConsultRequest = {
        ...full,
        rowVersion: 2,
        status: 'answered',
        introductions: [
          ...(first ? [first] : []),
          ...(second ? [{ ...second, status: 'answered' as const }] : []),
          introduction('i7', 'other'),
        ],
        conversations: full.conversations.map((conversation) => ({
          ...conversation,
          status: 'closed' as const,
        })),
        relayed: [...full.relayed, { id: 'm0', conversationId: 'c1', from: 'expert', text: odd, at: monday }],
        handOvers: full.handOvers.map((handOver) => ({ ...handOver, status: 'accepted' as const })),
        outcome: { status: 'skipped', value: null, planChanged: null, text: null, snoozes: 2, at: null },
      };
      expect(await store.commit(change({ request: next }))).toBe('done');
      expect(await store.request('request-1')).toEqual(next);
    });

    it('does not write the parts again that stayed the same', async () => {
      const { store, sql } = current();
      await begin(await withPeople(store), full);
      await sql(`CREATE TRIGGER untouched BEFORE UPDATE ON "Introduction" BEGIN SELECT RAISE(ABORT, 'written again'); END;
        CREATE TRIGGER kept BEFORE DELETE ON "Introduction" BEGIN SELECT RAISE(ABORT, 'deleted'); END;`);
      expect(await store.commit(change({ request: { ...full, rowVersion: 2, snoozes: 2 } }))).toBe('done');
    });

    it('is listed for its asker, its experts and whoever it is handed to: live ones first, newest first', async () => {
      const store = await withPeople(current().store);
      const on = (day: number) => new Date(monday.getTime() + day * 86_400_000);
      await begin(
        store,
        draftRequest({ id: 'closed', status: 'closed', createdAt: on(9) }),
        draftRequest({ id: 'older', status: 'open', createdAt: on(1) }),
        draftRequest({
          id: 'newer',
          status: 'offered',
          createdAt: on(2),
          introductions: [introduction('i', 'expert')],
        }),
        draftRequest({
          id: 'given',
          askerId: 'other',
          createdAt: on(3),
          handOvers: [{ id: 'h', from: 'other', to: 'asker', status: 'offered', at: monday }],
        }),
      );
      const ids = async (id: string, limit: number) => (await store.requestsOf(id, limit)).map((request) => request.id);
      expect(await ids('asker', 10)).toEqual(['given', 'newer', 'older', 'closed']);
      expect(await ids('asker', 2)).toEqual(['given', 'newer']);
      expect(await ids('expert', 10)).toEqual(['newer']);
      expect(await ids('nobody', 10)).toEqual([]);
    });

    it('that found nobody is shown to the coordinator of its circle alone', async () => {
      const store = await withPeople(current().store);
      await store.savePeople([person('elsewhere', { circleId: 'second' })], []);
      await begin(
        store,
        draftRequest({ id: 'a', status: 'unmatched' }),
        draftRequest({ id: 'b', status: 'open' }),
        draftRequest({ id: 'c', status: 'unmatched', circleId: 'second', askerId: 'elsewhere' }),
      );
      expect((await store.unmatched('test-circle')).map(({ id }) => id)).toEqual(['a']);
    });
  });
}
