import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/consult/index.ts';
import { BotError } from '../../src/errors.ts';
import type { Fault } from '../fakes/fake-chat.ts';
import { change, inbound } from '../fixtures/make-change.ts';
import { introduction } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const notice = (to: string): Effect => ({ kind: 'tell', to, card: 'notice', about: 'stale' });

/** Faults of the next calls of one verb, in order; none after. */
function faulty({ chat }: PostOffice, verb: string, ...faults: readonly Fault[]): void {
  const left = [...faults];
  chat.faultOf = (call) => (call.verb === verb ? (left.shift() ?? null) : null);
}

const said = ({ chat }: PostOffice, to: string): number =>
  chat.messages.filter(({ place }) => place.id === `dm-${to}`).length;

describe('what is to be said', () => {
  it('goes out in order to each reader, side by side to different ones', async () => {
    const office = await openPostOffice();
    for (const about of ['stale', 'illegal', 'stale'])
      await office.put({ kind: 'tell', to: 'ada', card: 'notice', about });
    await office.put(notice('sam'));
    await office.round();
    expect(said(office, 'ada')).toBe(3);
    expect(said(office, 'sam')).toBe(1);
    expect(office.chat.messages.filter(({ place }) => place.id === 'dm-ada').map(({ key }) => key)).toEqual([
      'k-d-1',
      'k-d-2',
      'k-d-3',
    ]);
  });

  it('is not said of a request that is gone, or that has moved on', async () => {
    const office = await openPostOffice();
    await office.request({ status: 'closed', rowVersion: 1 });
    const gone = await office.put({ kind: 'tell', to: 'ada', card: 'no-match', about: null }, { requestId: 'erased' });
    const late = await office.put(
      { kind: 'tell', to: 'ada', card: 'no-match', about: null },
      { requestId: 'request-1' },
    );
    const odd = await office.put({ kind: 'find-similar', rowVersion: 1 });
    await office.round();
    expect([gone, late, odd].map((id) => office.ended(id)?.status)).toEqual(['superseded', 'superseded', 'superseded']);
    expect(office.chat.messages).toHaveLength(0);
  });

  it('waits for its time, and holds up nobody else meanwhile', async () => {
    const office = await openPostOffice();
    await office.put(notice('ada'), { notBefore: new Date(office.clock.now().getTime() + 30_000) });
    await office.put(notice('sam'));
    await office.round();
    expect([said(office, 'ada'), said(office, 'sam')]).toEqual([0, 1]);
    office.clock.advance({ seconds: 31 });
    await office.round();
    expect(said(office, 'ada')).toBe(1);
  });

  it('is tried again after a rate limit for as long as it takes, and never counted', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    faulty(office, 'send', ...Array.from({ length: 9 }, () => 'retry' as const));
    for (let tries = 0; tries < 10; tries += 1) {
      await office.round();
      if (tries < 9) expect(office.ended(id)).toMatchObject({ status: 'pending', attempts: 0, reason: 'retry' });
      office.clock.advance({ seconds: 3 });
    }
    expect(said(office, 'ada')).toBe(1);
  });

  it('is set aside after five faults, later and later; the coordinator will hear, and what comes after goes out', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    const after = await office.put({ kind: 'tell', to: 'ada', card: 'notice', about: 'illegal' });
    faulty(office, 'send', 'broken', 'broken', 'broken', 'broken', 'broken');
    const waits: (number | null)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      await office.round();
      const end = office.ended(id);
      waits.push(
        end?.status === 'pending' && end.notBefore !== null
          ? end.notBefore.getTime() - office.clock.now().getTime()
          : null,
      );
      office.clock.advance({ seconds: 9 });
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, null]);
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'broken' });
    expect(office.ended(after)?.status).toBe('sent');
    expect(await office.heard()).toEqual(['parked']);
  });

  it.each(['refused', 'gone'] as const)('is set aside at once when %s', async (fault) => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    faulty(office, 'send', fault);
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'parked', reason: fault });
  });

  it('is looked for when in doubt and overtaken, so that its card does not offer for ever what is decided', async () => {
    const office = await openPostOffice();
    const request = await office.request({ status: 'offered', introductions: [introduction('i-1', 'herz')] });
    const about = { card: 'offer', about: 'i-1' } as const;
    const offer = await office.put({ kind: 'tell', to: 'herz', ...about }, { requestId: request.id, handle: 'h-1' });
    faulty(office, 'send', 'lost-reply');
    await office.round();
    await office.store.commit(
      change({
        request: {
          ...request,
          status: 'withdrawn',
          rowVersion: 2,
          introductions: [{ ...introduction('i-1', 'herz'), status: 'withdrawn' }],
        },
      }),
    );
    await office.put({ kind: 'refresh', to: 'herz', ...about }, { requestId: request.id, handle: 'h-1' });
    office.clock.advance({ minutes: 2 });
    await office.round();
    expect(office.ended(offer)).toMatchObject({ status: 'sent' });
    expect(office.chat.messages.map(({ card }) => card.choices)).toEqual([[]]);
  });

  it.each([
    ['nothing of it is found', null],
    ['nobody can tell', 'gone'],
  ] as const)('is let go when in doubt and overtaken, and %s', async (_, fault) => {
    const office = await openPostOffice();
    const request = await office.request({ status: 'offered', introductions: [introduction('i-1', 'herz')] });
    await office.put(notice('herz'));
    const offer = await office.put(
      { kind: 'tell', to: 'herz', card: 'offer', about: 'i-1' },
      { requestId: request.id },
    );
    await office.round();
    await office.store.settle(offer, { status: 'pending', notBefore: null, attempts: 0, reason: 'interrupted' }, []);
    await office.store.commit(
      change({
        request: {
          ...request,
          status: 'withdrawn',
          rowVersion: 2,
          introductions: [{ ...introduction('i-1', 'herz'), status: 'withdrawn' }],
        },
      }),
    );
    if (fault === null) office.chat.find = async () => 'absent';
    else faulty(office, 'find', fault);
    await office.round();
    expect(office.ended(offer)).toEqual({ status: 'superseded' });
  });

  it('waits to be looked for while the platform is down, and is let go where its reader was never written to', async () => {
    const office = await openPostOffice();
    const request = await office.request({
      status: 'withdrawn',
      introductions: [{ ...introduction('i-1', 'herz'), status: 'withdrawn' }],
    });
    const inDoubt = { status: 'pending', notBefore: null, attempts: 0, reason: 'interrupted' } as const;
    const known = await office.put(notice('herz'));
    await office.round();
    const [waits, never] = await Promise.all(
      ['herz', 'sam'].map((to) =>
        office.put({ kind: 'tell', to, card: 'offer', about: 'i-1' }, { requestId: request.id }),
      ),
    );
    for (const id of [waits, never]) await office.store.settle(id ?? '', inDoubt, []);
    office.down.add('fake');
    await office.round();
    expect(office.ended(known)?.status).toBe('sent');
    expect(office.ended(waits ?? '')).toMatchObject({ status: 'pending', reason: 'interrupted' });
    expect(office.ended(never ?? '')).toEqual({ status: 'superseded' });
  });

  it('is looked for again where the platform could not be asked, though the request has moved on', async () => {
    const office = await openPostOffice();
    const request = await office.request({
      status: 'withdrawn',
      introductions: [{ ...introduction('i-1', 'herz'), status: 'withdrawn' }],
    });
    await office.put(notice('herz'));
    await office.round();
    const offer = await office.put(
      { kind: 'tell', to: 'herz', card: 'offer', about: 'i-1' },
      { requestId: request.id },
    );
    await office.store.settle(offer, { status: 'pending', notBefore: null, attempts: 0, reason: 'interrupted' }, []);
    faulty(office, 'find', 'retry');
    await office.round();
    expect(office.ended(offer)?.status).toBe('pending');
    office.clock.advance({ minutes: 2 });
    await office.round();
    expect(office.ended(offer)).toEqual({ status: 'superseded' });
  });

  it('is edited when it was found in doubt and the request has moved on since it was drawn', async () => {
    const office = await openPostOffice();
    const request = await office.request({ status: 'open' });
    const status = { card: 'request', about: null } as const;
    await office.put({ kind: 'tell', to: 'ada', ...status }, { requestId: request.id });
    faulty(office, 'send', 'lost-reply');
    await office.round();
    await office.store.commit(change({ request: { ...request, status: 'unmatched', rowVersion: 2 } }));
    await office.put({ kind: 'refresh', to: 'ada', ...status }, { requestId: request.id });
    office.clock.advance({ minutes: 2 });
    await office.round();
    expect(office.chat.messages.map(({ version }) => version)).toEqual([2]);
  });

  it('is not told of in its turn when it was itself the news of something set aside', async () => {
    const office = await openPostOffice();
    await office.put({ kind: 'tell', to: 'kim', card: 'parked', about: 'd-0' });
    faulty(office, 'send', 'gone');
    await office.round();
    expect(await office.heard()).toEqual([]);
  });

  it('is not said to someone who has left; only an offer must go on to the next', async () => {
    const office = await openPostOffice();
    const herz = await office.store.person('herz');
    if (herz === null) throw new Error('nobody is called herz');
    await office.store.savePeople([{ ...herz, active: false }], []);
    await office.request({ status: 'offered', introductions: [introduction('i-1', 'herz')] });
    const thanks = await office.put(
      { kind: 'tell', to: 'herz', card: 'thanks', about: 'i-1' },
      { requestId: 'request-1' },
    );
    const nobody = await office.put(notice('nobody'));
    const offer = await office.put(
      { kind: 'tell', to: 'herz', card: 'offer', about: 'i-1' },
      { requestId: 'request-1' },
    );
    await office.round();
    expect([thanks, nobody, offer].map((id) => office.ended(id)?.status)).toEqual([
      'superseded',
      'superseded',
      'parked',
    ]);
    expect(await office.heard()).toEqual(['undeliverable', 'parked']);
  });

  it('tells the request that an offer arrived', async () => {
    const office = await openPostOffice();
    await office.request({ status: 'offered', introductions: [introduction('i-1', 'herz')] });
    await office.put({ kind: 'tell', to: 'herz', card: 'offer', about: 'i-1' }, { requestId: 'request-1' });
    faulty(office, 'send', 'retry');
    await office.round();
    expect(await office.heard()).toEqual([]);
    office.clock.advance({ seconds: 3 });
    await office.round();
    expect(await office.heard()).toEqual(['offer-delivered']);
  });
});

