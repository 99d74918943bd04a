import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/consult/consult-request.ts';
import type { Person } from '../../src/consult/index.ts';
import { REPLACED, type Store } from '../../src/store/port.ts';
import { FAKE, type Fault, fakeChat } from '../fakes/fake-chat.ts';
import { somebody, staff } from '../fakes/staff.ts';
import { introduction } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const OTHER = { platform: 'other', tenant: 'ward' } as const;
const onBoth = (id: string): Pick<Person, 'accounts'> => ({
  accounts: [
    { ...FAKE, id },
    { ...OTHER, id },
  ],
});
const onOther = (id: string): Pick<Person, 'accounts'> => ({ accounts: [{ ...OTHER, id }] });

const conversation = (parts: Partial<Conversation> = {}): Conversation => ({
  id: 'c-1',
  introductionId: 'i-1',
  kind: 'direct',
  status: 'opening',
  askerReveals: true,
  expertReveals: true,
  openedAt: new Date('2026-11-23T09:00:00Z'),
  ...parts,
});

/** Ada has been introduced to the expert. */
async function introduced(office: PostOffice, expertId = 'herz', parts: Partial<Conversation> = {}): Promise<void> {
  await office.request({
    status: 'introduced',
    introductions: [introduction('i-1', expertId, { status: 'accepted' })],
    conversations: [conversation(parts)],
  });
}

const introduce = (office: PostOffice) =>
  office.put({ kind: 'introduce', conversationId: 'c-1' }, { requestId: 'request-1', place: 'conversation:c-1' });
const post = (office: PostOffice) =>
  office.put(
    { kind: 'post', conversationId: 'c-1', card: 'introduction' },
    { requestId: 'request-1', place: 'conversation:c-1' },
  );
const leave = (office: PostOffice) =>
  office.put({ kind: 'leave', conversationId: 'c-1' }, { requestId: 'request-1', place: 'conversation:c-1' });

function once(office: PostOffice, verb: string, fault: Fault): void {
  const left = [fault];
  office.chat.faultOf = (call) => (call.verb === verb ? (left.pop() ?? null) : null);
}

const inOther = { kind: 'tell', to: 'ada', card: 'notice', about: 'stale' } as const;

describe('someone with several accounts', () => {
  it('is written to where they were written to before', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const office = await openPostOffice({
      chats: [first, second],
      people: [somebody('ada', 'Dr. Ada Beispiel', '', onBoth('ada'))],
    });
    office.down.add('fake');
    await office.put(inOther);
    await office.round();
    office.down.clear();
    await office.put(inOther);
    await office.round();
    expect([first.messages.length, second.messages.length]).toEqual([0, 2]);
  });

  it('is written to on another platform when the account of before is closed', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const office = await openPostOffice({
      chats: [first, second],
      people: [somebody('ada', 'Dr. Ada Beispiel', '', onBoth('ada'))],
    });
    await office.put(inOther);
    await office.round();
    await office.store.savePeople([somebody('ada', 'Dr. Ada Beispiel', '', onOther('ada'))], []);
    await office.put(inOther);
    await office.round();
    expect([first.messages.length, second.messages.length]).toEqual([1, 1]);
  });

  it('waits, uncounted, while the only platform is down; what has no platform here is set aside', async () => {
    const office = await openPostOffice({
      people: [somebody('ada', 'A', ''), somebody('far', 'F', '', onOther('far'))],
    });
    office.down.add('fake');
    const waiting = await office.put(inOther);
    const nowhere = await office.put({ ...inOther, to: 'far' });
    await office.round();
    expect(office.ended(waiting)).toMatchObject({ status: 'pending', attempts: 0, reason: 'retry' });
    expect(office.ended(nowhere)).toEqual({ status: 'parked', reason: 'gone' });
    office.down.clear();
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(waiting)?.status).toBe('sent');
  });

  it('that could not be opened a conversation with is tried again', async () => {
    const office = await openPostOffice();
    const id = await office.put(inOther);
    once(office, 'direct', 'retry');
    await office.round();
    expect(office.ended(id)?.status).toBe('pending');
    office.clock.advance({ seconds: 3 });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
  });
});

