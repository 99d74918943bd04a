import type { ConsultRequest } from './consult-request.ts';
import { closeAllConversations } from './conversation.ts';
import type { Given } from './event.ts';
import { endHandOvers } from './hand-over.ts';
import { tellAsker } from './search.ts';
import { begin, change, daysAfter, move, type Outcome, say, setTimer } from './step.ts';

/** Silence is not a close, and is counted as what it is. */
export function lapse(request: ConsultRequest, given: Given): Outcome {
  const step = endHandOvers(closeAllConversations(begin(request, given)));
  return tellAsker(move(step, 'lapse'), 'ended');
}

export function checkLoop(request: ConsultRequest, given: Given): Outcome {
  return tellAsker(begin(request, given), 'loop-check');
}

export function missPromise(request: ConsultRequest, given: Given): Outcome {
  return tellAsker(begin(request, given), 'promise-missed');
}

export function snoozeLoop(request: ConsultRequest, days: number, given: Given): Outcome {
  if (request.status !== 'answered') return 'already-decided';
  const { now, policy } = given;
  if (request.snoozes >= policy.maxSnoozes) return 'illegal';
  const step = change(begin(request, given), { snoozes: request.snoozes + 1 });
  const lapses = daysAfter(now, days + policy.clocks[request.intake.urgency].lapseDays / 2);
  const later = setTimer(setTimer(step, 'loop-check', null, daysAfter(now, days)), 'lapse', null, lapses);
  return say(later, { kind: 'refresh', to: request.askerId, card: 'loop-check', about: null });
}
