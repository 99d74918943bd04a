import { type CardContext, homeHandles, renderHome } from '../chat/index.ts';
import { handleTarget } from '../intake/change.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, peopleOf, reachOf, sent, superseded } from './courier.ts';
import { settleFailure, waiting } from './settle.ts';

const REQUESTS_SHOWN = 20;

/** A person's own page: always drawn whole, from the present state. */
export async function showHome(courier: Courier, delivery: Delivery, personId: string): Promise<Attempt> {
  const reader = await courier.store.person(personId);
  const reach = reader === null ? null : reachOf(courier, reader);
  if (reader === null || reach === null || !reach.adapter.can.home) return superseded;
  const requests = await courier.store.requestsOf(personId, REQUESTS_SHOWN);
  const unmatched = reader.coordinator ? await courier.store.unmatched(reader.circleId) : [];
  const parked = reader.coordinator ? (await courier.store.counts()).deliveriesParked : 0;
  const now = courier.now();
  const contexts = await Promise.all(requests.map(async (request): Promise<CardContext> => ({
    reader, request, now, site: courier.site, handle: null, about: null, cases: [],
    people: await peopleOf(courier.store, request, [reader]),
  })));
  const wanted = homeHandles(reader, requests).map((of) => handleTarget(courier.keyed, of));
  await courier.store.putHandles(wanted);
  const sections = renderHome({ reader, now, site: courier.site, contexts, unmatched, parked, handles: wanted });
  const outcome = await reach.adapter.home(reach.account, sections, delivery.seq);
  if (outcome.kind === 'unknown-outcome') return waiting(null, delivery.attempts, 'unknown-outcome');
  return outcome.kind === 'done' ? sent(null, 0) : settleFailure(delivery, outcome, now);
}
