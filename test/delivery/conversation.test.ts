import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../../src/chat/port.ts';
import type { Conversation } from '../../src/consult/consult-request.ts';
import type { ConsultRequest, Effect, PersonId } from '../../src/consult/index.ts';
import type { Store } from '../../src/store/port.ts';
import { FAKE, fakeChat } from '../fakes/fake-chat.ts';
import { somebody } from '../fakes/staff.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const OTHER = { platform: 'other', tenant: 'ward' } as const;

const conversation = (id: string, introductionId: string, status: Conversation['status']): Conversation => ({
  id,
  introductionId,
  kind: 'direct',
  status,
  askerReveals: true,
  expertReveals: true,
  openedAt: monday,
});

/** Ada was introduced to two experts, one after the other. */
async function introducedTwice(office: PostOffice, status: Conversation['status']): Promise<ConsultRequest> {
  return office.request({
    status: 'introduced',
    introductions: [
      introduction('i-1', 'herz', { status: 'accepted' }),
      introduction('i-2', 'niere', { status: 'accepted' }),
    ],
    conversations: [conversation('c-1', 'i-1', status), conversation('c-2', 'i-2', status)],
  });
}

async function put(office: PostOffice, effect: Effect): Promise<string> {
  const id = await office.put(effect, { requestId: 'request-1', place: 'conversation:c-2' });
  await office.round();
  return id;
}

const introduce: Effect = { kind: 'introduce', conversationId: 'c-2' };
const post: Effect = { kind: 'post', conversationId: 'c-2', card: 'introduction' };
const leave: Effect = { kind: 'leave', conversationId: 'c-2' };

async function eventsOf({ store }: PostOffice): Promise<readonly unknown[]> {
  return (await store.waitingInbox(9)).map(({ event }) => (event.kind === 'internal' ? event.event : event));
}

const without =
  (gone: PersonId) =>
  (store: Store): Store => ({ ...store, person: async (id) => (id === gone ? null : store.person(id)) });

describe('a place for two', () => {
  it('is opened for the two of that introduction, remembered, and told to the request', async () => {
    const office = await openPostOffice();
    await introducedTwice(office, 'opening');
    const id = await put(office, introduce);
    expect([...office.chat.members.values()]).toEqual([['ada', 'niere']]);
    expect(await office.store.place('conversation:c-2')).toEqual({ ...FAKE, id: 'group-1' });
    expect(office.ended(id)).toEqual({ status: 'sent', message: null, version: 1 });
    expect(await eventsOf(office)).toEqual([{ kind: 'conversation-opened', conversationId: 'c-2' }]);
  });

  it('that cannot be opened now is no news yet', async () => {
    const office = await openPostOffice();
    await introducedTwice(office, 'opening');
    office.chat.faultOf = () => 'retry';
    const id = await put(office, introduce);
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'retry' });
    expect(await eventsOf(office)).toEqual([]);
  });

  it.each(['ada', 'niere'])('is none once %s was erased, and the request hears so', async (gone) => {
    const office = await openPostOffice({ store: without(gone) });
    await introducedTwice(office, 'opening');
    const id = await put(office, introduce);
    expect(office.ended(id)).toEqual({ status: 'superseded' });
    expect(await eventsOf(office)).toEqual([{ kind: 'conversation-failed', conversationId: 'c-2' }]);
  });

  it.each([
    ['in the same workspace before another of the same platform', [], ['other near ada', 'other near niere']],
    ['on a platform that is up, even in two workspaces of it', ['other'], ['fake ward ada', 'fake far niere']],
  ])('is opened %s', async (_, down, expected) => {
    const asked: (readonly AccountRef[])[] = [];
    const chats = [fakeChat(), fakeChat(OTHER)];
    for (const chat of chats) {
      const { introduce: open } = chat;
      chat.introduce = (both, key) => {
        asked.push(both);
        return open(both, key);
      };
    }
    const at = (id: string, ...grounds: readonly Omit<AccountRef, 'id'>[]) =>
      somebody(id, id, '', { accounts: grounds.map((ground) => ({ ...ground, id })) });
    const far = { ...FAKE, tenant: 'far' };
    const near = { ...OTHER, tenant: 'near' };
    const people = [
      at('herz', FAKE),
      at('ada', FAKE, OTHER, near),
      at('niere', far, near, { ...OTHER, tenant: 'third' }),
    ];
    const office = await openPostOffice({ chats, people });
    for (const platform of down) office.down.add(platform);
    await introducedTwice(office, 'opening');
    await put(office, introduce);
    expect(asked.map((both) => both.map(({ platform, tenant, id }) => `${platform} ${tenant} ${id}`))).toEqual([
      expected,
    ]);
  });

  it('is not posted to once the asker was erased', async () => {
    const office = await openPostOffice({ store: without('ada') });
    await introducedTwice(office, 'open');
    await office.store.putPlace('conversation:c-2', { ...FAKE, id: 'group-1' });
    const id = await put(office, post);
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'gone' });
  });

  it('is left at peace on a platform that does not run here any more, and nothing is posted there', async () => {
    const office = await openPostOffice();
    await introducedTwice(office, 'open');
    await office.store.putPlace('conversation:c-2', { platform: 'gone', tenant: 'ward', id: 'group-1' });
    const ids = [await put(office, post), await put(office, leave)];
    expect(ids.map((id) => office.ended(id))).toEqual([{ status: 'parked', reason: 'gone' }, { status: 'superseded' }]);
  });

  it('is left once', async () => {
    const office = await openPostOffice();
    await introducedTwice(office, 'open');
    await office.store.putPlace('conversation:c-2', { ...FAKE, id: 'group-1' });
    const left: unknown[] = [];
    office.chat.faultOf = ({ verb, place }) => {
      left.push([verb, place]);
      return null;
    };
    const id = await put(office, leave);
    expect(office.ended(id)).toEqual({ status: 'sent', message: null, version: 0 });
    expect(left).toEqual([['leave', 'group-1']]);
  });
});
