import type { BotParts } from '../bot.ts';
import type { AccountRef, ChatAdapter, DirectoryEntry } from '../chat/port.ts';
import type { Person, PersonId } from '../consult/index.ts';
import { atMost } from '../delivery/begin.ts';

/** Who is who, held in memory for the form that must open before any database call. */
export interface People {
  /** The person of an account, made at the first contact. */
  of(account: AccountRef): Promise<Person>;
  /** Null for someone Konsil has never met. */
  known(account: AccountRef): Promise<Person | null>;
  /** At once, from memory; someone not met yet is a colleague with nothing known but the account. */
  atOnce(account: AccountRef): Person;
  expert(id: PersonId): Person | null;
  /** Experts who may be picked by this person. */
  colleagues(person: Person): readonly Person[];
  /** Everyone at work in this person's Circle, experts or not: who may take over from them. */
  everyone(person: Person): readonly Person[];
  /** Fills the memory from the store. */
  load(): Promise<void>;
  /** A person was saved. */
  hold(person: Person): Person;
}

/** An answer is waited for; a directory that takes longer is not. */
const PATIENCE_MS = 1000;

type Parts = Pick<BotParts, 'store' | 'circleId' | 'chance' | 'locale' | 'clock'>;

export function createPeople(
  { store, circleId, chance, locale, clock }: Parts,
  adapters: ReadonlyMap<string, ChatAdapter>,
): People {
  const byAccount = new Map<string, Person>();
  const keysOf = new Map<PersonId, readonly string[]>();
  const experts = new Map<PersonId, Person>();
  const atWork = new Map<PersonId, Person>();

  const hold = (person: Person): Person => {
    const keys = person.accounts.map(accountKey);
    for (const key of keysOf.get(person.id) ?? []) byAccount.delete(key);
    for (const key of keys) byAccount.set(key, person);
    keysOf.set(person.id, keys);
    if (person.expert !== null && person.active) experts.set(person.id, person);
    else experts.delete(person.id);
    if (person.active) atWork.set(person.id, person);
    else atWork.delete(person.id);
    return person;
  };
  const stranger = (account: AccountRef, id: PersonId, entry: DirectoryEntry | null): Person => ({
    id,
    circleId,
    name: entry?.name ?? account.id,
    role: '',
    house: '',
    contact: null,
    lang: locale ?? 'de',
    active: true,
    coordinator: false,
    expert: null,
    accounts: [account],
  });
  /** Null when the platform's directory fails or takes too long: a name can be put right, an event must not be lost. */
  const lookUp = async (account: AccountRef): Promise<DirectoryEntry | null> => {
    let found: DirectoryEntry | null = null;
    const ask = async (): Promise<void> => {
      found = (await adapters.get(account.platform)?.person(account)) ?? null;
    };
    await atMost(
      clock,
      PATIENCE_MS,
      ask().catch(() => undefined),
    );
    return found;
  };
  const known = async (account: AccountRef): Promise<Person | null> => {
    const held = byAccount.get(accountKey(account));
    if (held !== undefined) return held;
    const stored = await store.personOf(account);
    return stored === null ? null : hold(stored);
  };

  return {
    known,
    hold,
    async of(account) {
      const found = await known(account);
      if (found !== null) return found;
      return hold(await store.ensurePerson(account, stranger(account, chance.newId(), await lookUp(account))));
    },
    atOnce: (account) => byAccount.get(accountKey(account)) ?? stranger(account, '', null),
    expert: (id) => experts.get(id) ?? null,
    colleagues: (person) => others(experts, person),
    everyone: (person) => others(atWork, person),
    async load() {
      for (const person of await store.everyone(circleId)) hold(person);
    },
  };
}

function others(people: ReadonlyMap<PersonId, Person>, { id, circleId }: Person): readonly Person[] {
  return [...people.values()].filter((one) => one.id !== id && one.circleId === circleId);
}

function accountKey({ platform, tenant, id }: AccountRef): string {
  return JSON.stringify([platform, tenant, id]);
}
