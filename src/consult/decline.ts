import { mayBeAsked } from './candidates.ts';
import type { ConsultRequest, DeclineReason } from './consult-request.ts';
import type { Given } from './event.ts';
import { makeOffer } from './make-offer.ts';
import { unlessDecided } from './offer.ts';
import { nextExpert } from './search.ts';
import { begin, type EventOf, move, moveIntroduction, type Outcome, type Step } from './step.ts';

export function decline(
  request: ConsultRequest,
  { introductionId, reason }: EventOf<'decline'>,
  given: Given,
): Outcome {
  return unlessDecided(request, introductionId, () => nextExpert(declined(request, introductionId, reason, given)));
}

function declined(request: ConsultRequest, id: string, declineReason: DeclineReason, given: Given): Step {
  return move(moveIntroduction(begin(request, given), id, 'decline', { declineReason }), 'decline');
}

/** Refused in one word whatever stands against the colleague, so that nobody learns who asks or who was excluded. */
export function nameColleague(
  request: ConsultRequest,
  { introductionId, colleague }: EventOf<'name-colleague'>,
  given: Given,
): Outcome {
  if (!mayBeAsked(request, colleague, given.unavailable))
    return unlessDecided(request, introductionId, () => 'unavailable');
  return unlessDecided(request, introductionId, () => {
    const step = declined(request, introductionId, 'other', given);
    return request.intake.onlyNamed ? nextExpert(step) : makeOffer(step, colleague, 'colleague');
  });
}
