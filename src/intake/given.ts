import type { Chance } from '../ambient.ts';
import type { Cause, ExpertLoad, Given, Person, PersonId, Policy, RedFlagRules } from '../consult/index.ts';
import type { Store } from '../store/port.ts';

export const konsil: Cause = { kind: 'konsil' };

export type GivenMaker = (cause: Cause, circleId: string, now: Date) => Promise<Given>;

/** What holds for every decision of one house. */
export interface Rules {
  readonly policy: Policy;
  readonly redFlagRules: RedFlagRules;
}

export function givenMaker(store: Store, chance: Chance, rules: Rules): GivenMaker {
  return async (cause, circleId, now) => {
    const coordinators = await store.coordinators(circleId);
    const unavailable = await unavailableExperts(store, circleId, now);
    return {
      now,
      cause,
      ...rules,
      unavailable,
      newId: () => chance.newId(),
      relayDelay: () => chance.between(5, 30),
      coordinators: coordinators.map((person) => person.id),
    };
  };
}

async function unavailableExperts(store: Store, circleId: string, now: Date): Promise<ReadonlySet<PersonId>> {
  const [experts, loads] = await Promise.all([store.experts(circleId), store.loads(circleId, now)]);
  const busy = loadsById(loads);
  const away = experts.filter((expert) => absence(expert, busy.get(expert.id), now) !== null);
  return new Set(away.map((expert) => expert.id));
}

export function loadsById(loads: readonly ExpertLoad[]): ReadonlyMap<PersonId, ExpertLoad> {
  return new Map(loads.map((load) => [load.personId, load]));
}

/** Why an expert may not be asked now, whatever the question. */
export function absence(person: Person, load: ExpertLoad | undefined, now: Date): 'left' | 'paused' | 'at-cap' | null {
  const { expert } = person;
  if (!person.active || expert === null) return 'left';
  if (expert.pausedUntil !== null && expert.pausedUntil > now) return 'paused';
  return (load?.offeredThisWeek ?? 0) >= expert.weeklyCap ? 'at-cap' : null;
}
