import { describe, expect, it } from 'vitest';
import { type ConsultEvent, defaultPolicy, type RankedCandidate } from '../../src/consult/index.ts';
import { BotError } from '../../src/errors.ts';
import { changeOf, decideAll } from '../../src/intake/change.ts';
import { decideInbox } from '../../src/intake/decide-inbox.ts';
import type { Desk } from '../../src/intake/dispatch.ts';
import { givenMaker } from '../../src/intake/given.ts';
import { createIndex } from '../../src/intake/library-index.ts';
import { createPeople } from '../../src/intake/people.ts';
import { profileChange } from '../../src/intake/profile.ts';
import { tick } from '../../src/intake/tick.ts';
import { keyedBy } from '../../src/keyed.ts';
import { silentLog } from '../../src/log.ts';
import type { Store, TimerRow } from '../../src/store/port.ts';
import { openStore } from '../../src/store/prisma/index.ts';
import { countingChance } from '../fakes/counting-chance.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { scrubbed, staff } from '../fakes/staff.ts';
import { change, inbound, libraryCase } from '../fixtures/make-change.ts';
import { draftRequest } from '../fixtures/make-request.ts';

const KEY = new Uint8Array(32);
const now = new Date('2026-11-23T09:00:00Z');
const policy = defaultPolicy({ timeZone: 'Europe/Berlin', holidays: new Set() });

async function openDesk(
  bend: (store: Store) => Store = (store) => store,
): Promise<{ store: Store; desk: Desk; saved: () => Promise<void> }> {
  const store = await openStore({ url: ':memory:', key: KEY });
  await store.savePeople(staff(), []);
  const bent = bend(store);
  const redFlagRules = { phrases: [], negations: [], shifters: [] };
  const rules = { policy, redFlagRules: JSON.parse(JSON.stringify(redFlagRules)) };
  const chance = countingChance();
  const desk: Desk = {
    store: bent,
    keyed: keyedBy(KEY),
    chance,
    circleId: 'default',
    givenFor: givenMaker(bent, chance, rules),
  };
  return { store, desk, saved: async () => undefined };
}

const file = (dedupeKey: string, personId: string | null = 'ada') =>
  inbound(dedupeKey, { personId, place: null, event: { kind: 'file' } });

describe('an event that cannot be decided', () => {
  it('is set aside after five attempts; whoever sent it is told, so is the coordinator, and the others go on', async () => {
    const { store, desk, saved } = await openDesk((real) => ({
      ...real,
      async commit(planned) {
        if (planned.audit.some(({ actor }) => actor === 'ada'))
          throw new BotError('store-conflict', 'refers to what is not stored');
        return real.commit(planned);
      },
    }));
    await store.remember(file('poison'));
    await store.remember(file('fine', 'sam'));
    for (let tries = 0; tries < 5; tries += 1) await decideInbox(desk, silentLog, saved);
    expect(await store.counts()).toMatchObject({ inboxWaiting: 0, inboxParked: 1 });
    const told = (await store.claimDeliveries(now, 9)).map(({ place, effect }) => [
      place,
      effect.kind === 'tell' ? effect.card : null,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['person:kim', 'parked'],
        ['person:ada', 'parked'],
        ['person:sam', 'file-refused'],
      ]),
    );
  });

  it('of Konsil itself is told to the coordinator alone', async () => {
    const { store, desk, saved } = await openDesk((real) => ({
      ...real,
      request: async () => {
        throw new Error('a fault in the reading');
      },
    }));
    await store.remember(
      inbound('own', {
        personId: null,
        place: null,
        event: { kind: 'internal', requestId: 'r', event: { kind: 'undeliverable', introductionId: 'i' } },
      }),
    );
    for (let tries = 0; tries < 5; tries += 1) await decideInbox(desk, silentLog, saved);
    expect((await store.claimDeliveries(now, 9)).map(({ place }) => place)).toEqual(['person:kim']);
  });

  it('counts as one when what it was decided on changes under every attempt', async () => {
    const { store, desk, saved } = await openDesk((real) => ({ ...real, commit: async () => 'conflict' }));
    await store.remember(file('raced'));
    await decideInbox(desk, silentLog, saved);
    expect((await store.waitingInbox(1))[0]?.attempts).toBe(1);
  });

  it('waits, uncounted, while the database is in trouble', async () => {
    const { store, desk, saved } = await openDesk((real) => ({
      ...real,
      commit: async () => {
        throw new BotError('store-full', 'the disk is full');
      },
    }));
    await store.remember(file('later'));
    await expect(decideInbox(desk, silentLog, saved)).rejects.toMatchObject({ code: 'store-full' });
    expect((await store.waitingInbox(1))[0]?.attempts).toBe(0);
  });

  it('from nobody, or from someone who was erased, is done with', async () => {
    const { store, desk, saved } = await openDesk();
    await store.remember(file('nobody', null));
    await store.remember(
      inbound('gone', {
        personId: null,
        place: null,
        event: { kind: 'internal', requestId: 'gone', event: { kind: 'undeliverable', introductionId: 'i' } },
      }),
    );
    expect(await decideInbox(desk, silentLog, saved)).toBe(2);
    expect(await store.counts()).toMatchObject({ inboxWaiting: 0, inboxParked: 0, deliveriesWaiting: 0 });
  });

  it('of Konsil itself that comes too late changes nothing', async () => {
    const { store, desk, saved } = await openDesk();
    await store.commit(change({ request: draftRequest({ circleId: 'default', askerId: 'ada' }) }));
    await store.remember(
      inbound('late', {
        personId: null,
        place: null,
        event: { kind: 'internal', requestId: 'request-1', event: { kind: 'similar-found', rowVersion: 9, cases: [] } },
      }),
    );
    await decideInbox(desk, silentLog, saved);
    expect((await store.request('request-1'))?.rowVersion).toBe(1);
  });
});