describe('an edit', () => {
  const tell = (office: PostOffice) =>
    office.put({ kind: 'tell', to: 'ada', card: 'no-match', about: null }, { requestId: 'request-1' });
  async function told(office: PostOffice): Promise<void> {
    await office.request({ status: 'unmatched' });
    await tell(office);
    await office.round();
  }
  const refresh = (office: PostOffice) =>
    office.put({ kind: 'refresh', to: 'ada', card: 'no-match', about: null }, { requestId: 'request-1' });

  it('shows the present state, once however often it is asked for', async () => {
    const office = await openPostOffice();
    await told(office);
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    const ids = [await refresh(office), await refresh(office)];
    await office.round();
    expect(ids.map((id) => office.ended(id)?.status)).toEqual(['sent', 'superseded']);
    expect(office.chat.messages).toMatchObject([{ version: 2, card: { ended: true } }]);
  });

  it('takes the buttons from what was said before of the same card, so that only the newest speaks', async () => {
    const office = await openPostOffice();
    await told(office);
    await tell(office);
    await office.round();
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    once(office, 'edit', 'retry');
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('pending');
    office.clock.advance({ minutes: 2 });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
    expect(office.chat.messages.map(({ card }) => card.choices)).toEqual([[], []]);
    expect(office.chat.messages.map(({ version }) => version)).toEqual([REPLACED, 2]);
  });

  it('leaves alone what was said on a platform that is no longer there', async () => {
    const office = await openPostOffice();
    await office.request({ status: 'unmatched' });
    const gone = await tell(office);
    const message = { place: { platform: 'gone', tenant: 'ward', id: 'dm-ada' }, id: 'm-1' };
    await office.store.settle(gone, { status: 'sent', message, version: 1 }, []);
    await tell(office);
    await office.round();
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
  });

  it('has nothing to do where nothing was said', async () => {
    const office = await openPostOffice();
    await office.request({ status: 'unmatched' });
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('superseded');
  });

  it('is done once more after its reply was lost, and waits while the platform is down', async () => {
    const office = await openPostOffice();
    await told(office);
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    office.down.add('fake');
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('pending');
    office.down.clear();
    once(office, 'edit', 'lost-reply');
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'unknown-outcome' });
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
    expect(office.chat.messages).toHaveLength(1);
  });
});

