import type { ChatAdapter, PlaceRef } from '../chat/port.ts';
import type { ConsultRequest, Person } from '../consult/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, followedBy, reachOf, sent, superseded } from './courier.ts';
import { parked, settleFailure, waiting } from './settle.ts';

interface Pair {
  readonly asker: Person;
  readonly expert: Person;
}

/** Opens the place where an introduced pair talks; idempotent under the delivery's key. */
export async function introduce(
  courier: Courier, delivery: Delivery, conversationId: string, request: ConsultRequest,
): Promise<Attempt> {
  const pair = await pairOf(courier, conversationId, request);
  const asker = pair === null ? null : reachOf(courier, pair.asker);
  const expert = pair === null ? null : reachOf(courier, pair.expert);
  if (asker === null || expert === null || asker.adapter !== expert.adapter)
    return failed(courier, delivery, conversationId, parked('gone'));
  const opened = await asker.adapter.introduce([asker.account, expert.account], delivery.key);
  if (opened.kind === 'unknown-outcome') return waiting(null, delivery.attempts, 'unknown-outcome');
  if (opened.kind !== 'done') {
    const attempt = settleFailure(delivery, opened, courier.now());
    return attempt.settlement.status === 'parked' ? failed(courier, delivery, conversationId, attempt) : attempt;
  }
  await courier.store.putPlace(`conversation:${conversationId}`, opened.value);
  const { rowVersion } = request;
  return followedBy(sent(null, rowVersion), delivery, { kind: 'conversation-opened', conversationId }, courier.now());
}

function failed(courier: Courier, delivery: Delivery, conversationId: string, attempt: Attempt): Attempt {
  return followedBy(attempt, delivery, { kind: 'conversation-failed', conversationId }, courier.now());
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

export interface PostPlace {
  readonly place: PlaceRef;
  readonly adapter: ChatAdapter;
  /** Both read it; it is said in the asker's language. */
  readonly reader: Person;
}

export async function postPlace(
  courier: Courier, conversationId: string, request: ConsultRequest | null,
): Promise<PostPlace | null> {
  const place = await courier.store.place(`conversation:${conversationId}`);
  const reader = request === null ? null : await courier.store.person(request.askerId);
  const adapter = place === null ? undefined : courier.adapters.get(place.platform);
  return place === null || reader === null || adapter === undefined ? null : { place, adapter, reader };
}

export async function leave(courier: Courier, delivery: Delivery, conversationId: string): Promise<Attempt> {
  const place = await courier.store.place(`conversation:${conversationId}`);
  const adapter = place === null ? undefined : courier.adapters.get(place.platform);
  if (place === null || adapter === undefined) return superseded;
  const outcome = await adapter.leave(place);
  if (outcome.kind === 'unknown-outcome') return waiting(null, delivery.attempts, 'unknown-outcome');
  return outcome.kind === 'done' || outcome.kind === 'gone'
    ? sent(null, delivery.version)
    : settleFailure(delivery, outcome, courier.now());
}
