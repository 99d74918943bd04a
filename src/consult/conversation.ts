import { sidesOf } from './awaited.ts';
import type { ConsultRequest, Conversation, Introduction } from './consult-request.ts';
import type { Effect } from './effect.ts';
import type { Given } from './event.ts';
import { askerShownTo, conversationOf } from './present.ts';
import { begin, change, type EventOf, moveConversation, type Outcome, type Step, say } from './step.ts';

/** Where an introduced pair talks: seeing each other, or through Konsil while the asker is not known to the expert. */
export function openConversation(step: Step, { id, expertId }: Pick<Introduction, 'id' | 'expertId'>): Step {
  return askerShownTo(step.request, expertId) ? openDirect(step, id) : openRelay(step, id, false);
}

export function openDirect(step: Step, introductionId: string): Step {
  const conversation = conversationWith(step.given, introductionId, 'direct', true);
  return say(added(step, conversation), { kind: 'introduce', conversationId: conversation.id });
}

/** A relay needs no place of its own and is open at once; `known`: both see each other's names all the same. */
function openRelay(step: Step, introductionId: string, known: boolean): Step {
  const conversation = conversationWith(step.given, introductionId, 'relay', known);
  const open = added(step, { ...conversation, status: 'open' });
  return say(open, ...relayCards(open.request, conversation));
}

function conversationWith(
  given: Given,
  introductionId: string,
  kind: Conversation['kind'],
  known: boolean,
): Conversation {
  return {
    id: given.newId(),
    introductionId,
    kind,
    status: 'opening',
    askerReveals: known,
    expertReveals: known,
    openedAt: given.now,
  };
}

function added(step: Step, conversation: Conversation): Step {
  return change(step, { conversations: [...step.request.conversations, conversation] });
}

export function relayCards(request: ConsultRequest, { id, introductionId }: Conversation): readonly Effect[] {
  return sidesOf(request, introductionId).map((to) => ({ kind: 'tell', to, card: 'relay-opened', about: id }));
}

export function conversationOpened(
  request: ConsultRequest,
  event: EventOf<'conversation-opened'>,
  given: Given,
): Outcome {
  const { conversationId } = event;
  if (conversationOf(request, conversationId)?.status !== 'opening') return 'stale';
  const step = moveConversation(begin(request, given), conversationId, 'open', { openedAt: given.now });
  return say(step, { kind: 'post', conversationId, card: 'introduction' });
}

/** No common place could be made (two platforms, for example): Konsil passes their words on, under their names. */
export function conversationFailed(
  request: ConsultRequest,
  event: EventOf<'conversation-failed'>,
  given: Given,
): Outcome {
  const conversation = conversationOf(request, event.conversationId);
  if (conversation?.status !== 'opening') return 'stale';
  return openRelay(
    moveConversation(begin(request, given), conversation.id, 'close'),
    conversation.introductionId,
    true,
  );
}

/** Closes where this introduction talked; Konsil leaves a place that it opened. */
export function closeConversations(step: Step, introductionId: string): Step {
  const open = step.request.conversations.filter(
    (one) => one.introductionId === introductionId && one.status !== 'closed',
  );
  return open.reduce(closeOne, step);
}

function closeOne(step: Step, { id, kind }: Conversation): Step {
  const closed = moveConversation(step, id, 'close');
  return kind === 'direct' ? say(closed, { kind: 'leave', conversationId: id }) : closed;
}

export function closeAllConversations(step: Step): Step {
  return step.request.introductions.reduce((closing, { id }) => closeConversations(closing, id), step);
}
