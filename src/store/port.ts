import type { FormName, Handle } from '../chat/card.ts';
import type { KeyValue, MessageRef, PlaceRef } from '../chat/port.ts';
import type { ConsultRequest, RequestId } from '../consult/consult-request.ts';
import type { CardName, Effect, TimerChange } from '../consult/effect.ts';
import type { ConsultEvent, TimerKind } from '../consult/event.ts';
import type { Account, ExpertLoad, Person, PersonId } from '../consult/person.ts';
import type { Known, RefusalReason, ScrubbedText } from '../deid/index.ts';
import type { Hindsight, LibraryCase } from './library.ts';

export type { CoverageGap, LibraryCase, ModelOrder } from './library.ts';

/** A form value after the filter. */
export type ScrubbedValue =
  | { readonly kind: 'clinical'; readonly text: ScrubbedText }
  | { readonly kind: 'choice' | 'person' | 'date'; readonly value: string | null }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'contact'; readonly value: string };

/** What is remembered of an inbound event: scrubbed, with the person already known. */
export type StoredEvent =
  | {
      readonly kind: 'text';
      readonly text: ScrubbedText;
      readonly draftId: RequestId;
      readonly known: readonly Known[];
    }
  | { readonly kind: 'choice'; readonly handle: Handle; readonly choice: string }
  | {
      readonly kind: 'form';
      readonly form: FormName;
      readonly handle: Handle;
      readonly values: Readonly<Record<string, ScrubbedValue>>;
      readonly known: readonly Known[];
      readonly kept: readonly string[];
      /** How often what the filter took was put back, by kind. */
      readonly restored?: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'home-opened' }
  | { readonly kind: 'file' }
  /** `account`: the one that was opened or closed; the person may have others. */
  | { readonly kind: 'person-changed'; readonly active: boolean; readonly account: Account }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** A delivery was set aside after faults; whoever answers for the Circle hears of it. */
  | { readonly kind: 'parked'; readonly deliveryId: string }
  /** From Konsil itself: what matching or a delivery found. */
  | { readonly kind: 'internal'; readonly requestId: RequestId; readonly event: ConsultEvent };

export interface InboxRow {
  /** Grows; rows are decided in this order. */
  readonly seq: number;
  readonly dedupeKey: string;
  readonly receivedAt: Date;
  /** Null for events of Konsil itself. */
  readonly personId: PersonId | null;
  readonly place: PlaceRef | null;
  readonly event: StoredEvent;
  readonly attempts: number;
}

export type NewInboxRow = Omit<InboxRow, 'seq' | 'attempts'>;

/** A queue of its own: `person:<id>`, `conversation:<id>` or `core`. Order holds within one. */
export type PlaceKey = `person:${string}` | `conversation:${string}` | 'core';

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'superseded' | 'parked';

/** The record that an Effect was, or is to be, said. */
/** The version of a message that a newer one of the same card has replaced: it is never edited again. */
export const REPLACED = 2 ** 31 - 1;

export interface Delivery {
  readonly id: string;
  readonly seq: number;
  /** Handed to the adapter: the same key is shown once. */
  readonly key: string;
  readonly requestId: RequestId | null;
  readonly place: PlaceKey;
  readonly effect: Effect;
  readonly handle: Handle | null;
  readonly status: DeliveryStatus;
  /** Faults that count (`broken`); a retry never does. */
  readonly attempts: number;
  readonly notBefore: Date | null;
  readonly createdAt: Date;
  readonly message: MessageRef | null;
  /** Row version of the request when the message was last rendered. */
  readonly version: number;
  /** Code of the last fault; never text. */
  readonly reason: string | null;
}

export type NewDelivery = Pick<
  Delivery,
  'id' | 'key' | 'requestId' | 'place' | 'effect' | 'handle' | 'notBefore' | 'createdAt'
>;

/** What a handle on a card or form stands for. */
export interface HandleTarget {
  readonly handle: Handle;
  readonly to: PersonId;
  readonly card: CardName;
  readonly requestId: RequestId | null;
  readonly about: string | null;
}

export interface TimerRow {
  readonly id: string;
  readonly requestId: RequestId;
  readonly timer: TimerKind;
  readonly about: string | null;
  readonly dueAt: Date;
}

