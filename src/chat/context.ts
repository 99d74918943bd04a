import type { ConsultRequest, ExpertLoad, Gap, Person, PersonId, Policy } from '../consult/index.ts';
import type { RefusalReason, Span } from '../deid/index.ts';
import type { LibraryCase } from '../store/port.ts';
import type { Handle, Option } from './card.ts';

/** What every reader of one house has in common. */
export interface Site {
  readonly emergencyPhone: string | null;
  readonly coordinatorName: string;
  /** IANA zone in which times are said. */
  readonly timeZone: string;
  /** Of what an urgency promises and when an offer runs out; absent, no such time is named ahead. */
  readonly policy?: Policy;
}

/** What matching makes of the reader's own profile, in the reader's language. */
export interface ProfileInsight {
  /** Fields it leads to, strongest first. */
  readonly fields: readonly string[];
  /** Its words that name something clinical. */
  readonly topics: readonly string[];
  /** Narrower fields to tick: those it names already, then those that would fit. */
  readonly narrower: readonly Option[];
}

/** What was learnt of the reader for questions of one field, by name in their language. */
export interface LearntField {
  readonly name: string;
  /** By how much their score moves; never 0. */
  readonly percent: number;
  readonly helped: number;
  readonly notMyField: number;
}

/** Questions for which nobody was surely right, by field in the reader's language; null where none was understood. */
export interface NamedGap {
  readonly kind: Gap;
  readonly name: string | null;
  readonly count: number;
}

/** Questions whose order a language model gave: how often it named another person first, and whose first one helped then. */
export interface ModelComparison {
  readonly asked: number;
  readonly changed: number;
  readonly byModel: number;
  readonly byPlain: number;
}

/** All that a card is rendered from; rendered at the moment of sending, from the present state. */
export interface CardContext {
  readonly reader: Person;
  readonly site: Site;
  readonly now: Date;
  readonly handle: Handle | null;
  readonly request: ConsultRequest | null;
  /** Introduction, conversation, hand-over, relayed message or case, as the card needs. */
  readonly about: string | null;
  /** Everyone the request names; a reader is shown an anonymous asker's pseudonym alone. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly cases: readonly LibraryCase[];
  /** How busy the candidates are; absent, nothing is said of it. */
  readonly loads?: ReadonlyMap<PersonId, ExpertLoad>;
  /** The request's topics by name in the reader's language; absent, none is named. */
  readonly topics?: readonly string[];
  /** Whether the reader's Circle has a coordinator who sees what waits; absent, nobody is said to have been told. */
  readonly coordinated?: boolean;
  /** Where the card is about the reader's own profile. */
  readonly insight?: ProfileInsight | null;
}

/** What a form is rendered from. `values` are what stands in it now (scrubbed), `marks` what was removed where. */
export interface FormContext {
  readonly reader: Person;
  readonly site: Site;
  readonly now: Date;
  readonly handle: Handle;
  readonly request: ConsultRequest | null;
  readonly about: string | null;
  /** Colleagues who may be picked (never the reader). */
  readonly colleagues: readonly Person[];
  readonly values: Readonly<Record<string, string | readonly string[] | null>>;
  readonly marks: Readonly<Record<string, readonly Span[]>>;
  readonly refused: Readonly<Record<string, RefusalReason>>;
  readonly again: boolean;
  /** Where the form is about the reader's own profile. */
  readonly insight?: ProfileInsight | null;
}
