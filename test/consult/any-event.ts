import type { ConsultEvent, ConsultRequest, PersonId } from '../../src/consult/index.ts';
import { intake, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, candidate, carl, colleague, coordinator, dora, emil, type Timer, type Ward } from './ward.ts';

export const everyone: readonly (PersonId | null)[] = [asker, berta, carl, dora, emil, colleague, coordinator, null];
const experts = [berta, carl, dora, emil];

/** Takes one of a list. */
export type Choose = <T>(of: readonly T[]) => T;

/** A small generator (mulberry32), so that one number replays one step. */
export function chooseFrom(seed: number): Choose {
  let state = seed;
  return (of) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const number = (mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ (mixed >>> 14)) >>> 0;
    for (const [at, one] of of.entries()) if (at === number % of.length) return one;
    throw new Error('nothing to choose from');
  };
}

export interface Act {
  readonly by: PersonId | null;
  readonly event: ConsultEvent;
}

/** More often what moves a request on, at times anything by anybody. */
export function anyAct(ward: Ward, choose: Choose): Act {
  const act = choose([true, true, false]) ? likelyAct(ward, choose) : null;
  if (act !== null) return act;
  const event = anyEvent(ward, choose);
  const by = anyCause(ward, event, choose);
  const ending = ['discard', 'withdraw', 'close', 'use-case', 'person-left'].includes(event.kind);
  return ending && choose([true, true, true, false]) ? anyAct(ward, choose) : { by, event };
}

const TEXT = scrubbed('Bitte Kontrolle in zwei Wochen.');

function likelyAct(ward: Ward, choose: Choose): Act | null {
  const request = ward.state;
  if (request === null) return null;
  const { rowVersion, askerId } = request;
  const konsil = (event: ConsultEvent): Act => ({ by: null, event });
  const byAsker = (event: ConsultEvent): Act => ({ by: askerId, event });
  const timers = ward.timers.map(({ timer, about }) => konsil({ kind: 'timer', timer, about }));
  const last = request.introductions.at(-1);
  const expert = last?.expertId ?? null;
  const introductionId = last?.id ?? 'id-none';
  const conversationId = request.conversations.at(-1)?.id ?? 'id-none';
  const candidates = experts.map(candidate);
  switch (request.status) {
    case 'draft':
      return request.confirmedAt === null ? null : konsil({ kind: 'similar-found', rowVersion, cases: [] });
    case 'open':
      return choose([
        konsil({ kind: 'candidates-found', rowVersion, candidates, confident: true }),
        konsil({ kind: 'candidates-found', rowVersion, candidates: [], confident: false }),
        byAsker({ kind: 'pick', expertId: choose(experts) }),
        byAsker({ kind: 'any' }),
        ...timers,
      ]);
    case 'offered':
      return choose([
        konsil({ kind: 'offer-delivered', introductionId }),
        { by: expert, event: { kind: 'accept', introductionId } },
        { by: expert, event: { kind: 'accept', introductionId } },
        { by: expert, event: { kind: 'decline', introductionId, reason: 'busy' } },
        { by: expert, event: { kind: 'answer', introductionId, text: TEXT, agreement: null } },
        ...timers,
      ]);
    case 'introduced':
      return choose([
        konsil({ kind: 'conversation-opened', conversationId }),
        konsil({ kind: 'conversation-failed', conversationId }),
        { by: expert, event: { kind: 'answer', introductionId, text: TEXT, agreement: null } },
        byAsker({ kind: 'wait' }),
        { by: expert, event: { kind: 'put-off', introductionId, days: 1 } },
        { by: expert, event: { kind: 'relay', conversationId, text: TEXT } },
        byAsker({ kind: 'relay', conversationId, text: TEXT }),
        { by: expert, event: { kind: 'reveal', conversationId } },
        byAsker({ kind: 'reveal', conversationId }),
        byAsker({ kind: 'hand-over', to: colleague }),
        ...timers,
      ]);
    case 'answered':
      return choose([
        byAsker({ kind: 'follow-up', text: TEXT }),
        byAsker({ kind: 'helped', how: 'partly' }),
        byAsker({ kind: 'helped', how: 'not' }),
        byAsker({ kind: 'thank' }),
        byAsker({ kind: 'close' }),
        byAsker({ kind: 'hand-over', to: colleague }),
        ...timers,
      ]);
    case 'unmatched':
      return choose([
        byAsker({ kind: 'reopen' }),
        { by: coordinator, event: { kind: 'offer', expertId: choose(experts) } },
        byAsker({ kind: 'offer', expertId: choose(experts) }),
        {
          by: request.introductions[0]?.expertId ?? null,
          event: { kind: 'answer', introductionId: request.introductions[0]?.id ?? '', text: TEXT, agreement: null },
        },
      ]);
    case 'closed':
    case 'lapsed':
      return choose([
        byAsker({ kind: 'reopen' }),
        byAsker({ kind: 'close' }),
        byAsker({ kind: 'thank' }),
        ...timers,
        ...timers,
      ]);
    case 'withdrawn':
    case 'discarded':
      return null;
  }
}

