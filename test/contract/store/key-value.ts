import { describe, expect, it } from 'vitest';
import type { Current } from '../store.contract.ts';

export function keyValueSentences(current: Current): void {
  describe('what an adapter remembers', () => {
    it('comes back as it was, secret or not, for its own platform alone', async () => {
      const { store } = current();
      const slack = store.state('slack');
      await slack.set('sync', { token: 'next-1', at: [1, 2, null], text: 'ä 🩺' });
      await slack.set('install', { bot: 'xoxb-fake' }, { secret: true });
      expect(await slack.get('sync')).toEqual({ token: 'next-1', at: [1, 2, null], text: 'ä 🩺' });
      expect(await slack.get('install')).toEqual({ bot: 'xoxb-fake' });
      expect(await store.state('matrix').get('sync')).toBeNull();
    });

    it('is replaced, also from secret to plain, and deleted', async () => {
      const state = current().store.state('slack');
      await state.set('a', 'first', { secret: true });
      await state.set('a', 'second');
      expect(await state.get('a')).toBe('second');
      await state.delete('a');
      await state.delete('a');
      expect(await state.get('a')).toBeNull();
    });

    it('is listed below a prefix, in order, where % and _ are letters like any other', async () => {
      const state = current().store.state('slack');
      for (const key of ['m_2', 'm_10', 'mx3', 'M_4', 'm_', 'n']) await state.set(key, key, { secret: key === 'm_2' });
      expect((await state.list('m_')).map(({ key }) => key)).toEqual(['m_', 'm_10', 'm_2']);
      expect((await state.list('m_'))[2]?.value).toBe('m_2');
      expect(await state.list('%')).toEqual([]);
      expect(await state.list('')).toHaveLength(6);
    });

    it('does not open a secret that was moved to another key', async () => {
      const { store, sql } = current();
      await store.state('slack').set('a', 'mine', { secret: true });
      await sql(`UPDATE "KeyValue" SET "key" = 'b'`);
      await expect(store.state('slack').get('b')).rejects.toMatchObject({ code: 'key-unreadable' });
    });
  });
}
