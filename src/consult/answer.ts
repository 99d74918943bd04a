import type { Answer, ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import { earlierPlanShown, isWritten, liveIntroduction, theIntroduction } from './present.ts';
import { tellAsker } from './search.ts';
import {
  begin,
  change,
  changeIntroduction,
  daysAfter,
  type EventOf,
  move,
  moveIntroduction,
  type Outcome,
  type Step,
  say,
  setTimer,
} from './step.ts';

/** Straight on the card, by the form, or "answered in our conversation" by either side without text. */
export function answer(request: ConsultRequest, event: EventOf<'answer'>, given: Given): Outcome {
  const introduction = theIntroduction(request, event.introductionId);
  const written = answerOf(request, introduction, event, given);
  if (written.by === 'asker') return byAsker(request, introduction, written, given);
  switch (introduction.status) {
    case 'offered':
    case 'accepted':
      return answered(begin(request, given), introduction, written);
    case 'answered':
      return addedTo(request, introduction, written, given);
    case 'expired':
    case 'released':
      return stillOpen(request)
        ? takenLate(begin(request, given), introduction, written)
        : keptAsDraft(request, introduction, written, given);
    case 'declined':
    case 'withdrawn':
    case 'undeliverable':
      return keptAsDraft(request, introduction, written, given);
  }
}

function answerOf(request: ConsultRequest, introduction: Introduction, event: EventOf<'answer'>, given: Given): Answer {
  const by = given.cause.kind === 'person' && given.cause.id === request.askerId ? 'asker' : 'expert';
  const agreement = earlierPlanShown(request, introduction) ? event.agreement : null;
  return { text: event.text, by, agreement, at: given.now };
}

/** The asker says that it was answered, never what. */
function byAsker(request: ConsultRequest, introduction: Introduction, one: Answer, given: Given): Outcome {
  if (one.text !== null) return 'not-allowed';
  if (introduction.status !== 'accepted') return 'already-decided';
  return answered(begin(request, given), introduction, one);
}

function answered(step: Step, { id, answers }: Introduction, one: Answer): Step {
  const moved = move(moveIntroduction(step, id, 'answer', { answers: [...answers, one] }), 'answer');
  return tellAsker(awaitClose(change(moved, { answeredAt: step.given.now, closedHow: null })), 'answer', id);
}

/** Silence after an answer is asked about once, halfway to its lapse. */
function awaitClose(step: Step): Step {
  const { now, policy } = step.given;
  const { lapseDays } = policy.clocks[step.request.intake.urgency];
  return setTimer(
    setTimer(step, 'loop-check', null, daysAfter(now, lapseDays / 2)),
    'lapse',
    null,
    daysAfter(now, lapseDays),
  );
}

/** More words to an answer already given. */
function addedTo(request: ConsultRequest, introduction: Introduction, one: Answer, given: Given): Outcome {
  if (one.text === null) return 'already-decided';
  if (request.status !== 'answered') return keptAsDraft(request, introduction, one, given);
  return tellAsker(appended(begin(request, given), introduction.id, one), 'answer', introduction.id);
}

function appended(step: Step, id: string, one: Answer): Step {
  return changeIntroduction(step, id, (introduction) => ({ ...introduction, answers: [...introduction.answers, one] }));
}

function stillOpen({ status }: ConsultRequest): boolean {
  return status === 'open' || status === 'offered' || status === 'unmatched';
}

/** An expired or released expert answers after all: whoever was asked instead is let go. */
function takenLate(step: Step, introduction: Introduction, one: Answer): Step {
  const live = liveIntroduction(step.request);
  const free = live === null ? move(step, 'offer') : moveIntroduction(step, live.id, 'withdraw');
  return answered(free, introduction, one);
}

/** Nobody waits for it any more: it stays the expert's own, and they are told why. */
function keptAsDraft(request: ConsultRequest, { id, expertId }: Introduction, one: Answer, given: Given): Outcome {
  if (one.text === null) return 'already-decided';
  const kept = appended(begin(request, given), id, { ...one, kept: true });
  return say(kept, { kind: 'tell', to: expertId, card: 'late-answer', about: id });
}

/** Second opinion: said after the expert has seen the earlier plan, about the last words they wrote. */
export function agree(
  request: ConsultRequest,
  { introductionId: id, agreement }: EventOf<'agreement'>,
  given: Given,
): Outcome {
  const introduction = theIntroduction(request, id);
  if (!earlierPlanShown(request, introduction)) return 'illegal';
  const last = introduction.answers.findLast(isWritten);
  const step = changeIntroduction(begin(request, given), id, (one) => ({
    ...one,
    answers: one.answers.map((each) => (each === last ? { ...each, agreement } : each)),
  }));
  return say(step, { kind: 'refresh', to: request.askerId, card: 'answer', about: id });
}
