import type { Log } from '../../log.ts';
import type { Store } from '../port.ts';
import { appendAudit, auditOf, firstBrokenLine } from './audit.ts';
import { casesById, casesWhere, putCases } from './cases.ts';
import { claimDeliveries, nextDelivery } from './claim.ts';
import { commit } from './commit.ts';
import { counts } from './counts.ts';
import { type Database, openDatabase } from './database.ts';
import {
  addDeliveries,
  deliveriesIn,
  earlierMessages,
  handleOfMessage,
  sentMessage,
  setMessageVersion,
  settle,
} from './deliveries.ts';
import { experience, gaps } from './experience.ts';
import { handleTarget, place, putHandles, putPlace } from './handles.ts';
import { endInbox, failInbox, remember, waitingInbox } from './inbox.ts';
import { keyValueOf } from './key-value.ts';
import { loads } from './loads.ts';
import { modelOrders } from './model-orders.ts';
import { activePeople, people, person, personOf } from './people.ts';
import { loadRequest, requestsOf, unmatchedRequests } from './requests.ts';
import { ensurePerson, savePeople } from './save-people.ts';
import { createSealing } from './sealing.ts';
import { dueTimers } from './timers.ts';

export interface StoreOptions {
  /** `file:path`, or `:memory:`. */
  readonly url: string;
  /** The key file's key: seals secret values. */
  readonly key: Uint8Array;
  readonly log?: Log;
}

/** Opens the store and brings the database to this program's models; throws `BotError` as `Store` says. */
export async function openStore({ url, key, log }: StoreOptions): Promise<Store> {
  const database = await openDatabase(url);
  if (database.applied.length > 0) log?.info('database-migrated', { count: database.applied.length });
  return storeOn(database, key);
}

/** The store over a database that is already open. */
export function storeOn(database: Database, key: Uint8Array): Store {
  const { run, transaction } = database;
  const sealing = createSealing(key);
  return {
    remember: (row) => run(async (db) => ((await remember(db, [row])) === 1 ? 'new' : 'seen')),
    hasSeen: (dedupeKey) => run(async (db) => (await db.inboxEvent.count({ where: { dedupeKey } })) > 0),
    waitingInbox: (limit) => run((db) => waitingInbox(db, limit)),
    failInbox: (seq) => transaction((db) => failInbox(db, seq)),
    parkInbox: (seq, reason, { handles, deliveries, audit }) =>
      transaction(async (db) => {
        if (!(await endInbox(db, seq, 'parked', reason))) return;
        await putHandles(db, handles);
        await addDeliveries(db, deliveries);
        await appendAudit(db, audit);
      }),

    commit: (change) => commit(database, change),
    request: (id) => run((db) => loadRequest(db, id)),
    requestsOf: (personId, limit) => run((db) => requestsOf(db, personId, limit)),
    unmatched: (circleId) => run((db) => unmatchedRequests(db, circleId)),

    claimDeliveries: (now, limit) => run((db) => claimDeliveries(db, now, limit)),
    interruptedDeliveries: () => run((db) => deliveriesIn(db, 'sending')),
    settle: (id, settlement, internal) =>
      internal.length === 0
        ? run(async (db) => void (await settle(db, id, settlement)))
        : transaction(async (db) => {
            if (await settle(db, id, settlement)) await remember(db, internal);
          }),
    sentMessage: (of) => run((db) => sentMessage(db, of)),
    earlierMessages: (than) => run((db) => earlierMessages(db, than)),
    setMessageVersion: (deliveryId, version) => run((db) => setMessageVersion(db, deliveryId, version)),
    parked: () => run((db) => deliveriesIn(db, 'parked')),
    nextDue: () =>
      run(async (db) => {
        const timer = await db.timer.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } });
        return earlier(timer?.dueAt ?? null, await nextDelivery(db));
      }),

    dueTimers: (now, limit) => run((db) => dueTimers(db, now, limit)),

    handle: (handle) => run((db) => handleTarget(db, handle)),
    putHandles: (handles) => run((db) => putHandles(db, handles)),
    handleOfMessage: (message) => run((db) => handleOfMessage(db, message)),
    place: (placeKey) => run((db) => place(db, placeKey)),
    putPlace: (placeKey, ref) => run((db) => putPlace(db, placeKey, ref)),

    person: (id) => run((db) => person(db, id)),
    people: (ids) => run((db) => people(db, ids)),
    personOf: (account) => run((db) => personOf(db, account)),
    ensurePerson: (account, fresh) => transaction((db) => ensurePerson(db, account, fresh)),
    savePeople: (rows, audit) =>
      transaction(async (db) => {
        await savePeople(db, rows);
        await appendAudit(db, audit);
      }),
    experts: (circleId) => run((db) => activePeople(db, { circleId, expert: { isNot: null } })),
    everyone: (circleId) => run((db) => activePeople(db, { circleId })),
    coordinators: (circleId) => run((db) => activePeople(db, { circleId, coordinator: true })),
    loads: (circleId, now) => run((db) => loads(db, circleId, now)),

    experience: (circleId, since) => run((db) => experience(db, circleId, since)),
    gaps: (circleId, since) => run((db) => gaps(db, circleId, since)),
    modelOrders: (circleId, since) => run((db) => modelOrders(db, circleId, since)),

    cases: (circleId) => run((db) => casesWhere(db, { circleId })),
    casesById: (ids) => run((db) => casesById(db, ids)),
    putCases: (cases) => transaction((db) => putCases(db, cases)),

    state: (platform) => keyValueOf(database, sealing, platform),
    verifyAudit: () => run(firstBrokenLine),
    auditOf: (requestId) => run((db) => auditOf(db, requestId)),
    counts: () => run(counts),
    close: () => database.close(),
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
