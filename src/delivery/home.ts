import { type CardContext, type Counted, homeHandles, renderHome } from '../chat/index.ts';
import type { Card } from '../chat/port.ts';
import type { ConsultRequest, Person } from '../consult/index.ts';
import { handleTarget } from '../intake/change.ts';
import { insightOf } from '../intake/profile-insight.ts';
import { topicName } from '../match/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, peopleOf, sent, superseded } from './courier.ts';
import { isCoordinated } from './draw.ts';
import { accountsOf } from './reach.ts';
import { heldBack, settleFailure } from './settle.ts';

const REQUESTS_SHOWN = 20;

/** A person's own page, on each of their accounts that has one: always drawn whole, from the present state. */
export async function showHome(courier: Courier, delivery: Delivery, personId: string): Promise<Attempt> {
  const reader = await courier.store.person(personId);
  if (reader === null) return superseded;
  const accounts = accountsOf(courier, reader).filter(({ adapter }) => adapter.can.home);
  if (accounts.length === 0) return superseded;
  if (!accounts.every(({ adapter }) => courier.isUp(adapter.platform))) return heldBack(courier, delivery);
  const sections = await page(courier, reader);
  for (const { adapter, account } of accounts) {
    const outcome = await adapter.home(account, sections, delivery.seq);
    if (outcome.kind !== 'done') return settleFailure(delivery, outcome, courier.now());
  }
  return sent(null, 0);
}

async function page(courier: Courier, reader: Person): Promise<readonly Card[]> {
  const { store, site, keyed } = courier;
  const now = courier.now();
  const requests = await store.requestsOf(reader.id, REQUESTS_SHOWN);
  const unmatched = reader.coordinator ? await store.unmatched(reader.circleId) : [];
  const contexts = await contextsOf(courier, reader, now, [...requests, ...unmatched]);
  const handles = homeHandles(reader, requests, unmatched).map((of) => handleTarget(keyed, of));
  await store.putHandles(handles);
  const parked = reader.coordinator ? await setAside(store) : 0;
  const since = new Date(now.getTime() - LOOKED_BACK_MS);
  const [gaps, learnt] = await Promise.all([gapsFor(store, reader, since), learntOf(store, reader, since)]);
  const insight = insightOf(reader);
  return renderHome({ reader, now, site, contexts, unmatched, parked, handles, gaps, learnt, insight });
}

/** One for each request; a coordinator's own one without a match is there once. */
async function contextsOf(
  { store, site }: Courier,
  reader: Person,
  now: Date,
  requests: readonly ConsultRequest[],
): Promise<readonly CardContext[]> {
  const coordinated = await isCoordinated(store, reader);
  const each = new Map(requests.map((request) => [request.id, request]));
  return Promise.all(
    [...each.values()].map(async (request): Promise<CardContext> => {
      const cases = await store.casesById(request.similarCases);
      const advisers = cases.map(({ expertId }) => expertId);
      const people = await peopleOf(store, request, reader, advisers);
      return { reader, request, now, site, cases, coordinated, people, handle: null, about: null };
    }),
  );
}

const LOOKED_BACK_MS = 365 * 86_400_000;

async function gapsFor(store: Courier['store'], reader: Person, since: Date): Promise<readonly Counted[]> {
  if (!reader.coordinator) return [];
  const found = await store.gaps(reader.circleId, since);
  return found.map(({ topic, count }) => ({ count, name: topicName(topic, reader.lang) }));
}

/** By the field that was asked for first of all. */
async function learntOf(store: Courier['store'], reader: Person, since: Date) {
  if (reader.expert === null) return { helped: [], notMyField: [] };
  const own = (await store.experience(reader.circleId, since)).filter(({ personId }) => personId === reader.id);
  const counted = (helped: boolean): readonly Counted[] => {
    const topics = own.filter((one) => one.helped === helped).flatMap((one) => one.topics.slice(0, 1));
    return [...Map.groupBy(topics, (topic) => topic)]
      .map(([topic, all]) => ({ name: topicName(topic, reader.lang), count: all.length }))
      .toSorted((a, b) => b.count - a.count);
  };
  return { helped: counted(true), notMyField: counted(false) };
}

async function setAside(store: Courier['store']): Promise<number> {
  const { deliveriesParked, inboxParked } = await store.counts();
  return deliveriesParked + inboxParked;
}
