import type { ConsultRequest } from './consult-request.ts';
import type { PlannedEffect } from './effect.ts';
import type { Given } from './event.ts';
import type { PersonId } from './person.ts';
import { askerShownTo } from './present.ts';

/**
 * What one side of an anonymous relay does reaches the other after the random delay, whatever it is, so that timing
 * tells nothing; an urgent request never waits. Nothing overtakes what the same reader gets from the same act.
 */
export function unhurried(
  before: ConsultRequest | null,
  after: ConsultRequest,
  effects: readonly PlannedEffect[],
  given: Given,
): readonly PlannedEffect[] {
  const others = otherSide(before, after, given);
  if (others.size === 0) return effects;
  let at = new Date(given.now.getTime() + given.relayDelay() * 1000);
  return effects.map((planned) => {
    if (!others.has(readerOf(planned) ?? '')) return planned;
    if (planned.notBefore !== null && planned.notBefore > at) at = planned.notBefore;
    return { ...planned, notBefore: at };
  });
}

/**
 * Who talks through a relay with whoever acted and is not shown the asker. An expert's acceptance, which opens the
 * relay, reaches the asker at once: it tells nothing of the asker, who waits for it.
 */
function otherSide(before: ConsultRequest | null, after: ConsultRequest, { cause }: Given): ReadonlySet<PersonId> {
  const { anonymous, urgency } = after.intake;
  if (before === null || !anonymous || urgency === 'urgent' || cause.kind !== 'person') return new Set();
  const askers = [after.askerId, before.askerId];
  if (askers.includes(cause.id)) return new Set(unaware(after, after));
  return new Set(unaware(before, after).includes(cause.id) ? askers : []);
}

/** Experts with a relay in this state, open or closed, to whom the asker is not shown now. */
function unaware({ conversations, introductions }: ConsultRequest, now: ConsultRequest): readonly PersonId[] {
  const relays = conversations.filter(({ kind }) => kind === 'relay');
  return introductions
    .filter(({ id, expertId }) => relays.some((one) => one.introductionId === id) && !askerShownTo(now, expertId))
    .map(({ expertId }) => expertId);
}

function readerOf({ effect }: PlannedEffect): PersonId | null {
  switch (effect.kind) {
    case 'tell':
    case 'refresh':
      return effect.to;
    case 'home':
      return effect.of;
    default:
      return null;
  }
}
