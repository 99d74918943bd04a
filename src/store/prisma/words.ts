import type { FormName } from '../../chat/card.ts';
import type {
  Amendment,
  Answer,
  ClosedHow,
  ConsultRequest,
  Conversation,
  ConversationStatus,
  DeclineReason,
  FollowUpStatus,
  Gap,
  HandOverStatus,
  Introduction,
  IntroductionStatus,
  OutcomeValue,
  RelayMessage,
  RequestKind,
  RequestStatus,
  Urgency,
} from '../../consult/consult-request.ts';
import type { CardName } from '../../consult/effect.ts';
import type { TimerKind } from '../../consult/event.ts';
import type { Language } from '../../consult/person.ts';
import type { RefusalReason } from '../../deid/index.ts';
import type { DeliveryStatus } from '../port.ts';
import { oneOf } from './columns.ts';

export const language = oneOf<Language>({ de: true, en: true });
export const urgency = oneOf<Urgency>({ urgent: true, today: true, routine: true });
export const amendedPart = oneOf<Amendment['part']>({
  question: true,
  history: true,
  desiredStep: true,
  earlierPlan: true,
  urgency: true,
});
export const requestKind = oneOf<RequestKind>({ advice: true, 'second-opinion': true });
export const requestStatus = oneOf<RequestStatus>({
  draft: true,
  open: true,
  offered: true,
  introduced: true,
  answered: true,
  unmatched: true,
  closed: true,
  lapsed: true,
  withdrawn: true,
  discarded: true,
});
export const introductionStatus = oneOf<IntroductionStatus>({
  offered: true,
  accepted: true,
  answered: true,
  declined: true,
  expired: true,
  withdrawn: true,
  undeliverable: true,
  released: true,
});
export const chosenBy = oneOf<Introduction['chosenBy']>({
  asker: true,
  order: true,
  colleague: true,
  coordinator: true,
});
export const declineReason = oneOf<DeclineReason>({
  busy: true,
  'not-my-field': true,
  conflict: true,
  other: true,
});
export const agreement = oneOf<NonNullable<Answer['agreement']>>({
  agrees: true,
  partly: true,
  differs: true,
});
export const answeredBy = oneOf<Answer['by']>({ expert: true, asker: true });
export const conversationKind = oneOf<Conversation['kind']>({ direct: true, relay: true });
export const conversationStatus = oneOf<ConversationStatus>({ opening: true, open: true, closed: true });
export const relayFrom = oneOf<RelayMessage['from']>({ asker: true, expert: true });
export const handOverStatus = oneOf<HandOverStatus>({
  offered: true,
  accepted: true,
  declined: true,
  expired: true,
});
export const followUpStatus = oneOf<FollowUpStatus>({
  due: true,
  asked: true,
  given: true,
  skipped: true,
  expired: true,
});
export const outcomeValue = oneOf<OutcomeValue>({
  better: true,
  same: true,
  worse: true,
  'too-early': true,
  unknown: true,
});
export const gap = oneOf<Gap>({ 'nobody-fits': true, 'nobody-free': true, 'not-understood': true });
export const closedHow = oneOf<ClosedHow>({ helped: true, partly: true, settled: true, 'use-case': true });
export const redFlagAnswer = oneOf<NonNullable<ConsultRequest['redFlagAnswer']>>({
  phoned: true,
  'not-acute': true,
});
export const expertChoice = oneOf<NonNullable<ConsultRequest['choice']>>({
  waiting: true,
  any: true,
});
export const deliveryStatus = oneOf<DeliveryStatus>({
  pending: true,
  sending: true,
  sent: true,
  superseded: true,
  parked: true,
});
export const refusalReason = oneOf<RefusalReason>({
  'too-long': true,
  'recogniser-failed': true,
  'number-left': true,
  'address-left': true,
  'name-left': true,
  'broken-encoding': true,
  unstable: true,
});
export const timerKind = oneOf<TimerKind>({
  'discard-draft': true,
  'choose-any': true,
  'offer-expires': true,
  'promise-missed': true,
  'answer-reminder': true,
  'answer-silent': true,
  'next-if-silent': true,
  'loop-check': true,
  lapse: true,
  'unmatched-lapse': true,
  'hand-over-expires': true,
  'outcome-due': true,
  'outcome-expires': true,
});
export const cardName = oneOf<CardName>({
  'red-flag': true,
  'similar-case': true,
  request: true,
  candidates: true,
  'no-match': true,
  'promise-missed': true,
  'late-choice': true,
  answer: true,
  'loop-check': true,
  outcome: true,
  ended: true,
  'hand-over': true,
  'hand-over-result': true,
  offer: true,
  'answer-reminder': true,
  'relay-message': true,
  'late-answer': true,
  'expert-news': true,
  thanks: true,
  introduction: true,
  'relay-opened': true,
  unmatched: true,
  'scrub-refused': true,
  'file-refused': true,
  help: true,
  notice: true,
  parked: true,
});
export const formName = oneOf<FormName>({
  question: true,
  amend: true,
  answer: true,
  decline: true,
  colleague: true,
  exclude: true,
  'follow-up': true,
  relay: true,
  'hand-over': true,
  outcome: true,
  profile: true,
  pause: true,
  assign: true,
  lesson: true,
});
