import { type ConsultRequest, stillTrue } from '../consult/index.ts';
import type { Delivery } from '../store/port.ts';
import { introduce, leave, post } from './conversation.ts';
import { type Attempt, type Courier, superseded } from './courier.ts';
import { find } from './find.ts';
import { showHome } from './home.ts';
import { isInDoubt } from './settle.ts';
import { recall, refresh, tell, tellOnce } from './tell.ts';

/** One attempt at one delivery: is it still true, render from the present state, say it, look if in doubt. */
export async function attempt(courier: Courier, delivery: Delivery): Promise<Attempt> {
  if (delivery.requestId === null) return ofHouse(courier, delivery);
  const request = await courier.store.request(delivery.requestId);
  if (request === null) return superseded;
  return stillTrue(delivery.effect, request) ? ofRequest(courier, delivery, request) : overtaken(courier, delivery);
}

/** Not said any more; but what may stand there already is looked for, so that the edits that follow find it. */
async function overtaken(courier: Courier, delivery: Delivery): Promise<Attempt> {
  return delivery.effect.kind === 'tell' && isInDoubt(delivery)
    ? recall(courier, delivery, delivery.effect)
    : superseded;
}

/** Said to a person about nobody's request. */
async function ofHouse(courier: Courier, delivery: Delivery): Promise<Attempt> {
  const { effect } = delivery;
  if (effect.kind === 'tell') return tellOnce(courier, delivery, effect, null);
  return effect.kind === 'home' ? showHome(courier, delivery, effect.of) : superseded;
}

async function ofRequest(courier: Courier, delivery: Delivery, request: ConsultRequest): Promise<Attempt> {
  const { effect } = delivery;
  switch (effect.kind) {
    case 'tell':
      return tell(courier, delivery, effect, request);
    case 'refresh':
      return refresh(courier, delivery, effect, request);
    case 'post':
      return post(courier, delivery, effect, request);
    case 'introduce':
      return introduce(courier, delivery, effect.conversationId, request);
    case 'leave':
      return leave(courier, delivery, effect.conversationId);
    case 'home':
      return showHome(courier, delivery, effect.of);
    case 'find-similar':
    case 'find-candidates':
      return find(courier, delivery, effect, request);
  }
}
