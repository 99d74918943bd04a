import { describe, expect, it } from 'vitest';
import type { ConsultRequest, Effect } from '../../src/consult/index.ts';
import { REPLACED } from '../../src/store/port.ts';
import { FAKE, type Fault, fakeChat } from '../fakes/fake-chat.ts';
import { somebody } from '../fakes/staff.ts';
import { change } from '../fixtures/make-change.ts';
import { introduction } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const OTHER = { platform: 'other', tenant: 'ward' } as const;
const notice = (to: string): Effect => ({ kind: 'tell', to, card: 'notice', about: 'stale' });
const offer: Effect = { kind: 'tell', to: 'herz', card: 'offer', about: 'i-1' };
const inDm = (id: string, to = 'ada') => ({ place: { ...FAKE, id: `dm-${to}` }, id });
const seconds = ({ clock }: PostOffice, count: number) => new Date(clock.now().getTime() + 1000 * count);

/** Faults of the next calls of one verb, in order; keeps every call that was made. */
function calls({ chat }: PostOffice, verb = 'none', ...faults: readonly Fault[]): string[] {
  const left = [...faults];
  const made: string[] = [];
  chat.faultOf = (call) => {
    made.push(call.verb);
    return call.verb === verb ? (left.shift() ?? null) : null;
  };
  return made;
}

async function offered(office: PostOffice, parts: Partial<ConsultRequest> = {}): Promise<ConsultRequest> {
  return office.request({ status: 'offered', introductions: [introduction('i-1', 'herz')], ...parts });
}

async function eventsOf({ store }: PostOffice): Promise<readonly unknown[]> {
  return (await store.waitingInbox(9)).map(({ event }) => (event.kind === 'internal' ? event.event : event));
}

describe('a word to one person', () => {
  it('takes no more than it needs: a place once, a look only when in doubt', async () => {
    const office = await openPostOffice();
    const made = calls(office, 'send', 'lost-reply');
    const first = await office.put(notice('ada'));
    await office.round();
    office.clock.advance({ seconds: 2 });
    await office.round();
    const second = await office.put(notice('ada'));
    await office.round();
    expect(made).toEqual(['direct', 'send', 'find', 'send']);
    expect([first, second].map((id) => office.ended(id))).toEqual([
      { status: 'sent', message: inDm('m-1'), version: 0 },
      { status: 'sent', message: inDm('m-2'), version: 0 },
    ]);
  });

  it('goes to the place where they were spoken to before', async () => {
    const office = await openPostOffice();
    await office.store.putPlace('person:ada', { ...FAKE, id: 'dm-of-old' });
    await office.put(notice('ada'));
    await office.round();
    expect(office.chat.messages.map(({ place }) => place)).toEqual([{ ...FAKE, id: 'dm-of-old' }]);
  });

  it.each([
    ['a rate limit', 'send', 'retry', { seconds: 2, attempts: 0, reason: 'retry' }],
    ['a conversation that cannot be opened now', 'direct', 'retry', { seconds: 2, attempts: 0, reason: 'retry' }],
    ['a lost reply', 'send', 'lost-reply', { seconds: 1, attempts: 0, reason: 'unknown-outcome' }],
    ['a fault', 'send', 'broken', { seconds: 1, attempts: 1, reason: 'broken' }],
    ['a fault in the middle', 'send', 'throws', { seconds: 1, attempts: 1, reason: 'threw' }],
  ] as const)('waits after %s, and for how long is written down with the reason', async (_, verb, fault, waits) => {
    const office = await openPostOffice();
    calls(office, verb, fault);
    const id = await office.put(notice('ada'));
    await office.round();
    const { attempts, reason } = waits;
    const notBefore = seconds(office, waits.seconds);
    expect(office.ended(id)).toEqual({ status: 'pending', notBefore, attempts, reason });
  });

  it('waits five seconds while its platform is down', async () => {
    const office = await openPostOffice();
    office.down.add('fake');
    const id = await office.put(notice('ada'));
    await office.round();
    const notBefore = seconds(office, 5);
    expect(office.ended(id)).toEqual({ status: 'pending', notBefore, attempts: 0, reason: 'retry' });
  });

  it('that had arrived when its platform broke off is found, not said again', async () => {
    const office = await openPostOffice();
    const { send } = office.chat;
    let broken = false;
    office.chat.send = async (...of) => {
      const outcome = await send(...of);
      if (!broken) {
        broken = true;
        throw new Error('broke off');
      }
      return outcome;
    };
    const id = await office.put(notice('ada'));
    await office.round();
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(office.chat.messages).toHaveLength(1);
    expect(office.ended(id)).toEqual({ status: 'sent', message: inDm('m-1'), version: 0 });
  });

  it('about a request is news for that request only where it is an offer', async () => {
    const office = await openPostOffice();
    const introductions = [introduction('i-1', 'herz')];
    for (const rowVersion of [1, 2]) await office.request({ rowVersion, introductions });
    const thanks: Effect = { kind: 'tell', to: 'herz', card: 'thanks', about: 'i-1' };
    const id = await office.put(thanks, { requestId: 'request-1' });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'sent', message: inDm('m-1', 'herz'), version: 2 });
    expect(await eventsOf(office)).toEqual([]);
  });

  it('that is set aside is news for the coordinator, of a request or not, and for nobody’s search', async () => {
    const office = await openPostOffice();
    await office.request();
    const thanks: Effect = { kind: 'tell', to: 'ada', card: 'thanks', about: null };
    calls(office, 'send', 'gone', 'refused');
    await office.put(thanks, { requestId: 'request-1' });
    await office.put(notice('ada'));
    await office.round();
    expect(await eventsOf(office)).toEqual([
      { kind: 'parked', deliveryId: 'd-1' },
      { kind: 'parked', deliveryId: 'd-2' },
    ]);
    expect(await office.store.counts()).toMatchObject({ inboxParked: 0, inboxWaiting: 2 });
  });
});