/** Some event that could happen now, sensible or not: ids are mostly of things that exist. */
export function anyEvent(ward: Ward, choose: Choose): ConsultEvent {
  const request = ward.state;
  const text = scrubbed(choose(['Danke, und die Dosis?', 'Bitte Kontrolle in zwei Wochen.', ' ']));
  const introductionId = choose(['id-none', ...(request?.introductions.map(({ id }) => id) ?? [])].toReversed());
  const conversationId = choose(['id-none', ...(request?.conversations.map(({ id }) => id) ?? [])].toReversed());
  const handOverId = choose(['id-none', ...(request?.handOvers.map(({ id }) => id) ?? [])].toReversed());
  const expertId = choose(experts);
  const rowVersion = (request?.rowVersion ?? 0) - choose([0, 0, 0, 1]);
  const written = { intake: anyIntake(request, choose), known: [], kept: [] };
  const fresh = { requestId: 'draft-1', askerId: asker, circleId: 'test-circle', ...written };
  const agreement = choose(['agrees', 'partly', 'differs'] as const);
  const timer = choose<Pick<Timer, 'timer' | 'about'>>(
    ward.timers.length > 0 ? ward.timers : [{ timer: 'lapse', about: null }],
  );
  return choose<ConsultEvent>([
    { kind: 'draft', ...fresh },
    { kind: 'confirm', ...fresh },
    { kind: 'red-flag-answered', answer: choose(['phoned', 'not-acute'] as const) },
    { kind: 'similar-found', rowVersion, cases: choose([[], [], ['case-1']]) },
    { kind: 'use-case', caseId: choose(['case-1', 'case-2']) },
    { kind: 'submit' },
    { kind: 'discard' },
    {
      kind: 'candidates-found',
      rowVersion,
      candidates: experts.slice(choose([0, 1, 2, 4])).map(candidate),
      confident: choose([true, true, false]),
    },
    { kind: 'pick', expertId },
    { kind: 'any' },
    { kind: 'exclude', expertId },
    { kind: 'take-back', introductionId },
    { kind: 'offer', expertId: choose([...experts, asker]) },
    { kind: 'offer-delivered', introductionId },
    { kind: 'undeliverable', introductionId },
    { kind: 'accept', introductionId },
    { kind: 'accept', introductionId },
    { kind: 'accept', introductionId },
    { kind: 'decline', introductionId, reason: 'busy' },
    { kind: 'name-colleague', introductionId, colleague: choose([...experts, asker]) },
    { kind: 'expire', introductionId },
    { kind: 'answer', introductionId, text: choose([text, null]), agreement: choose([agreement, null]) },
    { kind: 'answer', introductionId, text, agreement: null },
    { kind: 'agreement', introductionId, agreement },
    { kind: 'release', introductionId },
    { kind: 'conversation-opened', conversationId },
    { kind: 'conversation-failed', conversationId },
    { kind: 'relay', conversationId, text },
    { kind: 'reveal', conversationId },
    { kind: 'reveal', conversationId },
    { kind: 'follow-up', text: choose([text, null]) },
    { kind: 'helped', how: choose(['helped', 'partly', 'not'] as const) },
    { kind: 'put-off', introductionId, days: choose([1, 3] as const) },
    { kind: 'wait' },
    { kind: 'next-expert' },
    { kind: 'reopen' },
    { kind: 'close' },
    { kind: 'withdraw' },
    { kind: 'amend', ...written },
    { kind: 'hand-over', to: choose([colleague, berta, asker]) },
    { kind: 'hand-over-accept', handOverId },
    { kind: 'hand-over-decline', handOverId },
    { kind: 'snooze', what: choose(['loop', 'outcome'] as const), days: choose([1, 3] as const) },
    { kind: 'outcome', value: 'better', planChanged: null, text: null },
    { kind: 'outcome-skip' },
    { kind: 'thank' },
    { kind: 'consent', introductionId },
    { kind: 'consent-withdraw', introductionId },
    { kind: 'lesson', text },
    { kind: 'person-left', personId: choose([berta, carl, colleague, asker]) },
    { kind: 'timer', ...timer },
    { kind: 'timer', ...timer },
    { kind: 'timer', ...timer },
    { kind: 'timer', ...timer },
  ]);
}

function anyIntake(request: ConsultRequest | null, choose: Choose): ConsultRequest['intake'] {
  if (request !== null && request.status !== 'draft' && choose([true, false]))
    return { ...request.intake, question: scrubbed(choose(['Anders gefragt?', 'Noch anders gefragt?'])) };
  return intake({
    anonymous: choose([true, false]),
    urgency: choose(['urgent', 'today', 'routine'] as const),
    namedExpert: choose([null, null, berta]),
    onlyNamed: choose([true, false]),
    kind: choose(['advice', 'second-opinion'] as const),
    earlierPlan: choose([null, scrubbed('Bisher: abwarten.')]),
    earlierPlanBy: choose([null, emil]),
  });
}

/** Whoever may plausibly cause it, or anybody. */
export function anyCause(ward: Ward, event: ConsultEvent, choose: Choose): PersonId | null {
  const request = ward.state;
  if (request === null) return asker;
  const expert =
    'introductionId' in event
      ? request.introductions.find(({ id }) => id === event.introductionId)?.expertId
      : request.introductions.at(-1)?.expertId;
  return choose([
    request.askerId,
    request.askerId,
    null,
    null,
    expert ?? coordinator,
    expert ?? coordinator,
    coordinator,
    choose(everyone),
  ]);
}
