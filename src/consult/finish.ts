import type { ConsultRequest } from './consult-request.ts';
import type { Decision, Effect, PlannedEffect, TimerChange } from './effect.ts';
import type { ConsultEvent } from './event.ts';
import { searchUnderWay } from './present.ts';
import { seenBy } from './seen.ts';
import type { Step } from './step.ts';
import { cancelled, isMeaningful } from './timers.ts';
import { unhurried } from './unhurried.ts';

/** Nobody's card shows these. */
const UNSEEN: ReadonlySet<ConsultEvent['kind']> = new Set<ConsultEvent['kind']>(['offer-delivered', 'relay']);

/** What follows every change alike: one row version more, timers without reason cancelled, cards edited, the search asked anew. */
export function finished(before: ConsultRequest | null, step: Step, event: ConsultEvent['kind']): Decision {
  const request = { ...step.request, rowVersion: step.request.rowVersion + 1 };
  const said = step.effects.map(({ effect }) => effect);
  const seen = UNSEEN.has(event) ? [] : seenBy(before, request, said, step.given.coordinators);
  const following = [...seen, ...search(request)].map((effect): PlannedEffect => ({ effect, notBefore: null }));
  return {
    ok: true,
    request,
    effects: unhurried(before, request, [...step.effects, ...following], step.given),
    timers: [...(before === null ? [] : cancelled(before, request)), ...stillMeant(step.timers, request)],
  };
}

/** A later move of the same step may have taken away what a timer was set for. */
function stillMeant(timers: readonly TimerChange[], request: ConsultRequest): readonly TimerChange[] {
  return timers.filter((change) => change.kind !== 'set' || isMeaningful(change.timer, change.about, request));
}

/** A search answers for one row version alone, so every change asks it again while it is under way. */
function search(request: ConsultRequest): readonly Effect[] {
  const { rowVersion } = request;
  switch (searchUnderWay(request)) {
    case 'similar':
      return [{ kind: 'find-similar', rowVersion }];
    case 'candidates':
      return [{ kind: 'find-candidates', rowVersion }];
    case null:
      return [];
  }
}
