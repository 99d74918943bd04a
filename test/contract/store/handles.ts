import { describe, expect, it } from 'vitest';
import { handleFor, libraryCase } from '../../fixtures/make-change.ts';
import type { Current } from '../store.contract.ts';

export function handleSentences(current: Current): void {
  describe('handles, places and cases', () => {
    it('knows what a handle stands for, and takes the last word on it', async () => {
      const { store } = current();
      expect(await store.handle('h1')).toBeNull();
      await store.putHandles([handleFor('h1'), handleFor('h2', { requestId: null })]);
      await store.putHandles([handleFor('h1', { card: 'offer', about: 'i1' })]);
      await store.putHandles([]);
      expect(await store.handle('h1')).toEqual(handleFor('h1', { card: 'offer', about: 'i1' }));
      expect(await store.handle('h2')).toEqual(handleFor('h2', { requestId: null }));
    });

    it('knows where a person is, and where they have moved', async () => {
      const { store } = current();
      const room = { platform: 'test', tenant: 'ward.fake', id: 'room-1' };
      expect(await store.place('person:a')).toBeNull();
      await store.putPlace('person:a', room);
      await store.putPlace('conversation:c', { ...room, id: 'room-2' });
      await store.putPlace('person:a', { ...room, id: 'room-3' });
      expect(await store.place('person:a')).toEqual({ ...room, id: 'room-3' });
      expect(await store.place('conversation:c')).toEqual({ ...room, id: 'room-2' });
    });

    it('keeps cases by circle and by id, and the last word on each', async () => {
      const { store } = current();
      await store.putCases([libraryCase('c1'), libraryCase('c2'), libraryCase('c3', { circleId: 'second' })]);
      await store.putCases([libraryCase('c2', { helpful: false, lang: 'fr' })]);
      expect(await store.cases('test-circle')).toEqual([
        libraryCase('c1'),
        libraryCase('c2', { helpful: false, lang: 'fr' }),
      ]);
      expect(await store.casesById(['c3', 'unknown', 'c1'])).toEqual([
        libraryCase('c3', { circleId: 'second' }),
        libraryCase('c1'),
      ]);
      expect((await store.counts()).cases).toBe(3);
    });
  });
}
