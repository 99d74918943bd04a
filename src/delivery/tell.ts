import { replacedCard } from '../chat/index.ts';
import type { Card, ChatAdapter, MessageRef, PlaceRef } from '../chat/port.ts';
import type { ConsultRequest, Effect } from '../consult/index.ts';
import { type Delivery, REPLACED } from '../store/port.ts';
import { type Attempt, type Courier, followedBy, sent, superseded } from './courier.ts';
import { drawn } from './draw.ts';
import { directPlace, reachOf } from './reach.ts';
import { heldBack, isInDoubt, parked, settleFailure } from './settle.ts';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** Says it; whether an offer arrived is itself news for the request. */
export async function tell(
  courier: Courier,
  delivery: Delivery,
  effect: Of<'tell'>,
  request: ConsultRequest,
): Promise<Attempt> {
  const result = await tellOnce(courier, delivery, effect, request);
  const { status } = result.settlement;
  if (effect.card !== 'offer' || effect.about === null) return result;
  if (status !== 'sent' && status !== 'parked') return result;
  const kind = status === 'sent' ? 'offer-delivered' : 'undeliverable';
  return followedBy(
    result,
    { id: delivery.id, requestId: request.id },
    { kind, introductionId: effect.about },
    courier.now(),
  );
}

/** Says it to its reader, where they are reached. */
export async function tellOnce(
  courier: Courier,
  delivery: Delivery,
  effect: Of<'tell'>,
  request: ConsultRequest | null,
): Promise<Attempt> {
  const reader = await courier.store.person(effect.to);
  if (reader === null || !reader.active) return nobodyThere(effect);
  const reach = await reachOf(courier, reader);
  if (reach === null) return parked('gone');
  if (!courier.isUp(reach.adapter.platform)) return heldBack(courier, delivery);
  const place = await directPlace(courier, reader, reach, delivery.key);
  if (place.kind !== 'done') return settleFailure(delivery, place, courier.now());
  const card = await drawn(courier, delivery, effect, request, reader);
  return sendAndLook(courier, delivery, reach.adapter, place.value, card, request?.rowVersion ?? 0);
}

/** Whoever has left is told nothing more; an offer that nobody can see must go to the next. */
function nobodyThere({ card }: Of<'tell'>): Attempt {
  return card === 'offer' ? parked('gone') : superseded;
}

/** The version of a message that was found instead of sent: nobody knows which state it shows, so that every edit counts as newer. */
const OF_ANY_STATE = 0;

/** Looks for what an attempt in doubt may have said of something that has moved on meanwhile. */
export async function recall(courier: Courier, delivery: Delivery, { to }: Of<'tell'>): Promise<Attempt> {
  const place = await courier.store.place(`person:${to}`);
  if (place === null) return superseded;
  const adapter = courier.adapters.get(place.platform);
  if (adapter === undefined) return superseded;
  if (!courier.isUp(adapter.platform)) return heldBack(courier, delivery);
  const found = await adapter.find(place, delivery.key);
  if (found === 'not-now') return lookAgain(courier, delivery);
  return found === 'absent' || found === 'cannot-tell' ? superseded : sent(found, OF_ANY_STATE);
}

/** The platform could not be asked for the moment: as much in doubt as before. */
function lookAgain({ now }: Courier, delivery: Delivery): Attempt {
  return settleFailure(delivery, { kind: 'unknown-outcome' }, now());
}

/** After an unknown outcome it looks; where looking is impossible it does not send again, and the coordinator sees it. */
export async function sendAndLook(
  courier: Courier,
  delivery: Delivery,
  adapter: ChatAdapter,
  place: PlaceRef,
  card: Card,
  version: number,
): Promise<Attempt> {
  const earlier = isInDoubt(delivery) ? await adapter.find(place, delivery.key) : 'absent';
  if (earlier === 'cannot-tell') return parked('cannot-tell');
  if (earlier === 'not-now') return lookAgain(courier, delivery);
  if (earlier !== 'absent') return sent(earlier, OF_ANY_STATE);
  const outcome = await adapter.send(place, card, delivery.key);
  return outcome.kind === 'done' ? sent(outcome.value, version) : settleFailure(delivery, outcome, courier.now());
}

/** Edits what an earlier `tell` said, on the platform where it was said; when it never was, there is nothing to edit. */
export async function refresh(
  courier: Courier,
  delivery: Delivery,
  effect: Of<'refresh'>,
  request: ConsultRequest,
): Promise<Attempt> {
  const { to, card: name, about } = effect;
  const before = await courier.store.sentMessage({ to: `person:${to}`, card: name, requestId: request.id, about });
  const reader = await courier.store.person(to);
  const adapter = adapterOf(courier, before?.message ?? null);
  const version = request.rowVersion;
  if (before?.message == null || reader === null || adapter === undefined) return superseded;
  if (!courier.isUp(adapter.platform)) return heldBack(courier, delivery);
  const card = await drawn(courier, delivery, effect, request, reader);
  const late = await endEarlier(courier, delivery, before, card);
  if (late !== null) return late;
  if (before.version >= version) return superseded;
  const outcome = await adapter.edit(before.message, card, version);
  if (outcome.kind !== 'done') return settleFailure(delivery, outcome, courier.now());
  await courier.store.setMessageVersion(before.id, version);
  return sent(null, version);
}

function adapterOf({ adapters }: Courier, message: MessageRef | null): ChatAdapter | undefined {
  return adapters.get(message?.place.platform ?? '');
}

/** Two messages of one card would contradict each other: whatever stands above the newest one points to it, for good. */
async function endEarlier(courier: Courier, delivery: Delivery, newest: Delivery, card: Card): Promise<Attempt | null> {
  const replaced = replacedCard(card);
  for (const { id, message } of await courier.store.earlierMessages(newest)) {
    const adapter = adapterOf(courier, message);
    if (message === null || adapter === undefined || !courier.isUp(adapter.platform)) continue;
    const outcome = await adapter.edit(message, replaced, REPLACED);
    if (outcome.kind === 'retry' || outcome.kind === 'unknown-outcome')
      return settleFailure(delivery, outcome, courier.now());
    await courier.store.setMessageVersion(id, REPLACED);
  }
  return null;
}
