import type { Card, PlaceRef } from '../../src/chat/port.ts';
import type { CardName, ConsultRequest, RequestStatus } from '../../src/consult/index.ts';
import type { NewDelivery } from '../../src/store/port.ts';
import { IDENTIFIERS, nameOf } from './questions.ts';

/** What may still be said of a request that ended: how it ended, thanks, an answer on its way, a refusal of what came too late. */
const SAID_AFTER: Readonly<Partial<Record<RequestStatus, ReadonlySet<CardName>>>> = {
  closed: new Set<CardName>([
    'ended',
    'expert-news',
    'thanks',
    'outcome',
    'answer',
    'relay-message',
    'late-answer',
    'hand-over-result',
    'notice',
    'parked',
  ]),
  lapsed: new Set<CardName>([
    'ended',
    'expert-news',
    'thanks',
    'answer',
    'relay-message',
    'late-answer',
    'hand-over-result',
    'notice',
    'parked',
  ]),
  withdrawn: new Set<CardName>(['ended', 'late-answer', 'hand-over-result', 'thanks', 'notice', 'parked']),
  discarded: new Set<CardName>(['notice', 'parked']),
};

export interface Saying {
  readonly key: string;
  readonly place: PlaceRef;
  readonly card: Card;
  /** Null: nobody planned it. */
  readonly delivery: NewDelivery | null;
  readonly request: ConsultRequest | null;
  /** It had ended before this delivery was taken up. */
  readonly wasOver: boolean;
  /** Who reads this place. */
  readonly readers: readonly string[];
  readonly coordinators: readonly string[];
}

/** What is wrong with saying this here and now. */
export function sayingFaults(saying: Saying): readonly string[] {
  const { delivery } = saying;
  if (delivery === null) return ['a message was sent that nobody planned'];
  const { effect } = delivery;
  if (effect.kind !== 'tell' && effect.kind !== 'post') return [`a "${effect.kind}" was sent as a message`];
  return [...placeFaults(saying, effect), ...lateFaults(saying, effect.card), ...outsiders(saying, effect.card)];
}

function placeFaults({ readers }: Saying, effect: { kind: string; to?: string }): readonly string[] {
  if (effect.kind !== 'tell') return [];
  return readers.length === 1 && readers[0] === effect.to ? [] : ["a message went to another place than its reader's"];
}

function lateFaults({ request, wasOver }: Saying, card: CardName): readonly string[] {
  if (request === null || !wasOver) return [];
  const allowed = SAID_AFTER[request.status];
  return allowed === undefined || allowed.has(card)
    ? []
    : [`"${card}" was said of a request that is ${request.status}`];
}

/** Nobody outside a request hears of it: its asker, its experts, whom it is handed to, and the coordinators of their cards. */
function outsiders({ request, delivery, readers, coordinators }: Saying, card: CardName): readonly string[] {
  if (request === null || card === 'notice' || delivery === null) return [];
  const involved = new Set([
    request.askerId,
    ...request.introductions.map(({ expertId }) => expertId),
    ...request.handOvers.flatMap(({ from, to }) => [from, to]),
    ...(card === 'unmatched' || card === 'parked' ? coordinators : []),
  ]);
  return readers
    .filter((reader) => !involved.has(reader))
    .map(() => `"${card}" was said to someone outside its request`);
}

/** No identifier on any card, and nobody learns who asks anonymously. */
export function cardFaults(card: Card, readers: readonly string[], anonymous: ReadonlySet<string>): readonly string[] {
  const text = JSON.stringify(card);
  const identifiers = IDENTIFIERS.filter((one) => text.includes(one)).map(
    (one) => `a card shows an identifier of kind ${one.length}`,
  );
  const names = [...anonymous]
    .filter((asker) => !readers.includes(asker) && text.includes(nameOf(asker)))
    .map(() => 'a card names someone who asked anonymously');
  return [...identifiers, ...names];
}
