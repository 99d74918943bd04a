import { introductionOf } from '../chat/choice-event.ts';
import type { ConsultRequest, Effect, PersonId } from '../consult/index.ts';
import type { Change, Delivery, InboxRow, NewDelivery } from '../store/port.ts';
import { type ChangeTools, deliveryOf, emptyChange } from './change.ts';
import type { Desk } from './dispatch.ts';

/** The coordinators hear of it by reference alone, which finds it in the log and the database; so does whoever it concerns. */
export async function setAside(desk: Desk, deliveryId: string, now: Date): Promise<Change> {
  const delivery = (await desk.store.parked()).find(({ id }) => id === deliveryId);
  const request = delivery?.requestId == null ? null : await desk.store.request(delivery.requestId);
  const concerned = delivery === undefined ? [] : concernedBy(delivery, request);
  return {
    ...emptyChange,
    deliveries: await told(desk, concerned, deliveryId, now),
    audit: [{ at: now, actor: 'konsil', action: 'parked', requestId: null, detail: { deliveryId } }],
  };
}

/** An event that could not be decided: whoever it came from is told that their own act was set aside. */
export async function inboxSetAside(desk: Desk, { seq, personId, receivedAt: now }: InboxRow): Promise<Change> {
  return {
    ...emptyChange,
    deliveries: await told(desk, personId === null ? [] : [personId], `inbox-${seq}`, now),
    audit: [{ at: now, actor: 'konsil', action: 'inbox-parked', requestId: null, detail: { seq } }],
  };
}

async function told(
  desk: Desk,
  concerned: readonly PersonId[],
  reference: string,
  now: Date,
): Promise<readonly NewDelivery[]> {
  const coordinators = (await desk.store.coordinators(desk.circleId)).map(({ id }) => id);
  return [...new Set([...coordinators, ...concerned])].map((to) => parkedNews(to, reference, now, desk));
}

function parkedNews(to: PersonId, reference: string, now: Date, tools: ChangeTools): NewDelivery {
  const effect: Effect = { kind: 'tell', to, card: 'parked', about: reference };
  return deliveryOf({ effect, notBefore: null }, null, now, tools);
}

/** The reader, where they can still be reached, and whoever's act did not arrive. An offer goes to the next instead. */
function concernedBy({ effect, reason }: Delivery, request: ConsultRequest | null): readonly PersonId[] {
  if (effect.kind !== 'tell' || effect.card === 'offer') return [];
  const actor = request === null ? null : actorOf(effect, request);
  return [...(reason === 'gone' ? [] : [effect.to]), ...(actor === null ? [] : [actor])];
}

function actorOf({ card, about }: Extract<Effect, { kind: 'tell' }>, request: ConsultRequest): PersonId | null {
  switch (card) {
    case 'answer':
      return introductionOf(about, request)?.expertId ?? null;
    case 'thanks':
    case 'hand-over':
      return request.askerId;
    case 'relay-message':
      return request.relayed.find(({ id }) => id === about)?.from === 'asker'
        ? request.askerId
        : (introductionOf(about, request)?.expertId ?? null);
    default:
      return null;
  }
}
