import type { Known, ScrubbedText } from '../deid/index.ts';
import type {
  Answer,
  DeclineReason,
  Gap,
  Intake,
  OutcomeValue,
  RankedCandidate,
  RequestId,
} from './consult-request.ts';
import type { PersonId } from './person.ts';
import type { Policy } from './policy.ts';
import type { RedFlagRules } from './red-flags.ts';

/** Who caused an event: a person, or Konsil itself (timer, delivery, matching). */
export type Cause = { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'konsil' };

/** A question as it stands in the form; with no request yet it begins one of this id. */
interface NewText {
  readonly requestId: RequestId;
  readonly askerId: PersonId;
  readonly circleId: string;
  readonly intake: Intake;
  readonly known: readonly Known[];
  readonly kept: readonly string[];
}

/** Everything that may happen to one ConsultRequest. Ids of new things are handed in by `Given`. */
export type ConsultEvent =
  | (NewText & { readonly kind: 'draft' })
  | (NewText & { readonly kind: 'confirm' })
  | { readonly kind: 'red-flag-answered'; readonly answer: 'phoned' | 'not-acute' }
  | { readonly kind: 'similar-found'; readonly rowVersion: number; readonly cases: readonly string[] }
  | { readonly kind: 'use-case'; readonly caseId: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'discard' }
  | {
      readonly kind: 'candidates-found';
      readonly rowVersion: number;
      readonly candidates: readonly RankedCandidate[];
      readonly confident: boolean;
      readonly topics?: readonly string[];
      readonly gap?: Gap | null;
    }
  /** `round` is that of the card it was picked on (`roundOf`); after a new search it is refused as stale. */
  | { readonly kind: 'pick'; readonly expertId: PersonId; readonly round?: string | null }
  | { readonly kind: 'any' }
  | { readonly kind: 'exclude'; readonly expertId: PersonId }
  | { readonly kind: 'take-back'; readonly introductionId: string }
  /** Someone is sent whom matching did not propose: named by the asker, or sent by the coordinator or Konsil. */
  | { readonly kind: 'offer'; readonly expertId: PersonId }
  | { readonly kind: 'offer-delivered'; readonly introductionId: string }
  | { readonly kind: 'undeliverable'; readonly introductionId: string }
  | { readonly kind: 'accept'; readonly introductionId: string }
  | { readonly kind: 'decline'; readonly introductionId: string; readonly reason: DeclineReason }
  | { readonly kind: 'name-colleague'; readonly introductionId: string; readonly colleague: PersonId }
  | { readonly kind: 'expire'; readonly introductionId: string }
  | {
      readonly kind: 'answer';
      readonly introductionId: string;
      readonly text: ScrubbedText | null;
      readonly agreement: Answer['agreement'];
    }
  | {
      readonly kind: 'agreement';
      readonly introductionId: string;
      readonly agreement: NonNullable<Answer['agreement']>;
    }
  | { readonly kind: 'release'; readonly introductionId: string }
  | { readonly kind: 'conversation-opened'; readonly conversationId: string }
  | { readonly kind: 'conversation-failed'; readonly conversationId: string }
  | { readonly kind: 'relay'; readonly conversationId: string; readonly text: ScrubbedText }
  | { readonly kind: 'reveal'; readonly conversationId: string }
  | { readonly kind: 'follow-up'; readonly text: ScrubbedText | null }
  | { readonly kind: 'helped'; readonly how: 'helped' | 'partly' | 'not' }
  /** An expert wants to be reminded of their answer later. */
  | { readonly kind: 'put-off'; readonly introductionId: string; readonly days: 1 | 3 }
  | { readonly kind: 'wait' }
  | { readonly kind: 'next-expert' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'close' }
  | { readonly kind: 'withdraw' }
  | {
      readonly kind: 'amend';
      readonly intake: Intake;
      readonly known: readonly Known[];
      readonly kept: readonly string[];
    }
  | { readonly kind: 'hand-over'; readonly to: PersonId }
  | { readonly kind: 'hand-over-accept'; readonly handOverId: string }
  | { readonly kind: 'hand-over-decline'; readonly handOverId: string }
  | { readonly kind: 'snooze'; readonly what: 'loop' | 'outcome'; readonly days: 1 | 3 }
  | {
      readonly kind: 'outcome';
      readonly value: OutcomeValue;
      readonly planChanged: boolean | null;
      readonly text: ScrubbedText | null;
    }
  | { readonly kind: 'outcome-skip' }
  | { readonly kind: 'thank' }
  /** One side's yes to keeping it as an anonymous case; whose, the cause tells. */
  | { readonly kind: 'consent'; readonly introductionId: string }
  /** The same side takes its yes back. */
  | { readonly kind: 'consent-withdraw'; readonly introductionId: string }
  | { readonly kind: 'lesson'; readonly text: ScrubbedText }
  | { readonly kind: 'person-left'; readonly personId: PersonId }
  | { readonly kind: 'timer'; readonly timer: TimerKind; readonly about: string | null };

export type TimerKind =
  | 'discard-draft'
  | 'choose-any'
  | 'offer-expires'
  | 'promise-missed'
  | 'answer-reminder'
  | 'answer-silent'
  | 'next-if-silent'
  | 'loop-check'
  | 'lapse'
  | 'unmatched-lapse'
  | 'hand-over-expires'
  | 'outcome-due'
  | 'outcome-expires';

/** Everything not determined comes in: the time, fresh opaque ids, and how long a relayed text waits. */
export interface Given {
  readonly now: Date;
  readonly cause: Cause;
  /** A new opaque id at each call; the fake counts. */
  readonly newId: () => string;
  /** Seconds, 5..30; zero when urgent. */
  readonly relayDelay: () => number;
  readonly policy: Policy;
  /** Rows of the lexicon; looked for at every confirmation and amendment. */
  readonly redFlagRules: RedFlagRules;
  /** Experts who may not be asked now (paused, at cap, left), so that order and naming respect it. */
  readonly unavailable: ReadonlySet<PersonId>;
  /** Who else may hear of it: the coordinators of the Circle. */
  readonly coordinators: readonly PersonId[];
}