describe('after an unknown outcome', () => {
  it('looks before it says it again, and finds what arrived', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    faulty(office, 'send', 'lost-reply');
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'unknown-outcome', attempts: 0 });
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(said(office, 'ada')).toBe(1);
    expect(office.ended(id)).toMatchObject({ status: 'sent', message: { id: 'm-1' } });
  });

  it('says it again when it never arrived', async () => {
    const office = await openPostOffice();
    await office.put(notice('ada'));
    faulty(office, 'send', 'throws');
    await office.round();
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(said(office, 'ada')).toBe(1);
    expect(office.faults).toEqual(['the fake platform threw']);
  });

  it('still looks after a rate limit, an outage or a fault came in between', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    let find = 0;
    const left: (Fault | null)[] = ['lost-reply', 'retry', 'broken'];
    office.chat.faultOf = ({ verb }) => (verb === 'send' ? (left.shift() ?? null) : null);
    const { find: look } = office.chat;
    office.chat.find = async (place, key) => {
      find += 1;
      return find < 3 ? 'absent' : look(place, key);
    };
    await office.round();
    office.down.add('fake');
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'unknown-outcome' });
    office.down.delete('fake');
    for (const reason of ['unknown-outcome', 'unknown-outcome']) {
      office.clock.advance({ seconds: 9 });
      await office.round();
      expect(office.ended(id)).toMatchObject({ status: 'pending', reason });
    }
    office.clock.advance({ seconds: 9 });
    await office.round();
    expect(find).toBe(3);
    expect(said(office, 'ada')).toBe(1);
    expect(office.ended(id)?.status).toBe('sent');
  });

  it('waits where looking fails for the moment, and says it once', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    const left: (Fault | null)[] = ['retry', 'retry'];
    let sends = 0;
    office.chat.faultOf = ({ verb }) => {
      if (verb === 'send') sends += 1;
      return verb === 'send' ? 'lost-reply' : verb === 'find' ? (left.shift() ?? null) : null;
    };
    for (let round = 0; round < 4; round += 1) {
      await office.round();
      office.clock.advance({ minutes: 1 });
    }
    expect(office.ended(id)?.status).toBe('sent');
    expect([sends, said(office, 'ada')]).toEqual([1, 1]);
  });

  it('does not say it again where nobody can look, and the coordinator will hear', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    office.chat.faultOf = ({ verb }) => (verb === 'send' ? 'lost-reply' : verb === 'find' ? 'broken' : null);
    await office.round();
    office.clock.advance({ seconds: 2 });
    await office.round();
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'cannot-tell' });
    expect(said(office, 'ada')).toBe(1);
    expect(await office.heard()).toEqual(['parked']);
  });

  it('asks less and less often the longer replies are lost, and never gives up', async () => {
    const office = await openPostOffice();
    const id = await office.put({ kind: 'home', of: 'ada' });
    office.chat.faultOf = ({ verb }) => (verb === 'home' ? 'lost-reply' : null);
    const waits: number[] = [];
    for (const minutes of [0, 1, 60]) {
      office.clock.advance({ minutes });
      await office.round();
      const end = office.ended(id);
      if (end?.status === 'pending' && end.notBefore !== null)
        waits.push(end.notBefore.getTime() - office.clock.now().getTime());
    }
    expect(waits).toEqual([1000, 15_000, 60_000]);
  });

  it('resumes at the next start what a stopped process left in the middle, and looks first', async () => {
    const office = await openPostOffice();
    const id = await office.put(notice('ada'));
    const [claimed] = await office.store.claimDeliveries(office.clock.now(), 1);
    await office.chat.send(
      office.chat.directOf({ platform: 'fake', tenant: 'ward', id: 'ada' }),
      {
        lang: 'de',
        title: '',
        notice: '',
        parts: [],
        choices: [],
        handle: null,
        ended: false,
      },
      claimed?.key ?? '',
    );
    await office.round();
    expect(said(office, 'ada')).toBe(1);
    expect(office.ended(id)?.status).toBe('sent');
  });
});

