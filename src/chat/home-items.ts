import type { CardName } from '../consult/effect.ts';
import { type AwaitedCard, awaitedCards, type ConsultRequest, type Person } from '../consult/index.ts';

/** One card on a person's own page. */
export interface HomeItem {
  readonly requestId: string;
  readonly card: CardName;
  readonly about: string | null;
}

/** What a page lists, by section; each section in the order in which its requests came. */
export interface HomeItems {
  readonly waiting: readonly HomeItem[];
  readonly loops: readonly HomeItem[];
  readonly open: readonly HomeItem[];
  /** Of an expert: what became of their answers. */
  readonly answered: readonly HomeItem[];
  readonly ended: readonly HomeItem[];
  readonly unmatched: readonly HomeItem[];
}

const OPEN: ReadonlySet<ConsultRequest['status']> = new Set(['draft', 'open', 'offered', 'introduced', 'unmatched']);
const ENDED: ReadonlySet<ConsultRequest['status']> = new Set(['closed', 'lapsed']);

/** Decisions of the asker that another card than that of the request asks for. */
const DECISIONS: ReadonlySet<CardName> = new Set(['red-flag', 'similar-case', 'candidates', 'late-choice', 'outcome']);

function decisionsOf({ id }: Person, request: ConsultRequest): readonly AwaitedCard[] {
  return awaitedCards(request, []).filter(({ to, card }) => to === id && DECISIONS.has(card));
}

function waitingIn(reader: Person, request: ConsultRequest): readonly HomeItem[] {
  const { id: requestId, introductions, handOvers } = request;
  const offers = introductions.filter(
    ({ expertId, status }) => expertId === reader.id && (status === 'offered' || status === 'accepted'),
  );
  const handed = handOvers.filter(({ to, status }) => to === reader.id && status === 'offered');
  return [
    ...decisionsOf(reader, request).map(({ card, about }) => ({ requestId, card, about })),
    ...offers.map(({ id }) => ({ requestId, card: 'offer', about: id }) as const),
    ...handed.map(({ id }) => ({ requestId, card: 'hand-over', about: id }) as const),
  ];
}

/** Requests under way come before those that ended, in the order of the store. */
function answeredBy({ id: reader }: Person, request: ConsultRequest): readonly HomeItem[] {
  if (request.status === 'withdrawn') return [];
  return request.introductions
    .filter(({ expertId, status, answers }) => expertId === reader && status === 'answered' && answers.length > 0)
    .map(({ id }) => ({ requestId: request.id, card: 'offer', about: id }));
}

function own(requests: readonly ConsultRequest[], card: CardName): readonly HomeItem[] {
  return requests.map(({ id }) => ({ requestId: id, card, about: null }));
}

/** A draft that waits for a decision stands there, and not a second time with half its choices. */
function isOpen(reader: Person, request: ConsultRequest): boolean {
  return OPEN.has(request.status) && !(request.status === 'draft' && decisionsOf(reader, request).length > 0);
}

/** Whoever wanted one person alone was told that nobody else sees the question. */
function isForCoordinator({ intake }: ConsultRequest): boolean {
  return !(intake.onlyNamed && intake.namedExpert !== null);
}

/** `unmatched`: requests without a match of the reader's Circle; listed for a coordinator alone. */
export function homeItems(
  reader: Person,
  requests: readonly ConsultRequest[],
  unmatched: readonly ConsultRequest[],
): HomeItems {
  const mine = requests.filter(({ askerId }) => askerId === reader.id);
  const ended = mine.filter(({ status }) => ENDED.has(status));
  return {
    waiting: requests.flatMap((request) => waitingIn(reader, request)),
    loops: own(
      mine.filter(({ status }) => status === 'answered'),
      'loop-check',
    ),
    open: own(
      mine.filter((request) => isOpen(reader, request)),
      'request',
    ),
    answered: requests.flatMap((request) => answeredBy(reader, request)),
    ended: ended.flatMap((one) => own([one], one.closedHow === 'use-case' ? 'similar-case' : 'request')),
    unmatched: reader.coordinator ? own(unmatched.filter(isForCoordinator), 'unmatched') : [],
  };
}
