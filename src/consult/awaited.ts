import { roundOf } from './candidates.ts';
import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { CardName, Effect } from './effect.ts';
import type { PersonId } from './person.ts';
import { isOver, lastAnswered } from './present.ts';

/** A card whose reader has something to decide. */
export interface AwaitedCard {
  readonly to: PersonId;
  readonly card: CardName;
  readonly about: string | null;
}

/** All cards that wait for someone in this state; the others are shown as ended. */
export function awaitedCards(request: ConsultRequest, coordinators: readonly PersonId[]): readonly AwaitedCard[] {
  return [
    ...ofAsker(request).map((card) => ({
      to: request.askerId,
      card,
      about: card === 'candidates' ? roundOf(request) : null,
    })),
    ...ofCoordinators(request, coordinators),
    ...request.introductions.flatMap((introduction) => ofIntroduction(request, introduction)),
    ...ofHandOvers(request),
    ...ofRelays(request),
  ];
}

function ofAsker(request: ConsultRequest): readonly CardName[] {
  const { status, choice, outcome } = request;
  const cards: CardName[] = [];
  if (redFlagOpen(request)) cards.push('red-flag');
  if (status === 'draft' && request.similarCases.length > 0) cards.push('similar-case');
  if (status === 'open' && choice === 'waiting') cards.push('candidates');
  if (status === 'open' || status === 'offered') cards.push('promise-missed');
  if (status === 'unmatched') cards.push('no-match');
  if (status === 'answered') cards.push('loop-check');
  if (outcome?.status === 'asked') cards.push('outcome');
  return cards;
}

function redFlagOpen(request: ConsultRequest): boolean {
  return (
    !isOver(request) && request.confirmedAt !== null && request.redFlags.length > 0 && request.redFlagAnswer === null
  );
}

function ofCoordinators(request: ConsultRequest, coordinators: readonly PersonId[]): readonly AwaitedCard[] {
  return request.status === 'unmatched' ? coordinators.map((to) => ({ to, card: 'unmatched', about: null })) : [];
}

function ofIntroduction(request: ConsultRequest, introduction: Introduction): readonly AwaitedCard[] {
  const { id: about, status, reminders, expertId } = introduction;
  if (status === 'offered') return [{ to: expertId, card: 'offer', about }];
  if (status === 'answered' && request.status === 'answered' && lastAnswered(request) === introduction)
    return [{ to: request.askerId, card: 'answer', about }];
  if (status !== 'accepted' || reminders === 0) return [];
  const reminder: AwaitedCard = { to: expertId, card: 'answer-reminder', about };
  return reminders === 1 ? [reminder] : [reminder, { to: request.askerId, card: 'late-choice', about }];
}

function ofHandOvers(request: ConsultRequest): readonly AwaitedCard[] {
  return request.handOvers
    .filter(({ status }) => status === 'offered')
    .map(({ id, to }) => ({ to, card: 'hand-over', about: id }));
}

function ofRelays(request: ConsultRequest): readonly AwaitedCard[] {
  return request.conversations
    .filter(({ kind, status }) => kind === 'relay' && status === 'open')
    .flatMap(({ id, introductionId }) =>
      sidesOf(request, introductionId).map((to) => ({ to, card: 'relay-opened', about: id })),
    );
}

/** The asker and the expert of an introduction. */
export function sidesOf(request: ConsultRequest, introductionId: string): readonly PersonId[] {
  const experts = request.introductions.filter(({ id }) => id === introductionId).map(({ expertId }) => expertId);
  return [request.askerId, ...experts];
}

export function isAwaited(effect: Extract<Effect, { kind: 'tell' }>, request: ConsultRequest): boolean {
  return awaitedCards(request, [effect.to]).some(
    ({ to, card, about }) => to === effect.to && card === effect.card && about === effect.about,
  );
}
