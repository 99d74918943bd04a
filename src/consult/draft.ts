import type { ConsultRequest } from './consult-request.ts';
import type { Given } from './event.ts';
import { isConfirmed, searchUnderWay } from './present.ts';
import { lookForCandidates } from './search.ts';
import { begin, change, type EventOf, minutesAfter, move, type Outcome, type Step, say, setTimer } from './step.ts';

const NOTHING_YET = {
  confirmedAt: null,
  submittedAt: null,
  promisedAt: null,
  answeredAt: null,
  closedAt: null,
  closedHow: null,
  lesson: null,
  redFlags: [],
  redFlagAnswer: null,
  similarCases: [],
  usedCase: null,
  candidates: [],
  confident: false,
  topics: [],
  gap: null,
  choice: null,
  excluded: [],
  snoozes: 0,
  introductions: [],
  conversations: [],
  relayed: [],
  handOvers: [],
  outcome: null,
} as const;

/** The request that a first draft or confirmation begins; not yet saved, so its row version is 0. */
export function newRequest(event: EventOf<'draft' | 'confirm'>, now: Date): ConsultRequest {
  const { requestId: id, askerId, circleId, intake, known, kept } = event;
  return {
    id,
    askerId,
    circleId,
    intake,
    known,
    kept,
    ...NOTHING_YET,
    status: 'draft',
    rowVersion: 0,
    textVersion: 1,
    amended: [],
    createdAt: now,
  };
}

/** Keeps what was typed; nothing of it is looked for or shown to anyone before it is confirmed. */
export function draft(request: ConsultRequest, event: EventOf<'draft'>, given: Given): Outcome {
  if (request.status !== 'draft') return 'already-decided';
  return keepForADay(
    change(begin(request, given), {
      intake: event.intake,
      known: event.known,
      kept: event.kept,
      confirmedAt: null,
      similarCases: [],
    }),
  );
}

/** An earlier case is shown before anyone is disturbed; without one the request goes out at once. */
export function similarFound(request: ConsultRequest, event: EventOf<'similar-found'>, given: Given): Outcome {
  if (event.rowVersion !== request.rowVersion || searchUnderWay(request) !== 'similar') return 'stale';
  const step = begin(request, given);
  if (event.cases.length === 0) return submitted(step);
  return say(change(step, { similarCases: event.cases }), {
    kind: 'tell',
    to: request.askerId,
    card: 'similar-case',
    about: null,
  });
}

export function useCase(request: ConsultRequest, event: EventOf<'use-case'>, given: Given): Outcome {
  if (request.status !== 'draft') return 'already-decided';
  if (!request.similarCases.includes(event.caseId)) return 'no-such-thing';
  return change(move(begin(request, given), 'use-case'), {
    usedCase: event.caseId,
    closedHow: 'use-case',
    closedAt: given.now,
  });
}

/** "Ask anyway". */
export function submit(request: ConsultRequest, given: Given): Outcome {
  if (request.status !== 'draft') return 'already-decided';
  return isConfirmed(request) ? submitted(begin(request, given)) : 'illegal';
}

export function discard(request: ConsultRequest, given: Given): Outcome {
  return request.status === 'draft' ? move(begin(request, given), 'discard') : 'already-decided';
}

function submitted(step: Step): Step {
  return lookForCandidates(move(step, 'submit'));
}

export function keepForADay(step: Step): Step {
  const { now, policy } = step.given;
  return setTimer(step, 'discard-draft', null, minutesAfter(now, policy.draftHours * 60));
}
