import type { Chance, Keyed } from '../ambient.ts';
import type { Site } from '../chat/index.ts';
import type { AccountRef, ChatAdapter, Outcome, PlaceRef } from '../chat/port.ts';
import type { ConsultEvent, ConsultRequest, Person } from '../consult/index.ts';
import type { Matcher } from '../match/index.ts';
import type { Delivery, NewInboxRow, Settlement, Store } from '../store/port.ts';

/** What it takes to say something to the world. */
export interface Courier {
  readonly store: Store;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly matcher: Matcher;
  readonly site: Site;
  readonly keyed: Keyed;
  readonly chance: Chance;
  readonly now: () => Date;
}

/** How an attempt ended, and what Konsil itself learns from it. */
export interface Attempt {
  readonly settlement: Settlement;
  readonly internal: readonly NewInboxRow[];
}

export const superseded: Attempt = { settlement: { status: 'superseded' }, internal: [] };

export function sent(message: Extract<Settlement, { status: 'sent' }>['message'], version: number): Attempt {
  return { settlement: { status: 'sent', message, version }, internal: [] };
}

/** An event of Konsil itself, under a key made from the delivery, so that it comes once. */
export function followedBy(attempt: Attempt, delivery: Delivery, event: ConsultEvent, now: Date): Attempt {
  if (delivery.requestId === null) return attempt;
  const row: NewInboxRow = {
    dedupeKey: `konsil:${delivery.id}:${event.kind}`,
    receivedAt: now,
    personId: null,
    place: null,
    event: { kind: 'internal', requestId: delivery.requestId, event },
  };
  return { ...attempt, internal: [...attempt.internal, row] };
}

export interface Reach {
  readonly adapter: ChatAdapter;
  readonly account: AccountRef;
}

/** The first account of a person on a platform that runs here. */
export function reachOf(courier: Courier, person: Person): Reach | null {
  for (const account of person.accounts) {
    const adapter = courier.adapters.get(account.platform);
    if (adapter !== undefined) return { adapter, account };
  }
  return null;
}

/** Where Konsil talks to a person; opened at the first word, remembered after. */
export async function directPlace(
  courier: Courier, person: Person, reach: Reach, key: string,
): Promise<Outcome<PlaceRef>> {
  const known = await courier.store.place(`person:${person.id}`);
  if (known !== null) return { kind: 'done', value: known };
  const opened = await reach.adapter.direct(reach.account, key);
  if (opened.kind === 'done') await courier.store.putPlace(`person:${person.id}`, opened.value);
  return opened;
}

/** Everyone a request names, to render from. */
export async function peopleOf(
  store: Store, request: ConsultRequest | null, also: readonly Person[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = request === null ? [] : namedIn(request);
  const people = await store.people([...new Set(ids)]);
  return new Map([...people, ...also].map((person) => [person.id, person]));
}

function namedIn(request: ConsultRequest): readonly string[] {
  return [
    request.askerId,
    ...request.introductions.map((introduction) => introduction.expertId),
    ...request.candidates.map((candidate) => candidate.expertId),
    ...request.handOvers.flatMap((handOver) => [handOver.from, handOver.to]),
    ...request.excluded,
    ...[request.intake.namedExpert, request.intake.earlierPlanBy].flatMap((id) => id ?? []),
  ];
}