/** One line of the tamper-evident trail: ids, kinds and counts. */
export interface AuditEntry {
  readonly at: Date;
  /** Person id, or `konsil`. */
  readonly actor: string;
  readonly action: string;
  readonly requestId: RequestId | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** All that one decision changes; saved in one transaction or not at all. */
export interface Change {
  /** Saved when the stored row version is `request.rowVersion - 1` (inserted when 1), else `conflict`. */
  readonly request: ConsultRequest | null;
  readonly people: readonly Person[];
  readonly handles: readonly HandleTarget[];
  readonly deliveries: readonly NewDelivery[];
  readonly timers: readonly TimerChange[];
  /** The timer row that fired; gone with this change. A missing one is a conflict. */
  readonly firedTimer: string | null;
  /** Marked done and emptied of its text; one already done is a conflict. */
  readonly inboxSeq: number | null;
  /** Cases that both sides agreed to keep. */
  readonly cases: readonly LibraryCase[];
  /** Ids of cases that one side no longer agrees to keep. */
  readonly forgotten: readonly string[];
  /** Events of Konsil itself that follow. */
  readonly internal: readonly NewInboxRow[];
  readonly audit: readonly AuditEntry[];
}

/** How one attempt at a delivery ended. */
export type Settlement =
  | { readonly status: 'sent'; readonly message: MessageRef | null; readonly version: number }
  | { readonly status: 'superseded' }
  | {
      readonly status: 'pending';
      readonly notBefore: Date | null;
      readonly attempts: number;
      readonly reason: string;
    }
  | { readonly status: 'parked'; readonly reason: string };

/** A colleague who asked before is in `already-asked`; counts for the coordinator and `doctor`. */
export interface StoreCounts {
  readonly inboxWaiting: number;
  readonly inboxParked: number;
  readonly deliveriesWaiting: number;
  readonly deliveriesParked: number;
  readonly timers: number;
  readonly requests: number;
  readonly experts: number;
  readonly cases: number;
}

/**
 * The one place where state lives. Every method throws `BotError` (`store-unavailable`, `store-full`,
 * `store-read-only`, `store-locked`, `store-damaged`) when the database does, and `store-conflict` when a change refers
 * to what is not stored or doubles an id; nothing is half saved.
 */
export interface Store extends Hindsight {
  /** One durable insert; `seen` when the key is there already. */
  remember(row: NewInboxRow): Promise<'new' | 'seen'>;
  /** Whether an event of this key was remembered, whatever came of it. */
  hasSeen(dedupeKey: string): Promise<boolean>;
  /** Oldest first, not yet done, not parked. A row that cannot be read is parked, so that the others go on. */
  waitingInbox(limit: number): Promise<readonly InboxRow[]>;
  /** Counts one failed attempt at deciding it; the new count. */
  failInbox(seq: number): Promise<number>;
  /** Set aside, its text emptied; with what the person is to be told. */
  parkInbox(seq: number, reason: string, change: Pick<Change, 'handles' | 'deliveries' | 'audit'>): Promise<void>;

  commit(change: Change): Promise<'done' | 'conflict'>;
  request(id: RequestId): Promise<ConsultRequest | null>;
  /** Live ones first, newest first; as asker, or with an introduction, or with a hand-over to them. */
  requestsOf(personId: PersonId, limit: number): Promise<readonly ConsultRequest[]>;
  /** For the coordinator: unmatched ones. */
  unmatched(circleId: string): Promise<readonly ConsultRequest[]>;

  /** At most one per place: the oldest waiting one whose `notBefore` is past; claims it (`sending`). */
  claimDeliveries(now: Date, limit: number): Promise<readonly Delivery[]>;
  /** Rows left `sending` by a stopped process, to be looked up before they are sent again. */
  interruptedDeliveries(): Promise<readonly Delivery[]>;
  settle(id: string, settlement: Settlement, internal: readonly NewInboxRow[]): Promise<void>;
  /** The last message sent of this card to this reader. */
  sentMessage(of: {
    to: PlaceKey;
    card: CardName;
    requestId: RequestId | null;
    about: string | null;
  }): Promise<Delivery | null>;
  /** What was sent of the same card to the same reader before this one and has not been brought to its end, newest first. */
  earlierMessages(than: Delivery): Promise<readonly Delivery[]>;
  setMessageVersion(deliveryId: string, version: number): Promise<void>;
  parked(): Promise<readonly Delivery[]>;
  /** The earliest moment at which a delivery or timer becomes due. */
  nextDue(): Promise<Date | null>;

  dueTimers(now: Date, limit: number): Promise<readonly TimerRow[]>;

  handle(handle: Handle): Promise<HandleTarget | null>;
  putHandles(handles: readonly HandleTarget[]): Promise<void>;
  handleOfMessage(message: MessageRef): Promise<Handle | null>;
  place(key: PlaceKey): Promise<PlaceRef | null>;
  putPlace(key: PlaceKey, ref: PlaceRef): Promise<void>;

  person(id: PersonId): Promise<Person | null>;
  people(ids: readonly PersonId[]): Promise<readonly Person[]>;
  personOf(account: Account): Promise<Person | null>;
  /** The person of this account, made from `fresh` when there is none; safe against two at once. */
  ensurePerson(account: Account, fresh: Person): Promise<Person>;
  savePeople(people: readonly Person[], audit: readonly AuditEntry[]): Promise<void>;
  /** Those who are active, in the order of their ids; so too the coordinators. */
  experts(circleId: string): Promise<readonly Person[]>;
  /** All who are active, experts or not. */
  everyone(circleId: string): Promise<readonly Person[]>;
  coordinators(circleId: string): Promise<readonly Person[]>;
  /** One for every expert of the circle, those never asked too. */
  loads(circleId: string, now: Date): Promise<readonly ExpertLoad[]>;

  cases(circleId: string): Promise<readonly LibraryCase[]>;
  casesById(ids: readonly string[]): Promise<readonly LibraryCase[]>;
  putCases(cases: readonly LibraryCase[]): Promise<void>;

  /** Kept per platform, for adapters and the core's own settings. */
  state(platform: string): KeyValue;
  /** Walks the hash chain; the sequence number of the first broken line, or null. */
  verifyAudit(): Promise<number | null>;
  auditOf(requestId: RequestId): Promise<readonly AuditEntry[]>;
  counts(): Promise<StoreCounts>;
  close(): Promise<void>;
}
