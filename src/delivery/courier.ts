import type { Keyed } from '../ambient.ts';
import type { Site } from '../chat/index.ts';
import type { ChatAdapter } from '../chat/port.ts';
import type { ConsultEvent, ConsultRequest, Person } from '../consult/index.ts';
import type { Matcher } from '../match/index.ts';
import type { Delivery, NewInboxRow, Settlement, Store } from '../store/port.ts';

/** What it takes to say something to the world. */
export interface Courier {
  readonly store: Store;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly matcher: Pick<Matcher, 'find' | 'similarCases'>;
  readonly site: Site;
  readonly keyed: Keyed;
  readonly now: () => Date;
  /** False while a platform has not started or says that it is down: nothing is tried there. */
  readonly isUp: (platform: string) => boolean;
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
export function followedBy(
  attempt: Attempt,
  { id, requestId }: Pick<Delivery, 'id'> & { readonly requestId: string },
  event: ConsultEvent,
  now: Date,
): Attempt {
  const row: NewInboxRow = {
    dedupeKey: `konsil:${id}:${event.kind}`,
    receivedAt: now,
    personId: null,
    place: null,
    event: { kind: 'internal', requestId, event },
  };
  return { ...attempt, internal: [...attempt.internal, row] };
}

/** Everyone a request names, to render from. */
export async function peopleOf(
  store: Store,
  request: ConsultRequest | null,
  reader: Person,
  also: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = new Set([...(request === null ? [] : namedIn(request)), ...also]);
  ids.delete(reader.id);
  const people = await store.people([...ids]);
  return new Map([...people, reader].map((person) => [person.id, person]));
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
