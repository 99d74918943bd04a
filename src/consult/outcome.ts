import type { ConsultRequest, Introduction, Outcome as OutcomeRow } from './consult-request.ts';
import type { Effect } from './effect.ts';
import type { Given } from './event.ts';
import { tellAsker } from './search.ts';
import { snoozeLoop } from './silence.ts';
import { begin, change, daysAfter, type EventOf, type Outcome, say, setTimer } from './step.ts';

/** Time for the question how it ended. */
export function askOutcome(request: ConsultRequest, given: Given): Outcome {
  return ifPending(request, (outcome) => {
    const step = change(begin(request, given), { outcome: { ...outcome, status: 'asked' } });
    const expires = daysAfter(given.now, given.policy.outcomeExpiresDays);
    return setTimer(tellAsker(step, 'outcome'), 'outcome-expires', null, expires);
  });
}

/** Told by the asker, asked or of their own accord; the adviser hears it. */
export function giveOutcome(request: ConsultRequest, event: EventOf<'outcome'>, given: Given): Outcome {
  const earlier = withoutPlan(request.outcome, event);
  if (earlier !== null && request.status === 'closed') return addPlan(request, earlier, event.planChanged, given);
  return ifPending(request, (outcome) => {
    const { value, planChanged, text } = event;
    const step = change(begin(request, given), {
      outcome: { ...outcome, status: 'given', value, planChanged, text, at: given.now },
    });
    return say(
      step,
      ...advisers(request).map(
        ({ id, expertId }): Effect => ({ kind: 'tell', to: expertId, card: 'expert-news', about: id }),
      ),
    );
  });
}

/** Whether the plan changed comes with a second tap, after an outcome given with one. */
function withoutPlan(outcome: OutcomeRow | null, { value, planChanged }: EventOf<'outcome'>): OutcomeRow | null {
  const open = outcome?.status === 'given' && outcome.planChanged === null;
  return open && planChanged !== null && value === outcome.value ? outcome : null;
}

function addPlan(request: ConsultRequest, outcome: OutcomeRow, planChanged: boolean | null, given: Given): Outcome {
  const step = change(begin(request, given), { outcome: { ...outcome, planChanged } });
  return say(
    step,
    { kind: 'refresh', to: request.askerId, card: 'outcome', about: null },
    ...advisers(request).map(
      ({ id, expertId }): Effect => ({ kind: 'refresh', to: expertId, card: 'expert-news', about: id }),
    ),
  );
}

export function skipOutcome(request: ConsultRequest, given: Given): Outcome {
  return ifPending(request, (outcome) => change(begin(request, given), { outcome: { ...outcome, status: 'skipped' } }));
}

export function expireOutcome(request: ConsultRequest, given: Given): Outcome {
  return ifPending(request, (outcome) => change(begin(request, given), { outcome: { ...outcome, status: 'expired' } }));
}

export function snooze(request: ConsultRequest, { what, days }: EventOf<'snooze'>, given: Given): Outcome {
  return what === 'loop' ? snoozeLoop(request, days, given) : snoozeOutcome(request, days, given);
}

function snoozeOutcome(request: ConsultRequest, days: number, given: Given): Outcome {
  return ifPending(request, (outcome) => {
    if (outcome.snoozes >= given.policy.maxSnoozes) return 'illegal';
    const later = { ...outcome, status: 'due', snoozes: outcome.snoozes + 1 } as const;
    return setTimer(change(begin(request, given), { outcome: later }), 'outcome-due', null, daysAfter(given.now, days));
  });
}

/** Thanks to everyone who answered and was not thanked yet; where the asker could press it, it has been pressed. */
export function thank(request: ConsultRequest, given: Given): Outcome {
  const thanked = advisers(request).filter(({ thankedAt }) => thankedAt === null);
  if (thanked.length === 0) return 'already-decided';
  const introductions = request.introductions.map((one) =>
    thanked.includes(one) ? { ...one, thankedAt: given.now } : one,
  );
  return say(
    change(begin(request, given), { introductions }),
    ...thanked.map(({ id, expertId }): Effect => ({ kind: 'tell', to: expertId, card: 'thanks', about: id })),
    ...thanked.map(({ id }): Effect => ({ kind: 'refresh', to: request.askerId, card: 'answer', about: id })),
    { kind: 'refresh', to: request.askerId, card: 'outcome', about: null },
    { kind: 'refresh', to: request.askerId, card: 'ended', about: null },
  );
}

function advisers({ introductions }: ConsultRequest): readonly Introduction[] {
  return introductions.filter(({ status }) => status === 'answered');
}

function ifPending({ status, outcome }: ConsultRequest, then: (outcome: OutcomeRow) => Outcome): Outcome {
  const pending = status === 'closed' && (outcome?.status === 'due' || outcome?.status === 'asked');
  return pending ? then(outcome) : 'already-decided';
}
