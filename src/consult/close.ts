import type { ClosedHow, ConsultRequest, FollowUpStatus, Outcome as OutcomeRow } from './consult-request.ts';
import { closeAllConversations } from './conversation.ts';
import type { Effect } from './effect.ts';
import type { Given } from './event.ts';
import { endHandOvers } from './hand-over.ts';
import { requestLifecycle, transition } from './lifecycle.ts';
import { isOver, lastAnswered, liveIntroduction } from './present.ts';
import { lookForCandidates } from './search.ts';
import {
  begin,
  change,
  daysAfter,
  type EventOf,
  move,
  moveIntroduction,
  type Outcome,
  type Step,
  say,
  setTimer,
} from './step.ts';

/** "Did it help?" Yes closes; partly leaves the choice of following up; not looks for someone else. */
export function helped(request: ConsultRequest, { how }: EventOf<'helped'>, given: Given): Outcome {
  const answered = lastAnswered(request);
  if (request.status !== 'answered' || answered === null) return 'already-decided';
  switch (how) {
    case 'helped':
      return closed(begin(request, given), 'helped');
    case 'partly':
      return say(change(begin(request, given), { closedHow: 'partly' }), {
        kind: 'refresh',
        to: request.askerId,
        card: 'answer',
        about: answered.id,
      });
    case 'not':
      return reopen(request, given);
  }
}

/** Closed means that the asker said so. */
export function close(request: ConsultRequest, given: Given): Outcome {
  if (request.status === 'draft') return 'illegal';
  if (transition(requestLifecycle, request.status, 'close') === null) return 'already-decided';
  return closed(begin(request, given), request.closedHow ?? 'settled');
}

function closed(step: Step, closedHow: ClosedHow): Step {
  const ended = move(endExperts(step, 'close'), 'close');
  return askOutcomeLater(tellVerdict(change(ended, { closedAt: step.given.now, closedHow })));
}

/** Whoever was only asked sees their card end; whoever had accepted is told. */
function endExperts(step: Step, how: 'close' | 'withdraw'): Step {
  const live = liveIntroduction(step.request);
  const quiet = endHandOvers(closeAllConversations(step));
  if (live === null) return quiet;
  if (live.status === 'offered') return moveIntroduction(quiet, live.id, 'withdraw');
  return say(moveIntroduction(quiet, live.id, how), { kind: 'tell', to: live.expertId, card: 'ended', about: live.id });
}

function tellVerdict(step: Step): Step {
  const { closedHow } = step.request;
  const expert = lastAnswered(step.request);
  if (expert === null || (closedHow !== 'helped' && closedHow !== 'partly')) return step;
  return say(step, { kind: 'tell', to: expert.expertId, card: 'expert-news', about: expert.id });
}

/** Only where an expert had a part in it is there an outcome to ask for. */
function askOutcomeLater(step: Step): Step {
  if (lastAnswered(step.request) === null) return change(step, { outcome: null });
  const { now, policy } = step.given;
  const { outcomeDays } = policy.clocks[step.request.intake.urgency];
  return setTimer(change(step, { outcome: outcomeRow('due') }), 'outcome-due', null, daysAfter(now, outcomeDays));
}

function outcomeRow(status: FollowUpStatus): OutcomeRow {
  return { status, value: null, planChanged: null, text: null, snoozes: 0, at: null };
}

/** Looks for someone else; a closed request within the days of the policy. What was due of its outcome is skipped. */
export function reopen(request: ConsultRequest, given: Given): Outcome {
  if (request.status === 'withdrawn' || request.status === 'discarded') return 'already-decided';
  if (transition(requestLifecycle, request.status, 'reopen') === null || tooLate(request, given)) return 'illegal';
  const step = move(closeAllConversations(begin(request, given)), 'reopen');
  const looking = lookForCandidates(
    change(step, {
      answeredAt: null,
      closedAt: null,
      closedHow: null,
      snoozes: 0,
      intake: { ...request.intake, onlyNamed: false },
      outcome: skipped(request.outcome),
    }),
  );
  return say(looking, ...closedNoMore(request));
}

/** Cards that tell of a close which is taken back. */
function closedNoMore({ status, closedHow, askerId, introductions }: ConsultRequest): readonly Effect[] {
  if (status !== 'closed') return [];
  if (closedHow === 'use-case') return [{ kind: 'refresh', to: askerId, card: 'similar-case', about: null }];
  return introductions
    .filter((one) => one.status === 'answered')
    .map(({ id: about, expertId: to }) => ({ kind: 'refresh', to, card: 'ended', about }));
}

function tooLate({ status, closedAt }: ConsultRequest, { now, policy }: Given): boolean {
  return status === 'closed' && closedAt !== null && now > daysAfter(closedAt, policy.reopenDays);
}

export function skipped(outcome: OutcomeRow | null): OutcomeRow | null {
  return outcome?.status === 'due' || outcome?.status === 'asked' ? { ...outcome, status: 'skipped' } : outcome;
}

export function withdraw(request: ConsultRequest, given: Given): Outcome {
  if (isOver(request)) return 'already-decided';
  return request.status === 'draft' ? 'illegal' : withdrawn(begin(request, given));
}

export function withdrawn(step: Step): Step {
  return move(endExperts(step, 'withdraw'), 'withdraw');
}
