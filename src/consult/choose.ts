import { mayBeAsked, roundOf, shownCandidates, wasAsked } from './candidates.ts';
import type { ConsultRequest } from './consult-request.ts';
import type { Refusal } from './effect.ts';
import type { Given } from './event.ts';
import { makeOffer } from './make-offer.ts';
import type { PersonId } from './person.ts';
import { isOver } from './present.ts';
import { nextExpert } from './search.ts';
import { begin, change, type EventOf, type Outcome, say } from './step.ts';

export function pick(request: ConsultRequest, { expertId, round }: EventOf<'pick'>, given: Given): Outcome {
  if (request.status !== 'open') return 'already-decided';
  if (round !== undefined && round !== roundOf(request)) return 'stale';
  if (!request.candidates.some((candidate) => candidate.expertId === expertId)) return 'no-such-thing';
  const refusal = refusalToAsk(request, expertId, given);
  return refusal ?? makeOffer(begin(request, given), expertId, 'asker');
}

/** "Already asked" is the asker's and the coordinator's to know; any other reason stays unsaid. */
export function refusalToAsk(request: ConsultRequest, expertId: PersonId, given: Given): Refusal | null {
  if (mayBeAsked(request, expertId, given.unavailable)) return null;
  return wasAsked(request, expertId) ? 'already-asked' : 'unavailable';
}

export function anyone(request: ConsultRequest, given: Given): Outcome {
  if (request.status !== 'open' || request.choice === 'any') return 'already-decided';
  const step = change(begin(request, given), { choice: 'any' });
  return request.choice === 'waiting' ? nextExpert(step) : step;
}

/** When nobody is left to choose from, the search runs again. */
export function exclude(request: ConsultRequest, { expertId }: EventOf<'exclude'>, given: Given): Outcome {
  if (isOver(request) || request.excluded.includes(expertId)) return 'already-decided';
  if (request.status === 'draft') return 'illegal';
  if (wasAsked(request, expertId)) return 'already-asked';
  const step = change(begin(request, given), { excluded: [...request.excluded, expertId] });
  if (request.status !== 'open' || request.choice !== 'waiting') return step;
  if (shownCandidates(step.request).length === 0) return change(step, { choice: null });
  return say(step, { kind: 'refresh', to: request.askerId, card: 'candidates', about: roundOf(request) });
}
