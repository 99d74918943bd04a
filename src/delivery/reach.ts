import type { AccountRef, ChatAdapter, Outcome, PlaceRef } from '../chat/port.ts';
import type { Person } from '../consult/index.ts';
import type { Courier } from './courier.ts';

/** Where a person is reached; the place is null until Konsil has first spoken to them there. */
export interface Reach {
  readonly adapter: ChatAdapter;
  readonly account: AccountRef;
  readonly place: PlaceRef | null;
}

type Account = Omit<Reach, 'place'>;

/** The accounts of a person on platforms that run here. */
export function accountsOf(courier: Courier, person: Person): readonly Account[] {
  return person.accounts.flatMap((account) => {
    const adapter = courier.adapters.get(account.platform);
    return adapter === undefined ? [] : [{ adapter, account }];
  });
}

/** Where they were reached before, as long as they are there; else their first account, one whose platform is up before the others. */
export async function reachOf(courier: Courier, person: Person): Promise<Reach | null> {
  const accounts = accountsOf(courier, person);
  const known = await courier.store.place(`person:${person.id}`);
  const same = known === null ? undefined : accounts.find(({ account }) => account.platform === known.platform);
  if (same !== undefined) return { ...same, place: known };
  const first = accounts.find(({ account }) => courier.isUp(account.platform)) ?? accounts[0];
  return first === undefined ? null : { ...first, place: null };
}

/** Opened at the first word, remembered after. */
export async function directPlace(
  courier: Courier,
  person: Person,
  { adapter, account, place }: Reach,
  key: string,
): Promise<Outcome<PlaceRef>> {
  if (place !== null) return { kind: 'done', value: place };
  const opened = await adapter.direct(account, key);
  if (opened.kind === 'done') await courier.store.putPlace(`person:${person.id}`, opened.value);
  return opened;
}

/** A platform on which both have an account: the same workspace before the same platform, one that is up before the others. */
export function commonGround(
  courier: Courier,
  one: Person,
  other: Person,
): { readonly adapter: ChatAdapter; readonly both: readonly AccountRef[] } | null {
  const pairs = accountsOf(courier, one).flatMap(({ adapter, account }) =>
    other.accounts
      .filter(({ platform }) => platform === account.platform)
      .map((theirs) => ({ adapter, both: [account, theirs], near: Number(theirs.tenant === account.tenant) })),
  );
  const worth = ({ adapter, near }: (typeof pairs)[number]) => 2 * Number(courier.isUp(adapter.platform)) + near;
  return pairs.toSorted((a, b) => worth(b) - worth(a))[0] ?? null;
}
