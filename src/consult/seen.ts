import { awaitedCards, sidesOf } from './awaited.ts';
import type { ConsultRequest, Conversation, Introduction } from './consult-request.ts';
import type { Effect } from './effect.ts';
import type { PersonId } from './person.ts';
import { askerShownTo, introductionOf } from './present.ts';

type Refresh = Extract<Effect, { kind: 'refresh' }>;

/** Who sees a change: cards said earlier are edited, and everyone's own page is drawn again. */
export function seenBy(
  before: ConsultRequest | null,
  after: ConsultRequest,
  said: readonly Effect[],
  coordinators: readonly PersonId[],
): readonly Effect[] {
  const edits =
    before === null
      ? []
      : [
          ...statusCard(before, after),
          ...offerCards(before, after),
          ...decided(before, after, coordinators),
          ...relayCards(before, after),
        ];
  const fresh = edits.filter(
    (edit, at) => !isSaid(edit, said) && edits.findIndex((other) => sameCard(edit, other)) === at,
  );
  return [...fresh, ...homes(before, after, coordinators).map((of): Effect => ({ kind: 'home', of }))];
}

/** An offer is told once; any other card that is told again has an earlier message, which the edit brings to its end. */
function isSaid(edit: Refresh, said: readonly Effect[]): boolean {
  return said.some(
    (effect) =>
      (effect.kind === 'refresh' || (effect.kind === 'tell' && effect.card === 'offer')) && sameCard(edit, effect),
  );
}

function sameCard(a: Refresh, b: Extract<Effect, { kind: 'tell' | 'refresh' }>): boolean {
  return a.to === b.to && a.card === b.card && a.about === b.about;
}

function refresh(to: PersonId, card: Refresh['card'], about: string | null): Refresh {
  return { kind: 'refresh', to, card, about };
}

/** The asker's card; one who handed over sees there that it is no longer theirs. */
function statusCard(before: ConsultRequest, after: ConsultRequest): readonly Refresh[] {
  if (before.submittedAt === null) return [];
  return askers(before, after).map((id) => refresh(id, 'request', null));
}

function askers(before: ConsultRequest | null, after: ConsultRequest): readonly PersonId[] {
  return before === null || before.askerId === after.askerId ? [after.askerId] : [after.askerId, before.askerId];
}

function offerCards(before: ConsultRequest, after: ConsultRequest): readonly Refresh[] {
  return affected(before, after).map(({ expertId, id }) => refresh(expertId, 'offer', id));
}

/** Introductions that changed, and those whose card shows what changed around them. */
function affected(before: ConsultRequest | null, after: ConsultRequest): readonly Introduction[] {
  return after.introductions.filter(
    (introduction) =>
      !before?.introductions.includes(introduction) ||
      (concerned(introduction) && reads(before, introduction) !== reads(after, introduction)),
  );
}

/** What an expert's card shows of the request around it. */
function reads(request: ConsultRequest, { expertId }: Introduction): string {
  const { status, textVersion, askerId } = request;
  return JSON.stringify([status, textVersion, askerId, askerShownTo(request, expertId)]);
}

function concerned({ status }: Introduction): boolean {
  return status === 'offered' || status === 'accepted' || status === 'answered';
}

/** Cards that waited for someone and wait no more. */
function decided(before: ConsultRequest, after: ConsultRequest, coordinators: readonly PersonId[]): readonly Refresh[] {
  const still = awaitedCards(after, coordinators);
  return awaitedCards(before, coordinators)
    .filter(({ to, card, about }) => !still.some((one) => one.to === to && one.card === card && one.about === about))
    .map(({ to, card, about }) => refresh(to, card, about));
}

/** Every word passed on carries the choices of its conversation, so all of them follow a close, a reveal or an answer. */
function relayCards(before: ConsultRequest, after: ConsultRequest): readonly Refresh[] {
  return before.conversations
    .filter((one) => one.kind === 'relay' && one.status !== 'closed' && hasMoved(one, before, after))
    .flatMap(({ id, introductionId }) =>
      sidesOf(before, introductionId).flatMap((to) => [
        refresh(to, 'relay-opened', id),
        ...before.relayed
          .filter(({ conversationId, from }) => conversationId === id && (from === 'asker') !== (to === before.askerId))
          .map((message) => refresh(to, 'relay-message', message.id)),
      ]),
    );
}

function hasMoved(conversation: Conversation, before: ConsultRequest, after: ConsultRequest): boolean {
  const { introductionId } = conversation;
  return (
    before.status !== after.status ||
    !after.conversations.includes(conversation) ||
    introductionOf(before, introductionId)?.status !== introductionOf(after, introductionId)?.status
  );
}

function homes(
  before: ConsultRequest | null,
  after: ConsultRequest,
  coordinators: readonly PersonId[],
): readonly PersonId[] {
  const matched = (before?.status === 'unmatched') === (after.status === 'unmatched');
  const colleagues = after.handOvers.filter((handOver) => !before?.handOvers.includes(handOver)).map(({ to }) => to);
  return [
    ...new Set([
      ...askers(before, after),
      ...affected(before, after).map(({ expertId }) => expertId),
      ...colleagues,
      ...(matched ? [] : coordinators),
    ]),
  ];
}
