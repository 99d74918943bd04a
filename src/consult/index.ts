export { newFor } from './amend.ts';
export { type AwaitedCard, awaitedCards } from './awaited.ts';
export { askedInVain, remainingCandidates, roundOf, shownCandidates, wasAsked, withDeputies } from './candidates.ts';
export { isShared, mayConsent } from './consent.ts';
export type {
  Amendment,
  Answer,
  CandidateReason,
  ClosedHow,
  ConsultRequest,
  Conversation,
  ConversationStatus,
  DeclineReason,
  FollowUpStatus,
  Gap,
  HandOver,
  HandOverStatus,
  Intake,
  Introduction,
  IntroductionId,
  IntroductionStatus,
  Outcome,
  OutcomeValue,
  RankedCandidate,
  RelayMessage,
  RequestId,
  RequestKind,
  RequestStatus,
  Urgency,
} from './consult-request.ts';
export { decide } from './decide.ts';
export type { CardName, Decision, Effect, PlannedEffect, Refusal, TimerChange } from './effect.ts';
export type { Cause, ConsultEvent, Given, TimerKind } from './event.ts';
export { holidaysOf } from './holidays.ts';
export {
  conversationLifecycle,
  handOverLifecycle,
  introductionLifecycle,
  lifecycles,
  requestLifecycle,
  transition,
} from './lifecycle.ts';
export { lifecycleMarkdown } from './lifecycle-text.ts';
export { allowed, type Role } from './may.ts';
export type { Account, Experience, ExpertLoad, ExpertSettings, Language, Person, PersonId } from './person.ts';
export type { Calendar, Clock, Policy, Span } from './policy.ts';
export {
  askerShownTo,
  earlierPlanShown,
  isLive,
  isOver,
  isWritten,
  lastAnswered,
  liveConversation,
  liveIntroduction,
  pendingHandOver,
} from './present.ts';
export { defaultPolicy, offerExpiry, promisedTime } from './promise.ts';
export { mayPutOff } from './put-off.ts';
export { type RecordRow, recordOf } from './record.ts';
export type { CueKind, CuePosition, NegationCue, RedFlagPhrase, RedFlagRules } from './red-flags.ts';
export { redFlags } from './red-flags.ts';
export { stillTrue } from './still-true.ts';
export { addSpan, DAYTIME, isWorkingDay, WORKING_DAY } from './working-time.ts';
