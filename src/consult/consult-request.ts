import type { Known, ScrubbedText } from '../deid/index.ts';
import type { Language, PersonId } from './person.ts';

export type RequestId = string;
export type IntroductionId = string;
export type Urgency = 'urgent' | 'today' | 'routine';
export type RequestKind = 'advice' | 'second-opinion';

export type RequestStatus =
  | 'draft'
  | 'open'
  | 'offered'
  | 'introduced'
  | 'answered'
  | 'unmatched'
  | 'closed'
  | 'lapsed'
  | 'withdrawn'
  | 'discarded';

export type IntroductionStatus =
  | 'offered'
  | 'accepted'
  | 'answered'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'undeliverable'
  | 'released';

/** What the asker wrote; each field went through the filter. */
export interface Intake {
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly question: ScrubbedText;
  readonly history: ScrubbedText | null;
  readonly desiredStep: ScrubbedText | null;
  /** Second opinion: hidden from the expert until they have written their own. */
  readonly earlierPlan: ScrubbedText | null;
  readonly earlierPlanBy: PersonId | null;
  readonly anonymous: boolean;
  /** A colleague the asker wants first; `onlyNamed`: nobody else if they decline. */
  readonly namedExpert: PersonId | null;
  readonly onlyNamed: boolean;
  readonly lang: Language;
}

/** What of a question may change once it was sent, and when it did last. */
export interface Amendment {
  readonly part: 'question' | 'history' | 'desiredStep' | 'earlierPlan' | 'urgency';
  readonly at: Date;
}

/** A sentence of evidence as data; the catalogues put it into words. */
export interface CandidateReason {
  readonly kind: string;
  /** As the asker wrote them. */
  readonly words: readonly string[];
  /** Their like in the expert's profile: perhaps in another language, or a neighbour of it. */
  readonly profile?: readonly string[];
  readonly count: number;
}

export interface RankedCandidate {
  readonly expertId: PersonId;
  readonly score: number;
  readonly confidence: number;
  readonly reasons: readonly CandidateReason[];
  /** The place, from 1, that matching alone gave; only where a language model gave the order. */
  readonly plainPlace?: number;
}

/** Nobody knows it surely; those who do are at their limit, away or were asked before; no field was recognised. */
export type Gap = 'nobody-fits' | 'nobody-free' | 'not-understood';

export type DeclineReason = 'busy' | 'not-my-field' | 'conflict' | 'other';

export interface Answer {
  readonly text: ScrubbedText | null;
  readonly by: 'expert' | 'asker';
  /** Second opinion: does the expert agree with the earlier plan, said after they saw it. */
  readonly agreement: 'agrees' | 'partly' | 'differs' | null;
  readonly at: Date;
  /** Came too late to be passed on: the expert's own draft, never shown to the asker. */
  readonly kept?: true;
}

/** One Expert brought to one ConsultRequest. */
export interface Introduction {
  readonly id: IntroductionId;
  readonly expertId: PersonId;
  readonly status: IntroductionStatus;
  /** Hand-picked by the asker, next in order, named by a colleague, or sent by the coordinator. */
  readonly chosenBy: 'asker' | 'order' | 'colleague' | 'coordinator';
  readonly offeredAt: Date;
  /** Null while delivery has not been confirmed: an offer nobody has seen does not run out. */
  readonly deliveredAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly declineReason: DeclineReason | null;
  readonly answers: readonly Answer[];
  /** Accepted but silent: 1 when the expert was reminded, 2 while the asker is asked "answered, wait, or next?". */
  readonly reminders: number;
  /** Name under which each side appears in a relay; new per request and recipient. */
  readonly pseudonym: string | null;
  readonly thankedAt: Date | null;
  /** When each side said yes to keeping question and answer as an anonymous Case; it takes both. */
  readonly askerConsentAt: Date | null;
  readonly expertConsentAt: Date | null;
}

export type ConversationStatus = 'opening' | 'open' | 'closed';

export interface Conversation {
  readonly id: string;
  readonly introductionId: IntroductionId;
  readonly kind: 'direct' | 'relay';
  readonly status: ConversationStatus;
  readonly askerReveals: boolean;
  readonly expertReveals: boolean;
  readonly openedAt: Date;
}

/** A text passed on in a relay; both sides see it scrubbed. */
export interface RelayMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly from: 'asker' | 'expert';
  readonly text: ScrubbedText;
  /** When it is passed on: in a relay some seconds after it was written. */
  readonly at: Date;
}

export type HandOverStatus = 'offered' | 'accepted' | 'declined' | 'expired';

/** The asker's side at the end of a shift; the old asker stays until it is accepted. */
export interface HandOver {
  readonly id: string;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly status: HandOverStatus;
  readonly at: Date;
}

export type FollowUpStatus = 'due' | 'asked' | 'given' | 'skipped' | 'expired';

export type OutcomeValue = 'better' | 'same' | 'worse' | 'too-early' | 'unknown';

export interface Outcome {
  readonly status: FollowUpStatus;
  readonly value: OutcomeValue | null;
  readonly planChanged: boolean | null;
  readonly text: ScrubbedText | null;
  readonly snoozes: number;
  readonly at: Date | null;
}

export type ClosedHow = 'helped' | 'partly' | 'settled' | 'use-case';

/** One de-identified question seeking an expert: the aggregate that is loaded and saved as one. */
export interface ConsultRequest {
  readonly id: RequestId;
  readonly circleId: string;
  readonly askerId: PersonId;
  readonly status: RequestStatus;
  /** Compared on save; every saved change adds one. */
  readonly rowVersion: number;
  readonly intake: Intake;
  /** Grows with each amendment. */
  readonly textVersion: number;
  /** One for each part that was ever changed. */
  readonly amended: readonly Amendment[];
  readonly known: readonly Known[];
  readonly kept: readonly string[];
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly promisedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  /** `partly` may stand here before the close, once the asker said so of an answer. */
  readonly closedHow: ClosedHow | null;
  /** What the asker takes from it, in a sentence, said after the close; kept with the case. */
  readonly lesson: ScrubbedText | null;
  /** Groups of `lexicon/red-flags.tsv`; answered before anything goes on. */
  readonly redFlags: readonly string[];
  readonly redFlagAnswer: 'phoned' | 'not-acute' | null;
  readonly similarCases: readonly string[];
  readonly usedCase: string | null;
  readonly candidates: readonly RankedCandidate[];
  readonly confident: boolean;
  /** Fields it asks for, as ids of the taxonomy, strongest first; empty before a search. */
  readonly topics: readonly string[];
  /** Why the last search was sure of nobody; null where it was, and before one. */
  readonly gap: Gap | null;
  /** Of the asker while the request is open: they are choosing, or leave it to Konsil. Who chose whom stands in the introduction. */
  readonly choice: 'waiting' | 'any' | null;
  readonly excluded: readonly PersonId[];
  readonly snoozes: number;
  readonly introductions: readonly Introduction[];
  readonly conversations: readonly Conversation[];
  readonly relayed: readonly RelayMessage[];
  readonly handOvers: readonly HandOver[];
  readonly outcome: Outcome | null;
}
