import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import { introductionOf, liveIntroduction } from './present.ts';
import { begin, changeIntroduction, clockOf, type Outcome, type Step, say, setTimer, spanAfter } from './step.ts';

/** From acceptance: the expert is reminded once, then the asker is asked, then the next expert comes. */
export function remindIfSilent(step: Step, introductionId: string): Step {
  return setTimer(step, 'answer-reminder', introductionId, answerDue(step));
}

export function answerDue(step: Step): Date {
  return spanAfter(step, clockOf(step).answerReminder);
}

function silentUntil(step: Step): Date {
  return spanAfter(step, clockOf(step).silent);
}

export function remindExpert(request: ConsultRequest, about: string | null, given: Given): Outcome {
  return withAccepted(request, about, ({ id, expertId }) => {
    const step = reminded(begin(request, given), id, 1);
    const told = say(step, { kind: 'tell', to: expertId, card: 'answer-reminder', about: id });
    return setTimer(told, 'answer-silent', id, silentUntil(step));
  });
}

/** "Answered already, wait, or next?" */
export function askAsker(request: ConsultRequest, about: string | null, given: Given): Outcome {
  return withAccepted(request, about, ({ id }) => {
    const step = reminded(begin(request, given), id, 2);
    const told = say(step, { kind: 'tell', to: request.askerId, card: 'late-choice', about: id });
    return setTimer(told, 'next-if-silent', id, silentUntil(step));
  });
}

/** The asker waits: asked again after a whole reminder time; the expert is not reminded twice. */
export function wait(request: ConsultRequest, given: Given): Outcome {
  const live = liveIntroduction(request);
  if (live?.reminders !== 2) return 'already-decided';
  const step = reminded(begin(request, given), live.id, 1);
  return setTimer(step, 'answer-silent', live.id, answerDue(step));
}

/** A word from the expert in the relay is a sign of life: the asker is not asked before a whole reminder time. */
export function signOfLife(step: Step, { id, reminders }: Introduction): Step {
  if (reminders === 0) return remindIfSilent(step, id);
  return setTimer(reminded(step, id, 1), 'answer-silent', id, answerDue(step));
}

function reminded(step: Step, id: string, reminders: number): Step {
  return changeIntroduction(step, id, (introduction) => ({ ...introduction, reminders }));
}

function withAccepted(request: ConsultRequest, id: string | null, then: (introduction: Introduction) => Step): Outcome {
  const introduction = introductionOf(request, id);
  return introduction?.status === 'accepted' ? then(introduction) : 'stale';
}
