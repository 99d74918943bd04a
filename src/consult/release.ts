import { reopen, withdrawn } from './close.ts';
import type { ConsultRequest, Introduction } from './consult-request.ts';
import { closeConversations } from './conversation.ts';
import { discard } from './draft.ts';
import type { Given } from './event.ts';
import { expireHandOver } from './hand-over.ts';
import { withdrawOffer } from './offer.ts';
import { skipOutcome } from './outcome.ts';
import { introductionOf, isOver, liveIntroduction } from './present.ts';
import { nextExpert, promiseAnew, tellAsker } from './search.ts';
import { begin, move, moveIntroduction, type Outcome, type Step, say } from './step.ts';

/** By the expert, the asker or the coordinator: someone else is asked, and a new promise holds. */
export function release(request: ConsultRequest, introductionId: string | null, given: Given): Outcome {
  const introduction = introductionOf(request, introductionId);
  if (introduction?.status !== 'accepted') return 'already-decided';
  return nextExpert(released(begin(request, given), introduction));
}

function released(step: Step, introduction: Introduction): Step {
  const { id, expertId } = introduction;
  const open = move(closeConversations(moveIntroduction(step, id, 'release'), id), 'release');
  const promised = tellUnlessCause(promiseAnew(open), expertId, id);
  return isCause(step.given, step.request.askerId) ? promised : tellAsker(promised, 'request');
}

function tellUnlessCause(step: Step, to: string, about: string): Step {
  return isCause(step.given, to) ? step : say(step, { kind: 'tell', to, card: 'ended', about });
}

function isCause({ cause }: Given, id: string): boolean {
  return cause.kind === 'person' && cause.id === id;
}

/** "Next", said by the asker of a silent expert or of an answer that did not settle it. */
export function askNext(request: ConsultRequest, given: Given): Outcome {
  if (request.status === 'answered') return reopen(request, given);
  return release(request, liveIntroduction(request)?.id ?? null, given);
}

/** Someone has left the hospital: an asker's requests end, an expert's pass to the next. */
export function personLeft(request: ConsultRequest, personId: string, given: Given): Outcome {
  if (personId === request.askerId) return askerLeft(request, given);
  const live = liveIntroduction(request);
  if (live?.expertId === personId) return expertLeft(request, live, given);
  const handOver = request.handOvers.find(({ to, status }) => to === personId && status === 'offered');
  return handOver === undefined ? 'no-such-thing' : expireHandOver(request, handOver.id, given);
}

function askerLeft(request: ConsultRequest, given: Given): Outcome {
  if (request.status === 'draft') return discard(request, given);
  return isOver(request) ? skipOutcome(request, given) : withdrawn(begin(request, given));
}

function expertLeft(request: ConsultRequest, { id, status }: Introduction, given: Given): Outcome {
  return status === 'accepted' ? release(request, id, given) : nextExpert(withdrawOffer(begin(request, given), id));
}
