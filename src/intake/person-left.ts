import type { Account, ConsultRequest, Person } from '../consult/index.ts';
import type { AuditEntry, Change, NewInboxRow, Store } from '../store/port.ts';
import { emptyChange } from './change.ts';

/** More than anyone has at work at once; what is over comes after what is not. */
const REQUESTS_OF_ONE = 500;

interface AccountChanged {
  readonly active: boolean;
  readonly account: Account;
}

/** A person has left when their last account has. Requests of someone who left are dealt with one by one, each by an event of its own. */
export async function accountChange(
  store: Store,
  person: Person,
  { active, account }: AccountChanged,
  now: Date,
): Promise<Change> {
  const audit = (action: string): AuditEntry[] => [{ at: now, actor: person.id, action, requestId: null, detail: {} }];
  if (active) return { ...emptyChange, people: [{ ...person, active }], audit: audit('person-back') };
  const others = person.accounts.filter((one) => !isSame(one, account));
  if (others.length > 0)
    return { ...emptyChange, people: [{ ...person, accounts: others }], audit: audit('account-closed') };
  const requests = await store.requestsOf(person.id, REQUESTS_OF_ONE);
  return {
    ...emptyChange,
    people: [{ ...person, active }],
    audit: audit('person-left'),
    internal: requests.map((request) => leaves(person, request, now)),
  };
}

function isSame(one: Account, other: Account): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.id === other.id;
}

function leaves({ id: personId }: Person, { id: requestId }: ConsultRequest, now: Date): NewInboxRow {
  return {
    dedupeKey: `left:${personId}:${requestId}:${now.getTime()}`,
    receivedAt: now,
    personId: null,
    place: null,
    event: { kind: 'internal', requestId, event: { kind: 'person-left', personId } },
  };
}
