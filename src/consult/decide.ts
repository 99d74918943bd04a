import { amend } from './amend.ts';
import { agree, answer } from './answer.ts';
import { anyone, exclude, pick } from './choose.ts';
import { close, helped, reopen, withdraw } from './close.ts';
import { answerRedFlag, confirm } from './confirm.ts';
import { consent, withdrawConsent } from './consent.ts';
import type { ConsultRequest } from './consult-request.ts';
import { conversationFailed, conversationOpened } from './conversation.ts';
import { decline, nameColleague } from './decline.ts';
import { discard, draft, newRequest, similarFound, submit, useCase } from './draft.ts';
import type { Decision } from './effect.ts';
import type { ConsultEvent, Given } from './event.ts';
import { finished } from './finish.ts';
import { fire } from './fire.ts';
import { followUp } from './follow-up.ts';
import { acceptHandOver, declineHandOver, offerHandOver } from './hand-over.ts';
import { learn } from './lesson.ts';
import { exists, mayCause } from './may.ts';
import { accept, assign, expire, offerDelivered, takeBack, undeliverable } from './offer.ts';
import { giveOutcome, skipOutcome, snooze, thank } from './outcome.ts';
import { putOff } from './put-off.ts';
import { relay, reveal } from './relay.ts';
import { askNext, personLeft, release } from './release.ts';
import { wait } from './reminders.ts';
import { candidatesFound } from './search.ts';
import { type Outcome, refused } from './step.ts';

/**
 * What one event makes of a request: its next state with all that is to be said and timed, or why nothing happens.
 * `null` is a request that does not exist yet; a draft or a confirmation begins it. Pure: time, ids, delays and
 * everything else that is not determined come in by `given`.
 */
export function decide(request: ConsultRequest | null, event: ConsultEvent, given: Given): Decision {
  if (request !== null) return decideOn(request, request, event, given);
  if (event.kind !== 'draft' && event.kind !== 'confirm') return { ok: false, refusal: 'no-such-thing' };
  return decideOn(null, newRequest(event, given.now), event, given);
}

function decideOn(before: ConsultRequest | null, request: ConsultRequest, event: ConsultEvent, given: Given): Decision {
  if (!exists(request, event)) return { ok: false, refusal: 'no-such-thing' };
  if (!mayCause(request, event, given)) return { ok: false, refusal: 'not-allowed' };
  const outcome = handle(request, event, given);
  return refused(outcome) ? { ok: false, refusal: outcome } : finished(before, outcome, event.kind);
}

function handle(request: ConsultRequest, event: ConsultEvent, given: Given): Outcome {
  switch (event.kind) {
    case 'draft':
      return draft(request, event, given);
    case 'confirm':
      return confirm(request, event, given);
    case 'red-flag-answered':
      return answerRedFlag(request, event, given);
    case 'similar-found':
      return similarFound(request, event, given);
    case 'use-case':
      return useCase(request, event, given);
    case 'submit':
      return submit(request, given);
    case 'discard':
      return discard(request, given);
    case 'candidates-found':
      return candidatesFound(request, event, given);
    case 'pick':
      return pick(request, event, given);
    case 'any':
      return anyone(request, given);
    case 'exclude':
      return exclude(request, event, given);
    case 'take-back':
      return takeBack(request, event, given);
    case 'offer':
      return assign(request, event, given);
    case 'offer-delivered':
      return offerDelivered(request, event, given);
    case 'undeliverable':
      return undeliverable(request, event.introductionId, given);
    case 'accept':
      return accept(request, event, given);
    case 'decline':
      return decline(request, event, given);
    case 'name-colleague':
      return nameColleague(request, event, given);
    case 'expire':
      return expire(request, event.introductionId, given);
    case 'answer':
      return answer(request, event, given);
    case 'agreement':
      return agree(request, event, given);
    case 'release':
      return release(request, event.introductionId, given);
    case 'conversation-opened':
      return conversationOpened(request, event, given);
    case 'conversation-failed':
      return conversationFailed(request, event, given);
    case 'relay':
      return relay(request, event, given);
    case 'reveal':
      return reveal(request, event, given);
    case 'follow-up':
      return followUp(request, event, given);
    case 'helped':
      return helped(request, event, given);
    case 'put-off':
      return putOff(request, event, given);
    case 'wait':
      return wait(request, given);
    case 'next-expert':
      return askNext(request, given);
    case 'reopen':
      return reopen(request, given);
    case 'close':
      return close(request, given);
    case 'withdraw':
      return withdraw(request, given);
    case 'amend':
      return amend(request, event, given);
    case 'hand-over':
      return offerHandOver(request, event, given);
    case 'hand-over-accept':
      return acceptHandOver(request, event, given);
    case 'hand-over-decline':
      return declineHandOver(request, event, given);
    case 'snooze':
      return snooze(request, event, given);
    case 'outcome':
      return giveOutcome(request, event, given);
    case 'outcome-skip':
      return skipOutcome(request, given);
    case 'thank':
      return thank(request, given);
    case 'consent':
      return consent(request, event, given);
    case 'consent-withdraw':
      return withdrawConsent(request, event, given);
    case 'lesson':
      return learn(request, event, given);
    case 'person-left':
      return personLeft(request, event.personId, given);
    case 'timer':
      return fire(request, event, given);
  }
}
