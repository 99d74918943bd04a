import type { Core } from '../../src/chat/port.ts';
import type { ConsultRequest, Effect, Person } from '../../src/consult/index.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import { createRounds, type Rounds } from '../../src/delivery/rounds.ts';
import { keyedBy } from '../../src/keyed.ts';
import type { NewDelivery, Settlement, Store } from '../../src/store/port.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import { type FakeChat, fakeChat } from '../fakes/fake-chat.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { staff } from '../fakes/staff.ts';
import { change } from '../fixtures/make-change.ts';
import { draftRequest } from '../fixtures/make-request.ts';
import { openRewindable, type RewindableDatabase } from '../fixtures/rewindable-database.ts';

const KEY = new Uint8Array(32);

/** Delivering alone: a real store, a fake platform, rows put in by hand. */
export interface PostOffice {
  readonly store: Store;
  readonly chat: FakeChat;
  readonly clock: ManualClock;
  readonly courier: Courier;
  readonly rounds: Rounds;
  readonly down: Set<string>;
  /** Codes of what was told to the log. */
  readonly faults: string[];
  readonly put: (effect: Effect, parts?: Partial<NewDelivery>) => Promise<string>;
  readonly request: (parts?: Partial<ConsultRequest>) => Promise<ConsultRequest>;
  /** Everything that may go now goes. */
  readonly round: () => Promise<void>;
  /** How the last attempt at a delivery ended; undefined before it was written down. */
  readonly ended: (id: string) => Settlement | undefined;
  /** Events of Konsil itself that wait to be decided. */
  readonly heard: () => Promise<readonly string[]>;
}

export interface PostOfficeOptions {
  readonly people?: readonly Person[];
  readonly chats?: readonly FakeChat[];
  readonly store?: (store: Store) => Store;
  readonly matcher?: Partial<Courier['matcher']>;
}

export async function openPostOffice(options: PostOfficeOptions = {}): Promise<PostOffice> {
  const chat = fakeChat();
  const clock = manualClock();
  const stored = await storeWith(options.people);
  const settled = new Map<string, Settlement>();
  const noted: Store = {
    ...stored,
    async settle(id, settlement, internal) {
      await stored.settle(id, settlement, internal);
      settled.set(id, settlement);
    },
  };
  const store = options.store?.(noted) ?? noted;
  const chats = options.chats ?? [chat];
  for (const one of chats) await one.start(coreOf(stored, clock));
  const down = new Set<string>();
  const faults: string[] = [];
  const courier: Courier = {
    store,
    adapters: new Map(chats.map((one) => [one.platform, one])),
    matcher: {
      find: async () => ({ candidates: [], confident: false, confidence: 0, topics: [], byFit: [] }),
      similarCases: async () => [],
      ...options.matcher,
    },
    site: { emergencyPhone: null, coordinatorName: 'Konsil-Koordination', timeZone: 'Europe/Berlin' },
    keyed: keyedBy(KEY),
    now: clock.now,
    isUp: (platform) => !down.has(platform),
  };
  const rounds = createRounds(courier, clock, (_, error) =>
    faults.push(error instanceof Error ? error.message : 'no error'),
  );
  let count = 0;
  return {
    store: stored,
    chat,
    clock,
    courier,
    rounds,
    down,
    faults,
    async put(effect, parts = {}) {
      count += 1;
      const id = `d-${count}`;
      const place =
        effect.kind === 'home'
          ? (`person:${effect.of}` as const)
          : 'to' in effect
            ? (`person:${effect.to}` as const)
            : 'core';
      const row: NewDelivery = {
        id,
        key: `k-${id}`,
        requestId: null,
        place,
        effect,
        handle: null,
        notBefore: null,
        createdAt: clock.now(),
        ...parts,
      };
      await stored.commit(change({ deliveries: [row] }));
      return id;
    },
    async request(parts = {}) {
      const request = draftRequest({ circleId: 'default', askerId: 'ada', ...parts });
      if ((await stored.commit(change({ request }))) !== 'done') throw new Error('the request was not saved');
      return request;
    },
    async round() {
      while (await rounds.next());
    },
    ended: (id) => settled.get(id),
    heard: async () =>
      (await stored.waitingInbox(100)).map(({ event }) => (event.kind === 'internal' ? event.event.kind : event.kind)),
  };
}

/** Events of Konsil itself that wait to be decided, whole, each with its key. */
export async function heardBy({ store }: PostOffice): Promise<unknown> {
  return (await store.waitingInbox(9)).map(({ dedupeKey, event }) => [
    dedupeKey,
    event.kind === 'internal' ? event.event : event,
  ]);
}

/** One with the staff and one with nobody yet, each emptied of what the test before left there. */
const opened = new Map<'staff' | 'nobody', Promise<RewindableDatabase>>();

async function storeWith(people: readonly Person[] | undefined): Promise<Store> {
  const who = people === undefined ? 'staff' : 'nobody';
  const first = opened.get(who) ?? openWith(people === undefined ? staff() : []);
  opened.set(who, first);
  const { database, rewind } = await first;
  await rewind();
  const store = storeOn(database, KEY);
  await store.savePeople(people ?? [], []);
  return store;
}

async function openWith(people: readonly Person[]): Promise<RewindableDatabase> {
  const rewindable = await openRewindable();
  await storeOn(rewindable.database, KEY).savePeople(people, []);
  await rewindable.mark();
  return rewindable;
}

/** Nobody writes to this office; the platform only needs the time. */
function coreOf(store: Store, clock: ManualClock): Core {
  return {
    accept: async () => ({ kind: 'ok' }),
    form: () => {
      throw new Error('no form is opened here');
    },
    now: clock.now,
    resolve: async () => null,
    state: store.state('fake'),
    health: () => undefined,
  };
}
