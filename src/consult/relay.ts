import { sidesOf } from './awaited.ts';
import type { ConsultRequest, Conversation, RelayMessage } from './consult-request.ts';
import { openDirect, relayCards } from './conversation.ts';
import type { Effect } from './effect.ts';
import type { Given } from './event.ts';
import type { PersonId } from './person.ts';
import { conversationOf, theIntroduction } from './present.ts';
import { signOfLife } from './reminders.ts';
import { begin, change, type EventOf, moveConversation, type Outcome, type Step, say, sayAt } from './step.ts';

type Tell = Extract<Effect, { kind: 'tell' }>;

/** Passes a text on, and shows its writer what was passed on; the other side gets it after the random delay, so that timing tells nothing. */
export function relay(request: ConsultRequest, event: EventOf<'relay'>, given: Given): Outcome {
  const conversation = conversationOf(request, event.conversationId);
  if (conversation?.kind !== 'relay' || conversation.status !== 'open') return 'already-decided';
  if (event.text.trim() === '') return 'illegal';
  const from = sideOf(request, given);
  const step = passOn(begin(request, given), conversation, from, event.text);
  const introduction = theIntroduction(request, conversation.introductionId);
  return from === 'expert' && introduction.status === 'accepted' ? signOfLife(step, introduction) : step;
}

function sideOf(request: ConsultRequest, { cause }: Given): RelayMessage['from'] {
  return cause.kind === 'person' && cause.id === request.askerId ? 'asker' : 'expert';
}

export function passOn(
  step: Step,
  conversation: Conversation,
  from: RelayMessage['from'],
  text: RelayMessage['text'],
): Step {
  const { request, given } = step;
  const at = conversation.kind === 'relay' ? passedOnAt(request, conversation, from, given) : given.now;
  const message: RelayMessage = { id: given.newId(), conversationId: conversation.id, from, text, at };
  const kept = change(step, { relayed: [...request.relayed, message] });
  const tells = sidesOf(request, conversation.introductionId).map(
    (to): Tell => ({ kind: 'tell', to, card: 'relay-message', about: message.id }),
  );
  const isSender = ({ to }: Tell): boolean => (to === request.askerId) === (from === 'asker');
  const echoed = say(kept, ...tells.filter(isSender));
  return sayAt(echoed, at > given.now ? at : null, ...tells.filter((tell) => !isSender(tell)));
}

/** After the random delay, and never before what the same side wrote earlier. */
function passedOnAt(request: ConsultRequest, { id }: Conversation, from: RelayMessage['from'], given: Given): Date {
  if (request.intake.urgency === 'urgent') return given.now;
  const earlier = request.relayed
    .filter((one) => one.conversationId === id && one.from === from)
    .map(({ at }) => at.getTime());
  return new Date(Math.max(given.now.getTime() + given.relayDelay() * 1000, ...earlier));
}

/** Once both said so, the relay closes and the two meet; until then the other side is asked. */
export function reveal(request: ConsultRequest, event: EventOf<'reveal'>, given: Given): Outcome {
  const conversation = conversationOf(request, event.conversationId);
  if (conversation?.kind !== 'relay' || conversation.status !== 'open') return 'already-decided';
  const said = sideOf(request, given) === 'asker' ? 'askerReveals' : 'expertReveals';
  if (conversation[said]) return 'already-decided';
  const revealed = { ...conversation, [said]: true };
  const step = change(begin(request, given), {
    conversations: request.conversations.map((one) => (one === conversation ? revealed : one)),
  });
  return revealed.askerReveals && revealed.expertReveals ? meet(step, revealed) : askOther(step, revealed);
}

function meet(step: Step, { id, introductionId }: Conversation): Step {
  return openDirect(moveConversation(step, id, 'close'), introductionId);
}

function askOther(step: Step, conversation: Conversation): Step {
  const { request, given } = step;
  const cards = relayCards(request, conversation).map(
    (effect): Effect => (effect.kind === 'tell' && isCause(given, effect.to) ? { ...effect, kind: 'refresh' } : effect),
  );
  return say(step, ...cards);
}

function isCause({ cause }: Given, id: PersonId): boolean {
  return cause.kind === 'person' && cause.id === id;
}