describe('a place for two', () => {
  it('is opened once, even when the reply was lost, and the card is posted there', async () => {
    const office = await openPostOffice();
    await introduced(office);
    const id = await introduce(office);
    once(office, 'introduce', 'lost-reply');
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'unknown-outcome' });
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect([...office.chat.members.values()]).toEqual([['ada', 'herz']]);
    expect(await office.heard()).toEqual(['conversation-opened']);
    await office.request({
      rowVersion: 2,
      status: 'introduced',
      introductions: [introduction('i-1', 'herz', { status: 'accepted' })],
      conversations: [conversation({ status: 'open' })],
    });
    const posted = await post(office);
    office.down.add('fake');
    await office.round();
    expect(office.ended(posted)?.status).toBe('pending');
    office.down.clear();
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.chat.messages.map(({ place }) => place.id)).toEqual(['group-1']);
  });

  it('is none between two platforms: their words are passed on instead', async () => {
    const elsewhere = [...staff().filter(({ id }) => id !== 'herz'), somebody('herz', 'H', '', onOther('herz'))];
    const office = await openPostOffice({ people: elsewhere });
    await introduced(office);
    const id = await introduce(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('superseded');
    expect(await office.heard()).toEqual(['conversation-failed']);
  });

  it.each([
    [
      'someone who was erased',
      (store: Store): Store => ({ ...store, person: async (id) => (id === 'herz' ? null : store.person(id)) }),
    ],
    [
      'nobody',
      (store: Store): Store => ({
        ...store,
        async request(id) {
          const request = await store.request(id);
          return request && { ...request, introductions: [] };
        },
      }),
    ],
  ])('is none with %s', async (_, store) => {
    const office = await openPostOffice({ store });
    await introduced(office);
    await introduce(office);
    await office.round();
    expect(await office.heard()).toEqual(['conversation-failed']);
  });

  it('is sought on a platform that both have and that is up, the same workspace first', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const office = await openPostOffice({
      chats: [first, second],
      people: [
        somebody('ada', 'A', '', {
          accounts: [
            { ...FAKE, id: 'ada' },
            { ...OTHER, tenant: 'far', id: 'ada' },
            { ...OTHER, id: 'ada' },
          ],
        }),
        somebody('herz', 'H', '', onBoth('herz')),
      ],
    });
    office.down.add('fake');
    await introduced(office);
    await introduce(office);
    await office.round();
    expect([first.members.size, second.members.size]).toEqual([0, 1]);
  });

  it('waits while the only common platform is down, and fails when the platform refuses', async () => {
    const office = await openPostOffice();
    await introduced(office);
    office.down.add('fake');
    const id = await introduce(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('pending');
    office.down.clear();
    once(office, 'introduce', 'refused');
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(id)?.status).toBe('parked');
    expect(await office.heard()).toEqual(['conversation-failed', 'parked']);
  });

  it('cannot be posted to when it was never opened', async () => {
    const office = await openPostOffice();
    await introduced(office, 'herz', { status: 'open' });
    const id = await post(office);
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'gone' });
  });

  it('is left in the end: not before the platform is up, once more after a fault, at peace when it is gone', async () => {
    const office = await openPostOffice();
    await introduced(office);
    const never = await leave(office);
    await office.round();
    expect(office.ended(never)?.status).toBe('superseded');
    await office.store.putPlace('conversation:c-1', { ...FAKE, id: 'group-1' });
    office.down.add('fake');
    const id = await leave(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('pending');
    office.down.clear();
    once(office, 'leave', 'broken');
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', attempts: 1 });
    once(office, 'leave', 'gone');
    office.clock.advance({ seconds: 6 });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
  });
});

describe('a person’s own page', () => {
  it('is drawn on each of their accounts that has one', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const office = await openPostOffice({ chats: [first, second], people: [somebody('ada', 'A', '', onBoth('ada'))] });
    await office.put({ kind: 'home', of: 'ada' });
    await office.round();
    expect([first.homes.size, second.homes.size]).toEqual([1, 1]);
  });

  it('is not drawn where there is none, and waits while its platform is down', async () => {
    const office = await openPostOffice();
    const nobody = await office.put({ kind: 'home', of: 'nobody' });
    office.down.add('fake');
    const id = await office.put({ kind: 'home', of: 'ada' });
    await office.round();
    expect([nobody, id].map((one) => office.ended(one)?.status)).toEqual(['superseded', 'pending']);
  });

  it('counts for the coordinator whatever was set aside: deliveries and events alike', async () => {
    const office = await openPostOffice();
    await office.store.remember({
      dedupeKey: 'x',
      receivedAt: office.clock.now(),
      personId: 'ada',
      place: null,
      event: { kind: 'file' },
    });
    const [row] = await office.store.waitingInbox(1);
    await office.store.parkInbox(row?.seq ?? 0, 'poison', { handles: [], deliveries: [], audit: [] });
    await office.put({ kind: 'home', of: 'kim' });
    await office.round();
    expect(JSON.stringify(office.chat.homes.get('kim'))).toContain('"Angehaltene Zustellungen","value":"1"');
  });

  it('of a request is drawn too', async () => {
    const office = await openPostOffice();
    await office.request();
    const id = await office.put({ kind: 'home', of: 'ada' }, { requestId: 'request-1' });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
  });
});
