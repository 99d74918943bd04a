import type { Account } from '../consult/person.ts';
import type { RawText } from '../deid/raw-text.ts';
import type { Card, FieldError, Form, FormName, Handle } from './card.ts';

export type { Language } from '../consult/person.ts';
export { RawText } from '../deid/raw-text.ts';
export type {
  Card,
  CardPart,
  Choice,
  Field,
  FieldError,
  Form,
  FormName,
  Handle,
  Option,
  RemovedMark,
} from './card.ts';
export { type Command, findChoice, parseChoice, parseCommand } from './command.ts';

/** One human on one platform and tenant. */
export type AccountRef = Account;

/** Where something can be said, in the platform's own id. */
export interface PlaceRef {
  readonly platform: string;
  readonly tenant: string;
  readonly id: string;
}

export interface MessageRef {
  readonly place: PlaceRef;
  readonly id: string;
}

/** What came of an attempt. Only `unknown-outcome` makes the core look before it sends again. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'retry'; readonly at: Date }
  | { readonly kind: 'unknown-outcome' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string };

export interface Capabilities {
  readonly forms: boolean;
  readonly buttons: boolean;
  readonly edits: boolean;
  readonly removes: boolean;
  /** `find` can tell whether a message is there. */
  readonly finds: boolean;
  readonly home: boolean;
}

/** Permission to answer at once (a trigger); never stored. */
export interface Ticket {
  readonly id: string;
  readonly expiresAt: Date;
}

export type FieldValue =
  | { readonly kind: 'clinical'; readonly text: RawText; readonly restore: readonly string[] }
  | { readonly kind: 'choice'; readonly value: string | null }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'person'; readonly value: string | null }
  | { readonly kind: 'date'; readonly value: string | null }
  | { readonly kind: 'contact'; readonly value: string };

interface InboundBase {
  /** The platform's id of this event: the same key again has no effect. */
  readonly dedupeKey: string;
  readonly at: Date;
  readonly by: AccountRef;
  /** Where it was said; null for acts outside a place (home, shortcut). */
  readonly in: PlaceRef | null;
}

/** What an adapter hands to the core. */
export type Inbound =
  /** `/expert words`, `!expert words`, or the ask button with empty words. */
  | (InboundBase & { readonly kind: 'command'; readonly text: RawText })
  /** Plain words written to Konsil itself. */
  | (InboundBase & { readonly kind: 'message'; readonly text: RawText })
  | (InboundBase & { readonly kind: 'choice'; readonly handle: Handle; readonly choice: string })
  | (InboundBase & {
      readonly kind: 'form';
      readonly form: FormName;
      readonly handle: Handle;
      readonly values: Readonly<Record<string, FieldValue>>;
    })
  | (InboundBase & { readonly kind: 'form-closed'; readonly handle: Handle })
  | (InboundBase & { readonly kind: 'home-opened' })
  | (InboundBase & { readonly kind: 'file' })
  | (InboundBase & { readonly kind: 'person-changed'; readonly active: boolean })
  | (InboundBase & {
      readonly kind: 'ignored';
      readonly reason: 'own-message' | 'edit' | 'unsupported' | 'not-for-us';
    });

/** `ok`: the adapter acks. `errors`: per field, nothing was stored. `form`: what comes next. */
export type Reply =
  | { readonly kind: 'ok' }
  | { readonly kind: 'errors'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'card'; readonly card: Card };

export interface DirectoryEntry {
  readonly name: string;
  readonly active: boolean;
  readonly external: boolean;
  readonly bot: boolean;
  readonly timeZone: string | null;
}

export type Health =
  | { readonly status: 'ready' }
  | { readonly status: 'starting' | 'degraded' | 'down'; readonly reason: string };

/** What an adapter must remember (sync token, installations). Values are JSON; `secret` ones are encrypted. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, options?: { readonly secret?: boolean }): Promise<void>;
  /** Keys below a prefix, in order. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  delete(key: string): Promise<void>;
}

/** The core as an adapter sees it. */
export interface Core {
  /** Durable when it resolves; the adapter acks after it. Throws when it could not be stored. */
  accept(event: Inbound): Promise<Reply>;
  /** A new question: pure, in memory, before any database call. Others within 1.5 s. */
  form(event: Inbound): Form | Promise<Form>;
  now(): Date;
  /** For platforms without buttons: what this choice on this message stands for. */
  resolve(message: MessageRef, choice: string): Promise<Handle | null>;
  readonly state: KeyValue;
  health(state: Health): void;
}

/** Where a message is. `not-now`: looking failed for the moment, and is tried again; `cannot-tell`: it never helps. */
export type Found = MessageRef | 'absent' | 'not-now' | 'cannot-tell';

/** One contract suite runs against every adapter. */
export interface ChatAdapter {
  readonly platform: string;
  readonly can: Capabilities;
  /** Returns at once; `core.health()` tells the rest. */
  start(core: Core): Promise<void>;
  stop(drainMs: number): Promise<void>;
  openForm(ticket: Ticket, to: AccountRef, form: Form): Promise<'shown' | 'asked-in-chat' | 'too-late'>;
  /** Idempotent under its key. */
  direct(to: AccountRef, key: string): Promise<Outcome<PlaceRef>>;
  /** Idempotent under its key. */
  introduce(people: readonly AccountRef[], key: string, at?: PlaceRef): Promise<Outcome<PlaceRef>>;
  send(to: PlaceRef, card: Card, key: string): Promise<Outcome<MessageRef>>;
  /** After an unknown outcome. */
  find(to: PlaceRef, key: string): Promise<Found>;
  /** An older version never overwrites a newer. */
  edit(message: MessageRef, card: Card, version: number): Promise<Outcome<void>>;
  /** Its own message, or another's where it has the right. */
  remove(message: MessageRef): Promise<Outcome<void>>;
  leave(place: PlaceRef): Promise<Outcome<void>>;
  home(of: AccountRef, sections: readonly Card[], version: number): Promise<Outcome<void>>;
  person(of: AccountRef): Promise<DirectoryEntry | null>;
}
