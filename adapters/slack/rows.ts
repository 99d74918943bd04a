import { createHash } from 'node:crypto';
import type { Card, KeyValue, MessageRef, PlaceRef } from '../../src/chat/port.ts';

/** A choice that stands on a message, for whoever types its word. */
export interface StandingChoice {
  readonly id: string;
  readonly label: string;
  readonly word: string;
  readonly opens: string | null;
}

/**
 * What is remembered of a message. `posting`: it may stand there bare, or not at all. Ids, codes and the words to type
 * are kept, never what was said.
 */
export interface MessageRow {
  readonly status: 'posting' | 'shown' | 'removed';
  /** Slack's name for it; null as long as no answer came. */
  readonly ts: string | null;
  readonly version: number;
  readonly handle: string | null;
  readonly choices: readonly StandingChoice[];
  /** ISO 8601, UTC: when it was first tried. */
  readonly at: string;
}

/** The part of a memory that belongs to one name. */
export function within(state: KeyValue, name: string): KeyValue {
  const below = `${name}/`;
  return {
    get: (key) => state.get(below + key),
    set: (key, value, options) => state.set(below + key, value, options),
    async list(prefix) {
      const found = await state.list(below + prefix);
      return found.map(({ key, value }) => ({ key: key.slice(below.length), value }));
    },
    delete: (key) => state.delete(below + key),
  };
}

const MESSAGES = 'message/';

/** The same at every attempt, and says nothing of what it was made from. */
export function stableId(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function refOf(place: PlaceRef, key: string, ts: string): MessageRef {
  return { place, id: `${ts}/${stableId(key)}` };
}

/** Null for what was not named here. */
export function partsOf({ id }: MessageRef): { readonly ts: string; readonly keyId: string } | null {
  const [, ts, keyId] = /^(\d+\.\d+)\/([\w-]{16})$/.exec(id) ?? [];
  return ts === undefined || keyId === undefined ? null : { ts, keyId };
}

export interface Rows {
  message(placeId: string, keyId: string): Promise<MessageRow | null>;
  save(placeId: string, keyId: string, row: MessageRow): Promise<void>;
  forget(placeId: string, keyId: string): Promise<void>;
  /** Newest first. */
  messagesIn(placeId: string): Promise<readonly MessageRow[]>;
  /** The one that Slack calls so, with its key. */
  byTs(placeId: string, ts: string): Promise<{ readonly keyId: string; readonly row: MessageRow } | null>;
  readonly state: KeyValue;
}

export function createRows(state: KeyValue): Rows {
  const at = (placeId: string, keyId: string): string => `${MESSAGES}${placeId}/${keyId}`;
  return {
    state,
    async message(placeId, keyId) {
      const row = await state.get(at(placeId, keyId));
      return isRow(row) ? row : null;
    },
    save: (placeId, keyId, row) => state.set(at(placeId, keyId), row),
    forget: (placeId, keyId) => state.delete(at(placeId, keyId)),
    async messagesIn(placeId) {
      const rows = (await state.list(`${MESSAGES}${placeId}/`)).map(({ value }) => value).filter(isRow);
      return rows.toSorted((a, b) => Number(b.ts ?? 0) - Number(a.ts ?? 0));
    },
    async byTs(placeId, ts) {
      const below = at(placeId, '');
      for (const { key, value } of await state.list(below))
        if (isRow(value) && value.ts === ts) return { keyId: key.slice(below.length), row: value };
      return null;
    },
  };
}

export function shownRow(card: Card, ts: string, version: number, at: string): MessageRow {
  const choices = card.choices.map(({ id, label, word, opens }) => ({ id, label, word, opens }));
  return { status: 'shown', ts, version, handle: card.handle, choices, at };
}

const statuses: ReadonlySet<unknown> = new Set<MessageRow['status']>(['posting', 'shown', 'removed']);

/** Rows of another make are left alone rather than guessed at. */
function isRow(value: unknown): value is MessageRow {
  return (
    typeof value === 'object' && value !== null && 'status' in value && statuses.has(value.status) && 'ts' in value
  );
}
