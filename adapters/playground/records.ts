import { createHash } from 'node:crypto';
import type { AccountRef, Card, PlaceRef } from '../../src/chat/port.ts';

/** The platform's own name in every `PlaceRef` and `AccountRef`. */
export const PLATFORM = 'playground';

/** Below this stand the rows of the chat platform, beside whatever else is kept for the playground. */
export const ROWS = 'chat/';

/** A direct message with Konsil, or a conversation of several people in which Konsil stands. */
export interface Place {
  readonly record: 'place';
  readonly ref: PlaceRef;
  readonly kind: 'direct' | 'conversation';
  readonly members: readonly AccountRef[];
  readonly left: boolean;
  readonly order: number;
}

/** What Konsil said. A removed message keeps its key, so that the same key is not sent again, and loses its card. */
export interface Message {
  readonly record: 'message';
  readonly id: string;
  readonly placeId: string;
  readonly key: string;
  readonly card: Card | null;
  readonly version: number;
  readonly order: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What a person said to other people. Held in memory only, so that no raw text reaches the database. */
export interface Utterance {
  readonly id: string;
  readonly placeId: string;
  readonly by: AccountRef;
  readonly text: string;
  readonly order: number;
  readonly at: string;
}

export interface Home {
  readonly record: 'home';
  readonly of: AccountRef;
  readonly sections: readonly Card[];
  readonly version: number;
}

/** How far one person has read one place. */
export interface ReadMark {
  readonly record: 'read';
  readonly by: AccountRef;
  readonly placeId: string;
  readonly order: number;
}

export type StoredRecord = Place | Message | Home | ReadMark;

/** An id that is the same at every attempt and says nothing of the person or the key. */
export function stableId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function accountKey(account: AccountRef): string {
  return stableId('account', account.platform, account.tenant, account.id);
}

export function messageKey(placeId: string, id: string): string {
  return `${ROWS}message/${placeId}/${id}`;
}

/** Where a record stands in `core.state`. */
export function recordKey(record: StoredRecord): string {
  switch (record.record) {
    case 'place':
      return `${ROWS}place/${record.ref.id}`;
    case 'message':
      return messageKey(record.placeId, record.id);
    case 'home':
      return `${ROWS}home/${accountKey(record.of)}`;
    case 'read':
      return `${ROWS}read/${accountKey(record.by)}/${record.placeId}`;
  }
}

const kinds: ReadonlySet<unknown> = new Set<StoredRecord['record']>(['place', 'message', 'home', 'read']);

/** Rows of another make are left alone rather than guessed at. */
export function isStoredRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && 'record' in value && kinds.has(value.record);
}
