import type { PlaceRef } from '../chat/port.ts';
import type { ConsultRequest, Effect, Person } from '../consult/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, followedBy, sent, superseded } from './courier.ts';
import { drawn } from './draw.ts';
import { commonGround } from './reach.ts';
import { heldBack, parked, settleFailure } from './settle.ts';
import { sendAndLook } from './tell.ts';

type Post = Extract<Effect, { kind: 'post' }>;

interface Pair {
  readonly asker: Person;
  readonly expert: Person;
}

/** Opens the place where an introduced pair talks; idempotent under the delivery's key. */
export async function introduce(
  courier: Courier,
  delivery: Delivery,
  conversationId: string,
  request: ConsultRequest,
): Promise<Attempt> {
  const told = { id: delivery.id, requestId: request.id };
  const failed = (attempt: Attempt) =>
    followedBy(attempt, told, { kind: 'conversation-failed', conversationId }, courier.now());
  const pair = await pairOf(courier, conversationId, request);
  const ground = pair === null ? null : commonGround(courier, pair.asker, pair.expert);
  if (ground === null) return failed(superseded);
  if (!courier.isUp(ground.adapter.platform)) return heldBack(courier, delivery);
  const opened = await ground.adapter.introduce(ground.both, delivery.key);
  if (opened.kind === 'done') {
    await courier.store.putPlace(`conversation:${conversationId}`, opened.value);
    return followedBy(
      sent(null, request.rowVersion),
      told,
      { kind: 'conversation-opened', conversationId },
      courier.now(),
    );
  }
  const attempt = settleFailure(delivery, opened, courier.now());
  return attempt.settlement.status === 'parked' ? failed(attempt) : attempt;
}

async function pairOf(courier: Courier, conversationId: string, request: ConsultRequest): Promise<Pair | null> {
  const conversation = request.conversations.find(({ id }) => id === conversationId);
  const introduction = request.introductions.find(({ id }) => id === conversation?.introductionId);
  if (introduction === undefined) return null;
  const [asker, expert] = await Promise.all([
    courier.store.person(request.askerId),
    courier.store.person(introduction.expertId),
  ]);
  return asker === null || expert === null ? null : { asker, expert };
}

/** Both read it; it is said in the asker's language. */
export async function post(
  courier: Courier,
  delivery: Delivery,
  effect: Post,
  request: ConsultRequest,
): Promise<Attempt> {
  const at = await placeOf(courier, effect.conversationId);
  const reader = await courier.store.person(request.askerId);
  if (at === null || reader === null) return parked('gone');
  if (!courier.isUp(at.adapter.platform)) return heldBack(courier, delivery);
  const card = await drawn(courier, delivery, { ...effect, about: effect.conversationId }, request, reader);
  return sendAndLook(courier, delivery, at.adapter, at.place, card, request.rowVersion);
}

export async function leave(courier: Courier, delivery: Delivery, conversationId: string): Promise<Attempt> {
  const at = await placeOf(courier, conversationId);
  if (at === null) return superseded;
  if (!courier.isUp(at.adapter.platform)) return heldBack(courier, delivery);
  const outcome = await at.adapter.leave(at.place);
  return outcome.kind === 'done' || outcome.kind === 'gone'
    ? sent(null, delivery.version)
    : settleFailure(delivery, outcome, courier.now());
}

/** Null when it was never opened, or its platform does not run here any more. */
async function placeOf(courier: Courier, conversationId: string) {
  const place: PlaceRef | null = await courier.store.place(`conversation:${conversationId}`);
  if (place === null) return null;
  const adapter = courier.adapters.get(place.platform);
  return adapter === undefined ? null : { place, adapter };
}