describe('an offer', () => {
  it('that arrived and one that cannot are told to their request by the introduction', async () => {
    const office = await openPostOffice();
    await offered(office);
    await office.put(offer, { requestId: 'request-1' });
    await office.round();
    calls(office, 'send', 'gone');
    await office.put(offer, { requestId: 'request-1' });
    await office.round();
    expect(await eventsOf(office)).toEqual([
      { kind: 'offer-delivered', introductionId: 'i-1' },
      { kind: 'undeliverable', introductionId: 'i-1' },
      { kind: 'parked', deliveryId: 'd-2' },
    ]);
  });

  const withdrawn = {
    introductions: [introduction('i-1', 'herz', { status: 'withdrawn' })],
    status: 'withdrawn',
  } as const;

  it('to whoever has left is set aside as gone', async () => {
    const office = await openPostOffice();
    const herz = await office.store.person('herz');
    if (herz === null) throw new Error('nobody is called herz');
    await office.store.savePeople([{ ...herz, active: false }], []);
    await offered(office);
    const id = await office.put(offer, { requestId: 'request-1' });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'gone' });
  });

  it('that was overtaken before it was ever said is let go at once, whether its platform is up or not', async () => {
    const office = await openPostOffice();
    await office.store.putPlace('person:herz', { ...FAKE, id: 'dm-herz' });
    await offered(office, withdrawn);
    office.down.add('fake');
    const made = calls(office);
    const id = await office.put(offer, { requestId: 'request-1' });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'superseded' });
    expect(made).toEqual([]);
  });

  it('that was overtaken after its reply was lost is kept as found, as old as can be', async () => {
    const office = await openPostOffice();
    const request = await offered(office);
    calls(office, 'send', 'lost-reply');
    const id = await office.put(offer, { requestId: 'request-1' });
    await office.round();
    await office.store.commit(change({ request: { ...request, ...withdrawn, rowVersion: 2 } }));
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'sent', message: inDm('m-1', 'herz'), version: 0 });
  });

  it('that was overtaken in doubt is let go where its platform does not run here any more', async () => {
    const office = await openPostOffice();
    await office.store.putPlace('person:herz', { platform: 'gone', tenant: 'ward', id: 'dm-herz' });
    await offered(office, withdrawn);
    const id = await office.put(offer, { requestId: 'request-1' });
    await office.store.settle(id, { status: 'pending', notBefore: null, attempts: 0, reason: 'interrupted' }, []);
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'superseded' });
  });
});