describe('a timer', () => {
  const row = (parts: Partial<TimerRow> = {}): TimerRow => ({
    id: '1',
    requestId: 'request-1',
    timer: 'discard-draft',
    about: null,
    dueAt: now,
    ...parts,
  });
  const never = { waits: async () => false, log: silentLog, saved: async () => undefined };

  async function withTimer(bend?: (store: Store) => Store) {
    const opened = await openDesk(bend);
    const dueAt = new Date(now.getTime() - 1000);
    await opened.store.commit(
      change({
        request: draftRequest({ circleId: 'default', askerId: 'ada' }),
        timers: [
          { kind: 'set', timer: 'discard-draft', about: null, dueAt },
          { kind: 'set', timer: 'lapse', about: null, dueAt },
        ],
      }),
    );
    return opened;
  }

  it('that means nothing any more is gone, and keeps no other waiting', async () => {
    const { store, desk } = await withTimer();
    expect(await tick(desk, now, never)).toBe(2);
    expect((await store.request('request-1'))?.status).toBe('discarded');
    expect(await store.dueTimers(now, 9)).toEqual([]);
  });

  it('that cannot be decided comes again in five minutes, and the others have their turn', async () => {
    let left = 1;
    const { store, desk } = await withTimer((real) => ({
      ...real,
      async loads(...of) {
        left -= 1;
        if (left >= 0) throw new Error('a fault in the reading');
        return real.loads(...of);
      },
    }));
    await tick(desk, now, never);
    const due = await store.dueTimers(new Date(now.getTime() + 6 * 60_000), 9);
    expect(due.map(({ timer }) => timer)).toEqual(['discard-draft']);
    expect(await store.dueTimers(now, 9)).toEqual([]);
  });

  it('waits while the database is in trouble', async () => {
    const { desk } = await withTimer((real) => ({
      ...real,
      commit: async () => {
        throw new BotError('store-locked', 'another process holds it');
      },
    }));
    await expect(tick(desk, now, never)).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('that was cancelled meanwhile, or whose request was erased, is no fault', async () => {
    const { desk, store } = await withTimer((real) => ({
      ...real,
      dueTimers: async () => [row({ id: '99' }), row({ id: '98', requestId: 'erased' })],
    }));
    expect(await tick(desk, now, never)).toBe(2);
    expect((await store.request('request-1'))?.status).toBe('draft');
  });
});

/** What an act of Ada's is decided by, with no red flag in the rules. */
const given = {
  now,
  cause: { kind: 'person', id: 'ada' },
  newId: () => 'n',
  relayDelay: () => 5,
  policy,
  redFlagRules: JSON.parse('{"phrases":[],"negations":[],"shifters":[]}'),
  unavailable: new Set<string>(),
  coordinators: [],
} as const;

describe('several events of one act', () => {
  const draft = draftRequest({ circleId: 'default', askerId: 'ada' });
  const begin = {
    kind: 'draft',
    requestId: 'request-1',
    askerId: 'ada',
    circleId: 'default',
    intake: draft.intake,
    known: [],
    kept: [],
  } as const;

  it('are one change, and nothing at all when one of them is refused', () => {
    const both = decideAll(draft, [begin, { kind: 'discard' }], given);
    expect(both).toMatchObject({ ok: true, request: { status: 'discarded', rowVersion: 2 } });
    if (both.ok)
      expect(
        changeOf(both, [begin, { kind: 'discard' }], given, { keyed: keyedBy(KEY), chance: countingChance() }).audit,
      ).toHaveLength(2);
    expect(decideAll(draft, [{ kind: 'thank' }, begin], given).ok).toBe(false);
    expect(decideAll(draft, [begin, { kind: 'thank' }], given).ok).toBe(false);
    expect(decideAll(draft, [], given)).toEqual({ ok: false, refusal: 'no-such-thing' });
  });

  it('leave in the audit trail which places a language model changed, and neither names nor words', () => {
    const candidate = (expertId: string) => ({ expertId, score: 1, confidence: 1, reasons: [] });
    const found = (candidates: readonly RankedCandidate[]): ConsultEvent => ({
      kind: 'candidates-found',
      rowVersion: 1,
      candidates,
      confident: true,
    });
    const detail = (event: ConsultEvent) =>
      changeOf({ ok: true, request: draft, effects: [], timers: [] }, [event], given, {
        keyed: keyedBy(KEY),
        chance: countingChance(),
      }).audit[0]?.detail;
    expect(
      detail(
        found([
          { ...candidate('herz'), plainPlace: 2 },
          { ...candidate('niere'), plainPlace: 1 },
        ]),
      ),
    ).toEqual({
      status: 'draft',
      plainOrder: '2 1',
    });
    expect(detail(found([candidate('herz')]))).toEqual({ status: 'draft' });
  });
});

describe('a profile', () => {
  it('stays as it is where nothing is said of it', () => {
    const [ada] = staff();
    if (ada === undefined) throw new Error('nobody is called ada');
    const kept = { ...ada, contact: 'Pieper 12' };
    expect(profileChange(kept, {}, given, { keyed: keyedBy(KEY), chance: countingChance() }).people).toEqual([kept]);
  });
});

describe('whom Konsil knows, and what matching does', () => {
  const people = (store: Store) =>
    createPeople({ store, circleId: 'default', chance: countingChance(), clock: manualClock() }, new Map());

  it('is who is in the store, also someone of another circle who was not held in memory', async () => {
    const { store } = await openDesk();
    const [ada] = staff();
    const account = { platform: 'fake', tenant: 'far', id: 'far' };
    if (ada === undefined) throw new Error('nobody is called ada');
    await store.savePeople([{ ...ada, id: 'far', circleId: 'far', accounts: [account], lang: 'en' }], []);
    const held = people(store);
    await held.load();
    expect(held.atOnce(account)).toMatchObject({ id: '', lang: 'de' });
    expect((await held.of(account)).id).toBe('far');
    expect(held.atOnce(account)).toMatchObject({ id: 'far', lang: 'en' });
    expect(held.colleagues(held.atOnce(account))).toEqual([]);
  });

  it('is filled before the first search, once, and again after it failed', async () => {
    const { store } = await openDesk();
    await store.putCases([
      libraryCase('case-1', { circleId: 'default', expertId: 'herz', question: scrubbed('Vorhofflimmern') }),
    ]);
    const held = people(store);
    await held.load();
    const put: string[] = [];
    let fails = 1;
    const matcher = {
      putExpert: async ({ id }: { id: string }) => {
        fails -= 1;
        if (fails >= 0) throw new Error('the index broke');
        put.push(id);
      },
      putCase: async ({ id }: { id: string }) => void put.push(id),
      removeExpert: async (id: string) => void put.push(`-${id}`),
      removeCase: async () => undefined,
      find: async () => ({ candidates: [], confident: false, confidence: 0, topics: [], byFit: [] }),
      similarCases: async () => [],
      change: async () => undefined,
      settled: async () => undefined,
      close: async () => undefined,
      accelerated: false,
      embedder: 'none',
    };
    const index = createIndex({ store, matcher, circleId: 'default' }, held.expert);
    await expect(index.similarCases({ text: scrubbed('x'), lang: 'de' }, 1)).rejects.toThrow('the index broke');
    await index.find({ text: scrubbed('x'), lang: 'de', limit: 1 }, () => null);
    await index.similarCases({ text: scrubbed('x'), lang: 'de' }, 1);
    expect(put.toSorted()).toEqual(['case-1', 'herz', 'herzzwei', 'hormon', 'lunge', 'niere']);
    fails = 1;
    await expect(index.changed('herz')).rejects.toThrow('the index broke');
    await index.changed('ada');
    expect(put.at(-1)).toBe('-ada');
  });
});
