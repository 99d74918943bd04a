import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import type { PersonId } from './person.ts';
import { change, move, type Step, say } from './step.ts';

const PSEUDONYM_LENGTH = 4;

/** A new Introduction; it runs out only from the moment it was delivered. */
export function makeOffer(step: Step, expertId: PersonId, chosenBy: Introduction['chosenBy']): Step {
  const { request, given } = step;
  const introduction = newIntroduction(request, expertId, chosenBy, given);
  const offered = change(move(step, 'offer'), {
    introductions: [...request.introductions, introduction],
    choice: null,
  });
  return say(offered, { kind: 'tell', to: expertId, card: 'offer', about: introduction.id });
}

function newIntroduction(
  { intake }: ConsultRequest,
  expertId: PersonId,
  chosenBy: Introduction['chosenBy'],
  given: Given,
): Introduction {
  return {
    id: given.newId(),
    expertId,
    chosenBy,
    status: 'offered',
    offeredAt: given.now,
    deliveredAt: null,
    acceptedAt: null,
    endedAt: null,
    declineReason: null,
    answers: [],
    reminders: 0,
    thankedAt: null,
    askerConsentAt: null,
    expertConsentAt: null,
    pseudonym: intake.anonymous ? given.newId().slice(-PSEUDONYM_LENGTH) : null,
  };
}
