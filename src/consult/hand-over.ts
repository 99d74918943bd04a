import { roundOf, wasAsked } from './candidates.ts';
import type { ConsultRequest, HandOver } from './consult-request.ts';
import { closeConversations, openConversation } from './conversation.ts';
import type { Given } from './event.ts';
import { enter, type HandOverEvent, handOverLifecycle } from './lifecycle.ts';
import type { PersonId } from './person.ts';
import { handOverOf, isOver, lastAnswered, liveConversation, pendingHandOver } from './present.ts';
import { tellAsker } from './search.ts';
import { begin, change, type EventOf, minutesAfter, type Outcome, type Step, say, setTimer } from './step.ts';

/** At the end of a shift: the old asker stays until the colleague accepts. */
export function offerHandOver(request: ConsultRequest, { to }: EventOf<'hand-over'>, given: Given): Outcome {
  if (isOver(request) || pendingHandOver(request) !== null) return 'already-decided';
  if (request.status === 'draft' || to === request.askerId) return 'illegal';
  if (wasAsked(request, to)) return 'already-asked';
  const handOver: HandOver = { id: given.newId(), from: request.askerId, to, status: 'offered', at: given.now };
  const step = change(begin(request, given), { handOvers: [...request.handOvers, handOver] });
  const told = say(step, { kind: 'tell', to, card: 'hand-over', about: handOver.id });
  return setTimer(told, 'hand-over-expires', handOver.id, minutesAfter(given.now, given.policy.handOverHours * 60));
}

export function acceptHandOver(request: ConsultRequest, event: EventOf<'hand-over-accept'>, given: Given): Outcome {
  return ifPending(request, event.handOverId, (handOver) => {
    const { id, from, to } = handOver;
    const moved = forgetReveals(change(moveHandOver(begin(request, given), id, 'accept'), { askerId: to }));
    const told = say(tellAsker(moved, 'request'), { kind: 'tell', to: from, card: 'hand-over-result', about: id });
    return catchUp(bringIn(told));
  });
}

/** The newcomer meets the expert: a direct conversation is opened anew, a relay goes on without what the other had revealed. */
function bringIn(step: Step): Step {
  const open = step.request.introductions.filter(({ id }) => liveConversation(step.request, id) !== null);
  return open.reduce(
    (bringing, introduction) => openConversation(closeConversations(bringing, introduction.id), introduction),
    step,
  );
}

/** Whatever the one before them said, and to whom, the new asker has not said it: not even where nobody talks any more. */
function forgetReveals(step: Step): Step {
  return change(step, {
    conversations: step.request.conversations.map((one) => ({ ...one, askerReveals: false })),
  });
}

/** Cards that now wait for the newcomer. */
function catchUp(step: Step): Step {
  const { status, choice } = step.request;
  const answered = lastAnswered(step.request);
  if (status === 'open' && choice === 'waiting') return tellAsker(step, 'candidates', roundOf(step.request));
  if (status === 'unmatched') return tellAsker(step, 'no-match');
  return status === 'answered' && answered !== null ? tellAsker(step, 'answer', answered.id) : step;
}

export function declineHandOver(request: ConsultRequest, event: EventOf<'hand-over-decline'>, given: Given): Outcome {
  return ifPending(request, event.handOverId, ({ id }) => failed(begin(request, given), id, 'decline'));
}

export function expireHandOver(request: ConsultRequest, id: string | null, given: Given): Outcome {
  return ifPending(request, id, (handOver) => failed(begin(request, given), handOver.id, 'expire'));
}

function failed(step: Step, id: string, how: 'decline' | 'expire'): Step {
  return tellAsker(moveHandOver(step, id, how), 'hand-over-result', id);
}

/** The request is over: nobody need take it on. */
export function endHandOvers(step: Step): Step {
  const pending = pendingHandOver(step.request);
  return pending === null ? step : moveHandOver(step, pending.id, 'expire');
}

function moveHandOver(step: Step, id: string, event: HandOverEvent): Step {
  const handOvers = step.request.handOvers.map((one) =>
    one.id === id ? { ...one, status: enter(handOverLifecycle, one.status, event) } : one,
  );
  return change(step, { handOvers });
}

function ifPending(request: ConsultRequest, id: PersonId | null, then: (handOver: HandOver) => Outcome): Outcome {
  const handOver = handOverOf(request, id);
  return handOver?.status === 'offered' ? then(handOver) : 'already-decided';
}