describe('a fault of the store', () => {
  it('leaves nothing claimed: the next round looks and goes on', async () => {
    let failing = 0;
    const office = await openPostOffice({
      store: (store) => ({
        ...store,
        async settle(...settlement) {
          failing -= 1;
          if (failing === 0) throw new BotError('store-full', 'the disk is full');
          return store.settle(...settlement);
        },
      }),
    });
    failing = 1;
    await office.put(notice('ada'));
    await expect(office.round()).rejects.toMatchObject({ code: 'store-full' });
    await office.round();
    expect(said(office, 'ada')).toBe(1);
    expect(await office.store.claimDeliveries(office.clock.now(), 9)).toEqual([]);
  });

  it('does not count against a row, and a row that the store refuses does', async () => {
    let code: 'store-locked' | 'store-conflict' = 'store-locked';
    let failing = true;
    const office = await openPostOffice({
      store: (store) => ({
        ...store,
        async person(id) {
          if (failing) throw new BotError(code, 'in trouble');
          return store.person(id);
        },
      }),
    });
    const id = await office.put(notice('ada'));
    await expect(office.round()).rejects.toMatchObject({ code: 'store-locked' });
    code = 'store-conflict';
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', attempts: 1 });
    failing = false;
    office.clock.advance({ seconds: 3 });
    await office.round();
    expect(said(office, 'ada')).toBe(1);
  });

  it('while taking rows leaves none of them behind', async () => {
    let failing = true;
    const office = await openPostOffice({
      store: (store) => ({
        ...store,
        async claimDeliveries(...of) {
          const claimed = await store.claimDeliveries(...of);
          if (failing && claimed.length > 0) throw new BotError('store-locked', 'in trouble');
          return claimed;
        },
      }),
    });
    await office.put(notice('ada'));
    await expect(office.round()).rejects.toMatchObject({ code: 'store-locked' });
    failing = false;
    await office.round();
    expect(said(office, 'ada')).toBe(1);
  });
});

describe('a slow place', () => {
  it('keeps nobody else waiting, not even for what comes later', async () => {
    const office = await openPostOffice();
    const { send } = office.chat;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    office.chat.send = async (to, card, key) => {
      if (to.id === 'dm-ada') await held;
      return send(to, card, key);
    };
    await office.put(notice('ada'));
    const round = office.round();
    await office.put(notice('sam'));
    office.rounds.nudge();
    await expect.poll(() => said(office, 'sam')).toBe(1);
    await office.put(notice('kim'));
    office.clock.advance({ seconds: 1 });
    await expect.poll(() => said(office, 'kim')).toBe(1);
    expect(said(office, 'ada')).toBe(0);
    letGo();
    await round;
    await office.rounds.ended();
    expect(said(office, 'ada')).toBe(1);
  });

  it('hears of an event once, however often its delivery is settled', async () => {
    const office = await openPostOffice();
    const row = inbound('konsil:d-1:parked', {
      personId: null,
      place: null,
      event: { kind: 'parked', deliveryId: 'd-1' },
    });
    await office.store.remember(row);
    await office.put(notice('ada'));
    faulty(office, 'send', 'gone');
    await office.round();
    expect(await office.heard()).toEqual(['parked']);
  });
});
