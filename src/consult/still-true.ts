import { isAwaited } from './awaited.ts';
import type { ConsultRequest } from './consult-request.ts';
import type { CardName, Effect } from './effect.ts';
import { conversationOf, introductionOf, isLive, isOver, searchUnderWay } from './present.ts';

type Tell = Extract<Effect, { kind: 'tell' }>;

/** Asked just before something is said: what has been overtaken is not said any more. */
export function stillTrue(planned: Effect, request: ConsultRequest): boolean {
  switch (planned.kind) {
    case 'tell':
      return tells[planned.card](planned, request);
    case 'introduce':
      return conversationOf(request, planned.conversationId)?.status === 'opening';
    case 'post':
      return conversationOf(request, planned.conversationId)?.status === 'open';
    case 'find-similar':
      return planned.rowVersion === request.rowVersion && searchUnderWay(request) === 'similar';
    case 'find-candidates':
      return planned.rowVersion === request.rowVersion && searchUnderWay(request) === 'candidates';
    case 'leave':
    case 'refresh':
    case 'home':
      return true;
  }
}

type StillTrue = (tell: Tell, request: ConsultRequest) => boolean;

const always: StillTrue = () => true;

const tells: Readonly<Record<CardName, StillTrue>> = {
  'red-flag': isAwaited,
  'similar-case': isAwaited,
  candidates: isAwaited,
  'no-match': isAwaited,
  'promise-missed': isAwaited,
  'late-choice': isAwaited,
  'loop-check': isAwaited,
  outcome: isAwaited,
  offer: isAwaited,
  'answer-reminder': isAwaited,
  'hand-over': isAwaited,
  unmatched: isAwaited,
  'relay-opened': isAwaited,
  request: ({ to }, request) => to === request.askerId && !isOver(request),
  answer: ({ to, about }, request) => to === request.askerId && wasAnswered(request, about),
  'relay-message': messageStands,
  ended: (tell, request) => ended(tell, request),
  'expert-news': (_, { status }) => status === 'closed' || status === 'introduced',
  'hand-over-result': always,
  'late-answer': always,
  thanks: always,
  introduction: always,
  'scrub-refused': always,
  'file-refused': always,
  help: always,
  notice: ({ about }, { status }) => about !== 'answer-later' || status === 'introduced',
  parked: always,
};

/** An answer reaches the asker even when they closed or reopened meanwhile, not when they withdrew. */
function wasAnswered(request: ConsultRequest, about: string | null): boolean {
  return request.status !== 'withdrawn' && (introductionOf(request, about)?.answers.length ?? 0) > 0;
}

/** A word on its way still arrives after a close, but not between two who no longer have to do with each other. */
function messageStands({ about }: Tell, request: ConsultRequest): boolean {
  const message = request.relayed.find(({ id }) => id === about);
  const conversation = message === undefined ? null : conversationOf(request, message.conversationId);
  const status = introductionOf(request, conversation?.introductionId ?? null)?.status;
  return status === 'accepted' || (status === 'answered' && request.status !== 'withdrawn');
}

/** Said of an introduction to its expert, or of the whole request to the asker. */
function ended({ about }: Tell, request: ConsultRequest): boolean {
  const introduction = introductionOf(request, about);
  return introduction === null ? isOver(request) : !isLive(introduction);
}
