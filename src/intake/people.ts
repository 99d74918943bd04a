import type { BotParts } from '../bot.ts';
import type { AccountRef, ChatAdapter, Inbound } from '../chat/port.ts';
import type { Person } from '../consult/index.ts';
import type { ExpertProfile } from '../match/index.ts';
import type { FormCache } from './make-form.ts';

export interface People extends FormCache {
  /** The person of an account, made at the first contact. */
  of(account: AccountRef): Promise<Person>;
  /** Fills the cache and the index from the store. */
  load(): Promise<void>;
  /** A person was saved: the cache and the index follow. */
  changed(person: Person): Promise<void>;
}

/** Who is who, held in memory for the form that must open before any database call. */
export function createPeople(
  { store, matcher, circleId, chance }: BotParts, adapters: ReadonlyMap<string, ChatAdapter>,
): People {
  const byAccount = new Map<string, Person>();
  const experts = new Map<string, Person>();

  const hold = (person: Person): Person => {
    for (const account of person.accounts) byAccount.set(accountKey(account), person);
    if (person.expert !== null && person.active) experts.set(person.id, person);
    else experts.delete(person.id);
    return person;
  };
  const fresh = async (account: AccountRef): Promise<Person> => {
    const entry = await adapters.get(account.platform)?.person(account);
    return {
      id: chance.newId(), circleId, name: entry?.name ?? account.id, role: '', house: '', contact: null,
      lang: 'de', active: true, coordinator: false, expert: null, accounts: [account],
    };
  };
  const index = async (person: Person): Promise<void> => {
    const profile = profileOf(person);
    if (profile === null) await matcher.removeExpert(person.id);
    else await matcher.putExpert(profile);
  };

  return {
    async of(account) {
      const held = byAccount.get(accountKey(account));
      if (held !== undefined) return held;
      return hold((await store.personOf(account)) ?? (await store.ensurePerson(account, await fresh(account))));
    },
    async load() {
      for (const person of await store.experts(circleId)) await index(hold(person));
      for (const one of await store.cases(circleId))
        await matcher.putCase({ id: one.id, text: one.question, expertId: one.expertId, helpful: one.helpful, at: one.closedOn });
    },
    async changed(person) {
      await index(hold(person));
    },
    person: (event: Inbound) => byAccount.get(accountKey(event.by)) ?? null,
    colleagues: (person) => [...experts.values()].filter(({ id }) => id !== person.id),
  };
}

function accountKey({ platform, tenant, id }: AccountRef): string {
  return JSON.stringify([platform, tenant, id]);
}

function profileOf({ id, active, expert }: Person): ExpertProfile | null {
  if (!active || expert === null) return null;
  const { specialty, subspecialties, interests, languages, text } = expert;
  return { id, specialty, subspecialties, interests, languages, text };
}
