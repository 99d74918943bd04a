import { type CardContext, type HomeContext, homeHandles, renderHome } from '../chat/index.ts';
import type { Card } from '../chat/port.ts';
import type { ConsultRequest, Person } from '../consult/index.ts';
import { handleTarget } from '../intake/change.ts';
import { insightOf } from '../intake/profile-insight.ts';
import { learntTopics, MOST_LEARNT_PERCENT, topicName } from '../match/index.ts';
import type { Delivery } from '../store/port.ts';
import { compared } from './compared.ts';
import { type Attempt, type Courier, peopleOf, sent, superseded } from './courier.ts';
import { isCoordinated } from './draw.ts';
import { experienceIn } from './experience.ts';
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
  const [coverage, learnt] = await Promise.all([coverageFor(courier, reader), learntOf(courier, reader)]);
  const insight = insightOf(reader);
  return renderHome({ reader, now, site, contexts, unmatched, parked, handles, insight, ...coverage, ...learnt });
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

async function coverageFor({ store, now }: Courier, reader: Person): Promise<Pick<HomeContext, 'gaps' | 'compared'>> {
  if (!reader.coordinator) return {};
  const since = new Date(now().getTime() - LOOKED_BACK_MS);
  const found = await store.gaps(reader.circleId, since);
  const gaps = found.map(({ kind, topic, count }) => ({
    kind,
    count,
    name: topic === null ? null : topicName(topic, reader.lang),
  }));
  return { gaps, compared: compared(await store.modelOrders(reader.circleId, since)) };
}

/** Of the very numbers that rank. */
async function learntOf(courier: Courier, reader: Person): Promise<Pick<HomeContext, 'learnt'>> {
  if (reader.expert === null) return {};
  const past = await experienceIn(courier, reader.circleId);
  const fields = learntTopics(past, reader.id, courier.now()).map(({ topic, ...counted }) => ({
    ...counted,
    name: topicName(topic, reader.lang),
  }));
  return { learnt: { fields, most: MOST_LEARNT_PERCENT } };
}

async function setAside(store: Courier['store']): Promise<number> {
  const { deliveriesParked, inboxParked } = await store.counts();
  return deliveriesParked + inboxParked;
}
