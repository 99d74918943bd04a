import { type CardContext, renderCard } from '../chat/index.ts';
import type { Card, ChatAdapter, MessageRef, Outcome, PlaceRef } from '../chat/port.ts';
import { type ConsultRequest, type Effect, type ExpertLoad, type Person, stillTrue } from '../consult/index.ts';
import { loadsById } from '../intake/given.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, directPlace, followedBy, peopleOf, reachOf, sent, superseded } from './courier.ts';
import { introduce, leave, postPlace } from './conversation.ts';
import { find } from './find.ts';
import { showHome } from './home.ts';
import { parked, settleFailure, waiting } from './settle.ts';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** One attempt at one delivery: is it still true, render from the present state, say it, look if in doubt. */
export async function attempt(courier: Courier, delivery: Delivery): Promise<Attempt> {
  const request = delivery.requestId === null ? null : await courier.store.request(delivery.requestId);
  const { effect } = delivery;
  if (request !== null && !stillTrue(effect, request)) return superseded;
  switch (effect.kind) {
    case 'tell':
      return tell(courier, delivery, effect, request);
    case 'refresh':
      return refresh(courier, delivery, effect, request);
    case 'post':
      return post(courier, delivery, effect, request);
    case 'introduce':
      return request === null ? superseded : introduce(courier, delivery, effect.conversationId, request);
    case 'leave':
      return leave(courier, delivery, effect.conversationId);
    case 'home':
      return showHome(courier, delivery, effect.of);
    case 'find-similar':
    case 'find-candidates':
      return request === null ? superseded : find(courier, delivery, effect, request);
  }
}

async function tell(
  courier: Courier, delivery: Delivery, effect: Of<'tell'>, request: ConsultRequest | null,
): Promise<Attempt> {
  const result = await tellOnce(courier, delivery, effect, request);
  if (effect.card !== 'offer' || effect.about === null) return result;
  const introductionId = effect.about;
  if (result.settlement.status === 'sent')
    return followedBy(result, delivery, { kind: 'offer-delivered', introductionId }, courier.now());
  if (result.settlement.status === 'parked')
    return followedBy(result, delivery, { kind: 'undeliverable', introductionId }, courier.now());
  return result;
}

async function tellOnce(
  courier: Courier, delivery: Delivery, effect: Of<'tell'>, request: ConsultRequest | null,
): Promise<Attempt> {
  const reader = await courier.store.person(effect.to);
  const reach = reader === null || !reader.active ? null : reachOf(courier, reader);
  if (reader === null || reach === null) return parked('gone');
  const place = await directPlace(courier, reader, reach, delivery.key);
  if (place.kind === 'unknown-outcome') return waiting(soon(courier), delivery.attempts, 'unknown-outcome');
  if (place.kind !== 'done') return settleFailure(delivery, place, courier.now());
  const card = await drawn(courier, delivery, effect, request, reader);
  return sendAndLook(courier, delivery, reach.adapter, place.value, card, request?.rowVersion ?? 0);
}

async function post(
  courier: Courier, delivery: Delivery, effect: Of<'post'>, request: ConsultRequest | null,
): Promise<Attempt> {
  const at = await postPlace(courier, effect.conversationId, request);
  if (at === null || request === null) return parked('gone');
  const card = await drawn(courier, delivery, { ...effect, about: effect.conversationId }, request, at.reader);
  return sendAndLook(courier, delivery, at.adapter, at.place, card, request.rowVersion);
}

async function drawn(
  courier: Courier, delivery: Delivery, of: { card: Of<'tell'>['card']; about: string | null },
  request: ConsultRequest | null, reader: Person,
): Promise<Card> {
  const { store } = courier;
  const cases = request === null ? [] : await store.casesById(request.similarCases);
  const advisers = await store.people(cases.map(({ expertId }) => expertId));
  const context: CardContext = {
    reader,
    request,
    cases,
    site: courier.site,
    now: courier.now(),
    handle: delivery.handle,
    about: of.about,
    people: await peopleOf(store, request, [reader, ...advisers]),
    ...(of.card === 'candidates' ? { loads: await loadsFor(courier, request) } : {}),
  };
  return renderCard(of.card, context);
}

/** How busy the candidates are, for the one card that says so. */
async function loadsFor({ store, now }: Courier, request: ConsultRequest | null): Promise<ReadonlyMap<string, ExpertLoad>> {
  return loadsById(request === null ? [] : await store.loads(request.circleId, now()));
}

/** After an unknown outcome it looks; where looking is impossible it does not send again, and the coordinator sees it. */
async function sendAndLook(
  courier: Courier, delivery: Delivery, adapter: ChatAdapter, place: PlaceRef, card: Card, version: number,
): Promise<Attempt> {
  const earlier = delivery.reason === 'interrupted' || delivery.reason === 'unknown-outcome'
    ? await adapter.find(place, delivery.key)
    : 'absent';
  if (earlier === 'cannot-tell') return parked('cannot-tell');
  if (earlier !== 'absent') return sent(earlier, version);
  const outcome = await adapter.send(place, card, delivery.key);
  return outcome.kind === 'unknown-outcome'
    ? waiting(soon(courier), delivery.attempts, 'unknown-outcome')
    : settleSend(courier, delivery, outcome, version);
}

function settleSend(
  courier: Courier, delivery: Delivery, outcome: Exclude<Outcome<MessageRef>, { kind: 'unknown-outcome' }>, version: number,
): Attempt {
  return outcome.kind === 'done' ? sent(outcome.value, version) : settleFailure(delivery, outcome, courier.now());
}

/** Edits what an earlier `tell` said; when that was never said there is nothing to edit. */
async function refresh(
  courier: Courier, delivery: Delivery, effect: Of<'refresh'>, request: ConsultRequest | null,
): Promise<Attempt> {
  const { to, card: name, about } = effect;
  const before = await courier.store.sentMessage({ to: `person:${to}`, card: name, requestId: delivery.requestId, about });
  const reader = await courier.store.person(to);
  const reach = reader === null ? null : reachOf(courier, reader);
  const version = request?.rowVersion ?? 0;
  if (before?.message == null || reader === null || reach === null || before.version >= version) return superseded;
  const card = await drawn(courier, delivery, effect, request, reader);
  const outcome = await reach.adapter.edit(before.message, card, version);
  if (outcome.kind === 'unknown-outcome') return waiting(soon(courier), delivery.attempts, 'unknown-outcome');
  if (outcome.kind !== 'done') return settleFailure(delivery, outcome, courier.now());
  await courier.store.setMessageVersion(before.id, version);
  return sent(null, version);
}

const LOOK_AGAIN_AFTER = 1000;

function soon(courier: Courier): Date {
  return new Date(courier.now().getTime() + LOOK_AGAIN_AFTER);
}
