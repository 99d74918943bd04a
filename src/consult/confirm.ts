import type { ConsultRequest, Intake } from './consult-request.ts';
import { keepForADay } from './draft.ts';
import type { Given } from './event.ts';
import { isConfirmed } from './present.ts';
import { redFlags } from './red-flags.ts';
import { tellAsker } from './search.ts';
import { begin, change, type EventOf, type Outcome, type Step } from './step.ts';

/** The asker has seen what was removed and said yes; a red flag is answered before anything else. */
export function confirm(request: ConsultRequest, event: EventOf<'confirm'>, given: Given): Outcome {
  if (request.status !== 'draft') return 'already-decided';
  const { intake, known, kept } = event;
  if (intake.question.trim() === '') return 'illegal';
  const step = keepForADay(
    change(begin(request, given), {
      intake,
      known,
      kept,
      confirmedAt: given.now,
      similarCases: [],
      ...flagsOf(request, intake, given),
    }),
  );
  return isConfirmed(step.request) ? step : warn(step);
}

/** An answer given for the same flags holds; a new flag asks again. */
export function flagsOf(
  request: ConsultRequest,
  intake: Intake,
  given: Given,
): Pick<ConsultRequest, 'redFlags' | 'redFlagAnswer'> {
  const texts = [intake.question, intake.history, intake.desiredStep, intake.earlierPlan].flatMap((text) => text ?? []);
  const found = texts.flatMap((text) => redFlags(text, given.redFlagRules));
  const flags = [...new Set(found)];
  const known = flags.every((flag) => request.redFlags.includes(flag));
  return { redFlags: flags, redFlagAnswer: known ? request.redFlagAnswer : null };
}

export function warn(step: Step): Step {
  return tellAsker(step, 'red-flag');
}

export function answerRedFlag(request: ConsultRequest, event: EventOf<'red-flag-answered'>, given: Given): Outcome {
  if (request.redFlags.length === 0 || request.redFlagAnswer !== null) return 'already-decided';
  return change(begin(request, given), { redFlagAnswer: event.answer });
}
