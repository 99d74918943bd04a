import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import type { Clock, Span } from './policy.ts';
import { introductionOf } from './present.ts';
import {
  begin,
  changeIntroduction,
  clockOf,
  daysAfter,
  type EventOf,
  type Outcome,
  type Step,
  say,
  setTimer,
} from './step.ts';
import { addSpan } from './working-time.ts';

/** A reminded expert may be reminded later, at most so long after they accepted; once the asker decides, no more. */
export function mayPutOff({ reminders, acceptedAt }: Introduction, days: number, clock: Clock, now: Date): boolean {
  const latest = daysAfter(acceptedAt ?? now, clock.putOffDays);
  return reminders === 1 && daysAfter(now, days) <= latest;
}

/** Reminded again at the same time of a later day; the asker hears that the answer comes later, and is not asked meanwhile. */
export function putOff(request: ConsultRequest, { introductionId, days }: EventOf<'put-off'>, given: Given): Outcome {
  const introduction = introductionOf(request, introductionId);
  if (introduction?.status !== 'accepted') return 'already-decided';
  const step = changeIntroduction(begin(request, given), introductionId, (one) => ({ ...one, reminders: 0 }));
  if (!mayPutOff(introduction, days, clockOf(step), given.now)) return 'illegal';
  const told = say(step, { kind: 'tell', to: request.askerId, card: 'notice', about: 'answer-later' });
  return setTimer(told, 'answer-reminder', introductionId, sameTimeLater(step, days));
}

/** The same time some days later, or the first moment after it that counts for this urgency. */
function sameTimeLater(step: Step, days: number): Date {
  const { now, policy } = step.given;
  return addSpan(daysAfter(now, days), none(clockOf(step).answerReminder), policy.calendar);
}

function none(span: Span): Span {
  return 'minutes' in span ? { ...span, minutes: 0 } : { ...span, hours: 0 };
}
