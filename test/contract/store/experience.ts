import { describe, expect, it } from 'vitest';
import type { ConsultRequest, Gap } from '../../../src/consult/index.ts';
import { change } from '../../fixtures/make-change.ts';
import { draftRequest, expert, introduction, monday, person, scrubbed } from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const earlier = new Date(monday.getTime() - 86_400_000);

export function experienceSentences(current: Current): void {
  describe('what matching learns from', () => {
    it('is who helped and whose field it was not, with the fields asked for', async () => {
      const { store } = current();
      await store.savePeople([person('asker'), expert('herz'), expert('niere')], []);
      const introductions = [
        introduction('i1', 'niere', {
          status: 'declined',
          declineReason: 'not-my-field',
          endedAt: monday,
        }),
        introduction('i2', 'herz', { status: 'answered', endedAt: monday }),
      ];
      const request = draftRequest({ status: 'closed', closedHow: 'helped', topics: ['cardiology'], introductions });
      await store.commit(change({ request }));
      expect(await store.experience(request.circleId, earlier)).toEqual([
        { personId: 'niere', topics: ['cardiology'], helped: false, at: monday },
        { personId: 'herz', topics: ['cardiology'], helped: true, at: monday },
      ]);
      expect(await store.experience(request.circleId, monday)).toEqual([]);
      expect(await store.experience('elsewhere', earlier)).toEqual([]);
    });

    it('counts the fields that were asked for while nobody was surely right, apart by why', async () => {
      const { store } = current();
      await store.savePeople([person('asker')], []);
      const asked = (id: string, topics: readonly string[], gap: Gap | null) =>
        change({ request: draftRequest({ id, topics, gap, submittedAt: monday }) });
      await store.commit(asked('r1', ['genetics', 'neurology'], 'nobody-fits'));
      await store.commit(asked('r2', ['genetics'], 'nobody-fits'));
      await store.commit(asked('r3', ['cardiology'], null));
      await store.commit(asked('r4', [], 'not-understood'));
      await store.commit(asked('r5', ['genetics'], 'nobody-free'));
      expect((await store.request('r5'))?.gap).toBe('nobody-free');
      expect(await store.gaps('test-circle', earlier)).toEqual([
        { kind: 'nobody-fits', topic: 'genetics', count: 2 },
        { kind: 'nobody-free', topic: 'genetics', count: 1 },
        { kind: 'not-understood', topic: null, count: 1 },
      ]);
      expect(await store.gaps('test-circle', monday)).toEqual([]);
    });

    it('is what a language model made of the plain order, by ranks, and whose answer helped', async () => {
      const { store } = current();
      await store.savePeople([person('asker'), expert('herz'), expert('niere')], []);
      const ranked = (expertId: string, plainPlace?: number) => ({
        expertId,
        score: 1,
        confidence: 1,
        reasons: [],
        ...(plainPlace && { plainPlace }),
      });
      const answered = introduction('i1', 'niere', { status: 'answered', endedAt: monday });
      const candidates = [ranked('herz', 2), ranked('niere', 1)];
      const asked = (id: string, changes: Partial<ConsultRequest>) =>
        change({ request: draftRequest({ id, submittedAt: monday, candidates, ...changes }) });
      await store.commit(asked('r1', { introductions: [answered], closedHow: 'helped' }));
      await store.commit(asked('r2', {}));
      await store.commit(asked('r3', { candidates: [ranked('herz')] }));
      await store.commit(asked('r4', { closedHow: 'partly' }));
      expect((await store.request('r1'))?.candidates).toEqual(candidates);
      expect(await store.modelOrders('test-circle', earlier)).toEqual([
        { plainPlaces: [2, 1], helped: 1 },
        { plainPlaces: [2, 1], helped: null },
        { plainPlaces: [2, 1], helped: null },
      ]);
      expect(await store.modelOrders('test-circle', monday)).toEqual([]);
    });

    it('is kept with the change that brought it, all or nothing', async () => {
      const { store } = current();
      await store.savePeople([person('asker')], []);
      const found = {
        id: 'case-1',
        circleId: 'test-circle',
        lang: 'de',
        question: scrubbed('Ablation?'),
        answer: scrubbed('Ja.'),
        lesson: scrubbed(''),
        expertId: 'herz',
        helpful: true,
        closedOn: monday,
      };
      await store.commit(change({ request: draftRequest(), cases: [found] }));
      expect(await store.cases('test-circle')).toEqual([found]);
      await store.commit(change({ request: draftRequest({ rowVersion: 2 }), forgotten: ['case-9'] }));
      const stale = change({ request: draftRequest({ rowVersion: 7 }), cases: [{ ...found, id: 'case-2' }] });
      expect(await store.commit(stale)).toBe('conflict');
      expect(await store.cases('test-circle')).toHaveLength(1);
      await store.commit(change({ request: draftRequest({ rowVersion: 3 }), forgotten: ['case-1'] }));
      expect(await store.cases('test-circle')).toEqual([]);
    });
  });
}
