import { anyone } from './choose.ts';
import type { ConsultRequest } from './consult-request.ts';
import { discard } from './draft.ts';
import type { Given } from './event.ts';
import { expireHandOver } from './hand-over.ts';
import { expire } from './offer.ts';
import { askOutcome, expireOutcome } from './outcome.ts';
import { release } from './release.ts';
import { askAsker, remindExpert } from './reminders.ts';
import { checkLoop, lapse, missPromise } from './silence.ts';
import type { EventOf, Outcome } from './step.ts';
import { isMeaningful } from './timers.ts';

/** A timer whose reason has gone does nothing. */
export function fire(request: ConsultRequest, { timer, about }: EventOf<'timer'>, given: Given): Outcome {
  if (!isMeaningful(timer, about, request)) return 'stale';
  switch (timer) {
    case 'discard-draft':
      return discard(request, given);
    case 'choose-any':
      return anyone(request, given);
    case 'offer-expires':
      return expire(request, about, given);
    case 'promise-missed':
      return missPromise(request, given);
    case 'answer-reminder':
      return remindExpert(request, about, given);
    case 'answer-silent':
      return askAsker(request, about, given);
    case 'next-if-silent':
      return release(request, about, given);
    case 'loop-check':
      return checkLoop(request, given);
    case 'lapse':
    case 'unmatched-lapse':
      return lapse(request, given);
    case 'hand-over-expires':
      return expireHandOver(request, about, given);
    case 'outcome-due':
      return askOutcome(request, given);
    case 'outcome-expires':
      return expireOutcome(request, given);
  }
}
