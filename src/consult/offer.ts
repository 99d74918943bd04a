import { remainingCandidates } from './candidates.ts';
import { refusalToAsk } from './choose.ts';
import type { ConsultRequest, Introduction } from './consult-request.ts';
import { openConversation } from './conversation.ts';
import type { Refusal } from './effect.ts';
import type { Given } from './event.ts';
import { makeOffer } from './make-offer.ts';
import type { PersonId } from './person.ts';
import { introductionOf } from './present.ts';
import { offerExpiry } from './promise.ts';
import { remindIfSilent } from './reminders.ts';
import { letChoose, nextExpert } from './search.ts';
import {
  begin,
  change,
  changeIntroduction,
  type EventOf,
  move,
  moveIntroduction,
  type Outcome,
  type Step,
  setTimer,
} from './step.ts';

/** The asker names a colleague, the coordinator sends someone, or Konsil one who has become free. */
export function assign(request: ConsultRequest, { expertId }: EventOf<'offer'>, given: Given): Outcome {
  if (request.status !== 'unmatched' && request.status !== 'open') return 'already-decided';
  const refusal = refusalToAsk(request, expertId, given);
  const chosenBy = choosing(request, given);
  return refusal ?? watchPromise(makeOffer(wished(begin(request, given), expertId, chosenBy), expertId, chosenBy));
}

function choosing({ askerId }: ConsultRequest, { cause }: Given): Introduction['chosenBy'] {
  if (cause.kind === 'konsil') return 'order';
  return cause.id === askerId ? 'asker' : 'coordinator';
}

/** Whoever wanted one person alone, and now names another, wants that one alone. */
function wished(step: Step, namedExpert: PersonId, chosenBy: Introduction['chosenBy']): Step {
  return chosenBy === 'asker' ? change(step, { intake: { ...step.request.intake, namedExpert } }) : step;
}

/** A request that stood unmatched had its timer cancelled; a promise still ahead is watched again. */
function watchPromise(step: Step): Step {
  const { promisedAt } = step.request;
  const ahead = promisedAt !== null && promisedAt > step.given.now;
  return ahead ? setTimer(step, 'promise-missed', null, promisedAt) : step;
}

/** An offer runs out counted from here: one that nobody has seen does not. */
export function offerDelivered(
  request: ConsultRequest,
  { introductionId: id }: EventOf<'offer-delivered'>,
  given: Given,
): Outcome {
  const introduction = introductionOf(request, id);
  if (introduction?.status !== 'offered' || introduction.deliveredAt !== null) return 'stale';
  const step = changeIntroduction(begin(request, given), id, (one) => ({ ...one, deliveredAt: given.now }));
  return setTimer(step, 'offer-expires', id, offerExpiry(request.intake.urgency, given.now, given.policy));
}

export function accept(request: ConsultRequest, { introductionId: id }: EventOf<'accept'>, given: Given): Outcome {
  const introduction = introductionOf(request, id);
  if (introduction?.status !== 'offered') return 'already-decided';
  const accepted = moveIntroduction(begin(request, given), id, 'accept', { acceptedAt: given.now });
  return remindIfSilent(openConversation(move(accepted, 'accept'), introduction), id);
}

export function expire(request: ConsultRequest, introductionId: string | null, given: Given): Outcome {
  return endOffer(request, introductionId, 'expire', given);
}

export function undeliverable(request: ConsultRequest, introductionId: string, given: Given): Outcome {
  return endOffer(request, introductionId, 'undeliverable', given);
}

function endOffer(request: ConsultRequest, id: string | null, how: 'expire' | 'undeliverable', given: Given): Outcome {
  return unlessDecided(request, id, (introduction) =>
    nextExpert(move(moveIntroduction(begin(request, given), introduction.id, how), how)),
  );
}

/** The asker chooses again; with nobody left to choose from, the search runs again. */
export function takeBack(request: ConsultRequest, { introductionId: id }: EventOf<'take-back'>, given: Given): Outcome {
  return unlessDecided(request, id, () => {
    const step = withdrawOffer(begin(request, given), id);
    const nobody = remainingCandidates(step.request, given.unavailable).length === 0;
    return nobody ? step : letChoose(step);
  });
}

export function withdrawOffer(step: Step, id: string): Step {
  return move(moveIntroduction(step, id, 'withdraw'), 'take-back');
}

export function unlessDecided(
  request: ConsultRequest,
  id: string | null,
  then: (introduction: Introduction) => Step | Refusal,
): Outcome {
  const introduction = introductionOf(request, id);
  return introduction?.status === 'offered' ? then(introduction) : 'already-decided';
}
