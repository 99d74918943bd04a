import { type CardContext, renderCard } from '../chat/index.ts';
import type { Card } from '../chat/port.ts';
import type { CardName, ConsultRequest, ExpertLoad, Person } from '../consult/index.ts';
import { loadsById } from '../intake/given.ts';
import { insightOf } from '../intake/profile-insight.ts';
import { topicName } from '../match/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Courier, peopleOf } from './courier.ts';

/** Drawn at the moment of sending, from the present state. */
export async function drawn(
  courier: Courier,
  delivery: Delivery,
  of: { readonly card: CardName; readonly about: string | null },
  request: ConsultRequest | null,
  reader: Person,
): Promise<Card> {
  const { store } = courier;
  const cases = request === null ? [] : await store.casesById(request.similarCases);
  const advisers = cases.map(({ expertId }) => expertId);
  const context: CardContext = {
    reader,
    request,
    cases,
    site: courier.site,
    now: courier.now(),
    handle: delivery.handle,
    about: of.about,
    people: await peopleOf(store, request, reader, advisers),
    coordinated: await isCoordinated(store, reader),
    topics: (request?.topics ?? []).map((topic) => topicName(topic, reader.lang)),
    insight: of.about === 'profile-saved' ? insightOf(reader) : null,
    ...(of.card === 'candidates' ? { loads: await loadsFor(courier, reader) } : {}),
  };
  return renderCard(of.card, context);
}

/** Only where somebody coordinates may a card say that they know. */
export async function isCoordinated(store: Courier['store'], { circleId }: Person): Promise<boolean> {
  return (await store.coordinators(circleId)).length > 0;
}

/** How busy the experts of the reader's Circle are, for the one card that says so. */
async function loadsFor({ store, now }: Courier, { circleId }: Person): Promise<ReadonlyMap<string, ExpertLoad>> {
  return loadsById(await store.loads(circleId, now()));
}
