import type { ConsultRequest, Urgency } from '../consult/consult-request.ts';
import type { ExpertLoad, Person, PersonId } from '../consult/person.ts';
import type { RefusalReason, Span } from '../deid/index.ts';
import type { LibraryCase } from '../store/port.ts';
import type { Handle } from './card.ts';

/** What every reader of one house has in common. */
export interface Site {
  readonly emergencyPhone: string | null;
  readonly coordinatorName: string;
  /** IANA zone in which times are said. */
  readonly timeZone: string;
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
  /** By when each urgency would promise a reaction if the question were asked now; absent, no time is named. */
  readonly promises?: Readonly<Record<Urgency, Date>>;
}
