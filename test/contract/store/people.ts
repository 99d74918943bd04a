import { describe, expect, it } from 'vitest';
import { auditEntry, change } from '../../fixtures/make-change.ts';
import {
  draftRequest,
  expert,
  expertSettings,
  introduction,
  monday,
  person,
  scrubbed,
} from '../../fixtures/make-request.ts';
import type { Current } from '../store.contract.ts';

const slack = { platform: 'slack', tenant: 'T1', id: 'U00FAKE01' };
const matrix = { platform: 'matrix', tenant: 'ward.fake', id: '@ada.fake' };
const daysAgo = (count: number) => new Date(monday.getTime() - count * 86_400_000);

export function peopleSentences(current: Current): void {
  describe('a person', () => {
    it('comes back as saved, with settings and with accounts in their order', async () => {
      const { store } = current();
      const ada = person('ada', {
        contact: 'intern 1234',
        lang: 'en',
        active: false,
        coordinator: true,
        accounts: [slack, matrix],
        expert: expertSettings({
          pausedUntil: monday,
          deputyId: 'bo',
          subspecialties: [scrubbed('a "b" 🫀')],
          interests: [],
        }),
      });
      await store.savePeople([ada], [auditEntry('person-saved')]);
      expect(await store.person('ada')).toEqual(ada);
      expect(await store.auditOf('request-1')).toHaveLength(1);
      expect(await store.person('nobody')).toBeNull();
    });

    it('is changed by saving again: accounts go, settings go, nothing is left over', async () => {
      const { store } = current();
      await store.savePeople([expert('ada', { accounts: [slack, matrix] })], []);
      const plain = person('ada', { accounts: [matrix], name: 'Ada Neu-Testmann' });
      await store.savePeople([plain], []);
      expect(await store.person('ada')).toEqual(plain);
      expect(await store.personOf(slack)).toBeNull();
      await store.savePeople([person('ada', { accounts: [] })], []);
      expect(await store.personOf(matrix)).toBeNull();
    });

    it('is found by an account, and several are found in the order asked for', async () => {
      const { store } = current();
      await store.savePeople([person('ada', { accounts: [slack, matrix] }), person('bo')], []);
      expect((await store.personOf(matrix))?.id).toBe('ada');
      expect(await store.personOf({ ...slack, tenant: 'T2' })).toBeNull();
      expect((await store.people(['bo', 'nobody', 'ada'])).map(({ id }) => id)).toEqual(['bo', 'ada']);
    });

    it('is made once, though two messages of theirs arrive at once', async () => {
      const { store } = current();
      const made = await Promise.all(
        ['one', 'two', 'three'].map((id) => store.ensurePerson(slack, person(id, { accounts: [] }))),
      );
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(made[0]?.accounts).toEqual([slack]);
      expect(await store.personOf(slack)).toEqual(made[0]);
    });

    it('whose account moves to another record is that other person from then on', async () => {
      const { store } = current();
      await store.savePeople([person('ada', { accounts: [slack] }), person('same-ada', { accounts: [matrix] })], []);
      await store.savePeople([person('ada', { accounts: [slack, matrix] })], []);
      expect((await store.personOf(matrix))?.id).toBe('ada');
      expect((await store.person('same-ada'))?.accounts).toEqual([]);
    });

    it('counts as expert or coordinator of their circle while they are there', async () => {
      const { store } = current();
      await store.savePeople(
        [
          expert('b'),
          expert('a', { coordinator: true }),
          expert('left', { active: false, coordinator: true }),
          expert('elsewhere', { circleId: 'second', coordinator: true }),
          person('asker'),
        ],
        [],
      );
      expect((await store.experts('test-circle')).map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await store.coordinators('test-circle')).map(({ id }) => id)).toEqual(['a']);
      expect((await store.everyone('test-circle')).map(({ id }) => id)).toEqual(['a', 'asker', 'b']);
      expect((await store.counts()).experts).toBe(3);
    });

    it('has the load of the last seven days and of what is still open', async () => {
      const { store } = current();
      await store.savePeople([person('asker'), expert('busy'), expert('free')], []);
      const introductions = [
        introduction('i1', 'busy', { status: 'declined', offeredAt: daysAgo(6.9) }),
        introduction('i2', 'busy', { status: 'accepted', offeredAt: daysAgo(7.1) }),
        introduction('i3', 'busy', { status: 'offered', offeredAt: daysAgo(0) }),
        introduction('i4', 'busy', { status: 'answered', offeredAt: daysAgo(30) }),
      ];
      await store.commit(change({ request: draftRequest({ introductions }) }));
      expect(await store.loads('test-circle', monday)).toEqual([
        { personId: 'busy', offeredThisWeek: 2, liveIntroductions: 2, offeredLately: 3, offeredEver: 4 },
        { personId: 'free', offeredThisWeek: 0, liveIntroductions: 0, offeredLately: 0, offeredEver: 0 },
      ]);
    });
  });
}
