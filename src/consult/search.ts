import { remainingCandidates, roundOf } from './candidates.ts';
import type { ConsultRequest } from './consult-request.ts';
import type { Effect } from './effect.ts';
import type { Given } from './event.ts';
import { makeOffer } from './make-offer.ts';
import { searchUnderWay } from './present.ts';
import { promisedTime } from './promise.ts';
import {
  begin,
  change,
  clockOf,
  daysAfter,
  type EventOf,
  move,
  type Outcome,
  type Step,
  say,
  setTimer,
  spanAfter,
} from './step.ts';

/** A new round: the promise is said at once, and matching starts from nothing. */
export function lookForCandidates(step: Step): Step {
  const { request, given } = step;
  const fresh = change(step, {
    submittedAt: request.submittedAt ?? given.now,
    candidates: [],
    confident: false,
    choice: null,
  });
  const promised = promiseAnew(fresh);
  return request.submittedAt === null ? tellAsker(promised, 'request') : promised;
}

/** Counted from now: a reaction is due by then. */
export function promiseAnew(step: Step): Step {
  const { request, given } = step;
  const promisedAt = promisedTime(request.intake.urgency, given.now, given.policy);
  return setTimer(change(step, { promisedAt }), 'promise-missed', null, promisedAt);
}

export function tellAsker(
  step: Step,
  card: Extract<Effect, { kind: 'tell' }>['card'],
  about: string | null = null,
): Step {
  return say(step, { kind: 'tell', to: step.request.askerId, card, about });
}

/** A named colleague comes first; the asker chooses unless they have said "any" or a later round runs by itself. */
export function candidatesFound(request: ConsultRequest, event: EventOf<'candidates-found'>, given: Given): Outcome {
  if (event.rowVersion !== request.rowVersion || searchUnderWay(request) !== 'candidates') return 'stale';
  const found = change(begin(request, given), {
    candidates: event.candidates,
    confident: event.confident,
    topics: event.topics ?? [],
    gap: event.gap ?? null,
  });
  const remaining = remainingCandidates(found.request, given.unavailable);
  const named = remaining.find((candidate) => candidate.expertId === request.intake.namedExpert);
  const [best] = remaining;
  // Only the named one is kept, so that a refusal leads to a search whose confidence is its own.
  if (named !== undefined) return makeOffer(change(found, { candidates: [named] }), named.expertId, 'asker');
  // Whom matching is sure of may be full or away by now, and their deputy too.
  if (best === undefined && event.confident) return exhaust(change(found, { gap: 'nobody-free' }));
  if (best === undefined || !event.confident || onlyOne(request)) return exhaust(found);
  return request.choice === null ? letChoose(found) : makeOffer(found, best.expertId, 'order');
}

function onlyOne({ intake }: ConsultRequest): boolean {
  return intake.onlyNamed && intake.namedExpert !== null;
}

export function letChoose(step: Step): Step {
  const told = tellAsker(change(step, { choice: 'waiting' }), 'candidates', roundOf(step.request));
  return setTimer(told, 'choose-any', null, spanAfter(step, clockOf(step).chooseAny));
}

/** The next in order by itself; when the list is used up the search runs again, without those already asked. */
export function nextExpert(step: Step): Step {
  const { request, given } = step;
  if (onlyOne(request)) return exhaust(step);
  const [best] = remainingCandidates(request, given.unavailable);
  return best === undefined ? change(step, { choice: 'any' }) : makeOffer(step, best.expertId, 'order');
}

/** Nobody left to ask: the asker hears it, and the coordinator unless the asker wanted one person alone. */
function exhaust(step: Step): Step {
  const { given, request } = step;
  const told = tellAsker(move(step, 'exhaust'), 'no-match');
  const coordinators = onlyOne(request) ? [] : given.coordinators;
  const all = say(told, ...coordinators.map((to): Effect => ({ kind: 'tell', to, card: 'unmatched', about: null })));
  return setTimer(all, 'unmatched-lapse', null, daysAfter(given.now, given.policy.unmatchedLapseDays));
}