describe('an edit of what was said', () => {
  const noMatch = { to: 'ada', card: 'no-match', about: null } as const;
  const tell = (office: PostOffice) => office.put({ kind: 'tell', ...noMatch }, { requestId: 'request-1' });
  const refresh = (office: PostOffice) => office.put({ kind: 'refresh', ...noMatch }, { requestId: 'request-1' });
  /** Said twice of a request that then moved on. */
  async function saidTwice(office: PostOffice): Promise<void> {
    await office.request({ status: 'unmatched' });
    for (const _ of ['first', 'second']) {
      await tell(office);
      await office.round();
    }
    await office.request({ status: 'withdrawn', rowVersion: 2 });
  }

  it('is no news, and shows of its message the version that it was drawn from', async () => {
    const office = await openPostOffice();
    await office.request({ status: 'unmatched' });
    await tell(office);
    await office.round();
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    const made = calls(office);
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'sent', message: null, version: 2 });
    expect(made).toEqual(['edit']);
    expect(await eventsOf(office)).toEqual([]);
  });

  it('replaces what stands above only once, whatever becomes of the newest', async () => {
    const office = await openPostOffice();
    await saidTwice(office);
    const made = calls(office);
    await refresh(office);
    await office.round();
    await office.request({ status: 'withdrawn', rowVersion: 3 });
    await refresh(office);
    await office.round();
    expect(made).toEqual(['edit', 'edit', 'edit']);
    expect(office.chat.messages.map(({ version }) => version)).toEqual([REPLACED, 3]);
  });

  it.each([
    ['comes again when the reply about one above was lost', 'lost-reply', 'pending', 0],
    ['goes on when one above is gone', 'gone', 'sent', 2],
    ['goes on when one above may not be edited', 'refused', 'sent', 2],
  ] as const)('%s', async (_, fault, status, version) => {
    const office = await openPostOffice();
    await saidTwice(office);
    calls(office, 'edit', fault);
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)).toMatchObject({ status });
    expect(office.chat.messages[1]?.version).toBe(version);
  });

  it('leaves alone for now what stands above on a platform that is down', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const both = { accounts: [FAKE, OTHER].map((ground) => ({ ...ground, id: 'ada' })) };
    const office = await openPostOffice({ chats: [first, second], people: [somebody('ada', 'A', '', both)] });
    await office.request({ status: 'unmatched' });
    await tell(office);
    await office.round();
    await office.store.putPlace('person:ada', { ...OTHER, id: 'dm-ada' });
    await tell(office);
    await office.round();
    await office.request({ status: 'withdrawn', rowVersion: 2 });
    office.down.add('fake');
    const id = await refresh(office);
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
    expect([first, second].map(({ messages }) => messages.map(({ version }) => version))).toEqual([[0], [2]]);
  });

  it('has nothing to do for somebody who was erased, or on a platform that does not run here any more', async () => {
    const office = await openPostOffice({
      store: (store) => ({ ...store, person: async (id) => (id === 'sam' ? null : store.person(id)) }),
    });
    await office.request({ status: 'unmatched' });
    const toSam = { to: 'sam', card: 'notice', about: 'stale' } as const;
    const told = await office.put({ kind: 'tell', ...toSam }, { requestId: 'request-1' });
    await office.store.settle(told, { status: 'sent', message: inDm('m-1', 'sam'), version: 0 }, []);
    const erased = await office.put({ kind: 'refresh', ...toSam }, { requestId: 'request-1' });
    const away = await tell(office);
    const message = { place: { platform: 'gone', tenant: 'ward', id: 'dm-ada' }, id: 'm-1' };
    await office.store.settle(away, { status: 'sent', message, version: 0 }, []);
    const gone = await refresh(office);
    await office.round();
    expect([erased, gone].map((id) => office.ended(id))).toEqual([{ status: 'superseded' }, { status: 'superseded' }]);
  });
});

describe('a person’s own page', () => {
  it('asked for by a request is drawn for that person', async () => {
    const office = await openPostOffice();
    await office.request();
    const id = await office.put({ kind: 'home', of: 'ada' }, { requestId: 'request-1' });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'sent', message: null, version: 0 });
    expect([...office.chat.homes.keys()]).toEqual(['ada']);
  });

  it('is none for somebody without an account that has pages, and waits while one of two platforms is down', async () => {
    const [first, second] = [fakeChat(), fakeChat(OTHER)];
    const both = { accounts: [FAKE, OTHER].map((ground) => ({ ...ground, id: 'ada' })) };
    const people = [somebody('ada', 'A', '', both), somebody('sam', 'S', '', { accounts: [] })];
    const office = await openPostOffice({ chats: [first, second], people });
    office.down.add('other');
    const ids = [await office.put({ kind: 'home', of: 'ada' }), await office.put({ kind: 'home', of: 'sam' })];
    await office.round();
    expect(ids.map((id) => office.ended(id)?.status)).toEqual(['pending', 'superseded']);
    expect([first.homes.size, second.homes.size]).toEqual([0, 0]);
  });
});
