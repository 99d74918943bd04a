import { flagsOf, warn } from './confirm.ts';
import type { Amendment, ConsultRequest, Intake, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import { isConfirmed, isOver, liveIntroduction } from './present.ts';
import { offerExpiry } from './promise.ts';
import { remindIfSilent } from './reminders.ts';
import { promiseAnew } from './search.ts';
import { begin, change, type EventOf, move, type Outcome, type Step, setTimer } from './step.ts';
import { isMeaningful } from './timers.ts';

const PARTS = [
  'question',
  'history',
  'desiredStep',
  'earlierPlan',
  'urgency',
] as const satisfies readonly Amendment['part'][];
const AMENDABLE = [...PARTS, 'lang'] as const satisfies readonly (keyof Intake)[];

/** The words and the urgency may change; who asks whom, and whether by name, may not. */
export function amend(request: ConsultRequest, event: EventOf<'amend'>, given: Given): Outcome {
  if (isOver(request)) return 'already-decided';
  const intake = amended(request.intake, event.intake);
  if (request.status === 'draft' || intake.question.trim() === '') return 'illegal';
  if (AMENDABLE.every((field) => intake[field] === request.intake[field])) return 'already-decided';
  const step = change(move(begin(request, given), 'amend'), {
    intake,
    known: event.known,
    kept: event.kept,
    textVersion: request.textVersion + 1,
    amended: amendments(request, intake, given.now),
    ...flagsOf(request, intake, given),
  });
  const timed = intake.urgency === request.intake.urgency ? step : retimed(step);
  return searchAgain(isConfirmed(timed.request) ? timed : warn(timed));
}

function amended(before: Intake, after: Intake): Intake {
  const { question, history, desiredStep, earlierPlan, urgency, lang } = after;
  return { ...before, question, history, desiredStep, earlierPlan, urgency, lang };
}

function amendments({ amended, intake: before }: ConsultRequest, after: Intake, at: Date): readonly Amendment[] {
  const parts = PARTS.filter((part) => after[part] !== before[part]);
  return [...amended.filter(({ part }) => !parts.includes(part)), ...parts.map((part) => ({ part, at }))];
}

/** Parts that were changed since this expert was asked, or has answered. */
export function newFor({ amended }: ConsultRequest, introduction: Introduction): ReadonlySet<Amendment['part']> {
  const { deliveredAt, answers } = introduction;
  if (deliveredAt === null) return new Set();
  const since = Math.max(deliveredAt.getTime(), ...answers.map(({ at }) => at.getTime()));
  return new Set(amended.filter(({ at }) => at.getTime() > since).map(({ part }) => part));
}

/** Whoever stands to be chosen was found by the words before. */
function searchAgain(step: Step): Step {
  const { status, choice } = step.request;
  return status === 'open' && choice === 'waiting' ? change(step, { choice: null }) : step;
}

/** Another urgency is another promise, counted from now, and moves what runs. */
function retimed(step: Step): Step {
  const reaction = isMeaningful('promise-missed', null, step.request) ? promiseAnew(step) : step;
  const live = liveIntroduction(step.request);
  if (live === null) return reaction;
  if (live.status === 'accepted') return live.reminders === 0 ? remindIfSilent(reaction, live.id) : reaction;
  if (live.deliveredAt === null) return reaction;
  const { now, policy } = step.given;
  return setTimer(reaction, 'offer-expires', live.id, offerExpiry(step.request.intake.urgency, now, policy));
}
