import type { AccountRef, KeyValue } from '../../src/chat/port.ts';
import type { Changes } from './changes.ts';
import { isSameAccount } from './persona.ts';
import {
  type Home,
  isStoredRecord,
  type Message,
  messageKey,
  type Place,
  type ReadMark,
  ROWS,
  recordKey,
  type StoredRecord,
  type Utterance,
} from './records.ts';

export type Said =
  | { readonly kind: 'konsil'; readonly message: Message }
  | { readonly kind: 'person'; readonly utterance: Utterance };

/** The chat platform that the playground stands for: written through to `core.state` first, then shown. */
export interface PlatformState {
  /** One change at a time, so that the same key at the same moment is one message. */
  change<T>(act: () => Promise<T>): Promise<T>;
  save(record: StoredRecord): Promise<void>;
  nextOrder(): number;
  place(id: string): Place | null;
  placesOf(account: AccountRef): readonly Place[];
  message(placeId: string, id: string): Message | null;
  /** Looks in `core.state` itself: a write whose answer was lost may have arrived. */
  look(placeId: string, id: string): Promise<Message | null>;
  said(placeId: string): readonly Said[];
  say(utterance: Utterance): void;
  home(of: AccountRef): Home | null;
  unread(by: AccountRef, placeId: string): number;
  markRead(by: AccountRef, placeId: string): Promise<void>;
}

/** Free talk is held in memory only, so it must not grow for ever. */
const UTTERANCES_KEPT = 2000;

interface Memory {
  readonly records: Map<string, StoredRecord>;
  readonly utterances: Utterance[];
  order: number;
}

/** Reads everything back from an earlier process. */
export async function loadPlatformState(state: KeyValue, changes: Changes): Promise<PlatformState> {
  const memory: Memory = { records: new Map(), utterances: [], order: 0 };
  for (const { key, value } of await state.list(ROWS)) {
    if (!isStoredRecord(value)) continue;
    memory.records.set(key, value);
    if ('order' in value) memory.order = Math.max(memory.order, value.order);
  }
  const adopt = (record: StoredRecord) => {
    memory.records.set(recordKey(record), record);
    announce(record, changes);
  };
  let turn: Promise<unknown> = Promise.resolve();
  const save = async (record: StoredRecord) => {
    await state.set(recordKey(record), record);
    adopt(record);
  };
  return {
    change(act) {
      const result = turn.then(act);
      turn = result.catch(() => undefined);
      return result;
    },
    save,
    nextOrder: () => ++memory.order,
    async look(placeId, id) {
      const found = await state.get(messageKey(placeId, id));
      if (!isStoredRecord(found) || found.record !== 'message') return null;
      if (!memory.records.has(recordKey(found))) adopt(found);
      return found;
    },
    say(utterance) {
      memory.utterances.push(utterance);
      if (memory.utterances.length > UTTERANCES_KEPT) memory.utterances.shift();
      changes.touch(`place:${utterance.placeId}`);
      changes.touch('unread');
    },
    async markRead(by, placeId) {
      const last = saidIn(memory, placeId).at(-1);
      if (last === undefined || orderOf(last) <= readUpTo(memory, by, placeId)) return;
      await save({ record: 'read', by, placeId, order: orderOf(last) });
    },
    ...reads(memory),
  };
}

function reads(memory: Memory) {
  return {
    place: (id: string) => all(memory, 'place').find((place) => place.ref.id === id) ?? null,
    placesOf: (account: AccountRef) =>
      all(memory, 'place')
        .filter((place) => place.members.some((member) => isSameAccount(member, account)))
        .sort((one, other) => one.order - other.order),
    message: (placeId: string, id: string) =>
      all(memory, 'message').find((message) => message.placeId === placeId && message.id === id) ?? null,
    said: (placeId: string) => saidIn(memory, placeId),
    home: (of: AccountRef) => all(memory, 'home').find((home) => isSameAccount(home.of, of)) ?? null,
    unread: (by: AccountRef, placeId: string) => {
      const read = readUpTo(memory, by, placeId);
      return saidIn(memory, placeId).filter((said) => orderOf(said) > read && !isBy(said, by)).length;
    },
  };
}

function announce(record: StoredRecord, changes: Changes): void {
  switch (record.record) {
    case 'place':
      changes.touch(`place:${record.ref.id}`);
      break;
    case 'message':
      changes.touch(`place:${record.placeId}`);
      break;
    case 'home':
      changes.touch(`home:${record.of.id}`);
      return;
    case 'read':
      break;
  }
  changes.touch('unread');
}

interface Kinds {
  place: Place;
  message: Message;
  home: Home;
  read: ReadMark;
}

function all<K extends keyof Kinds>(memory: Memory, kind: K): Kinds[K][] {
  const isKind = (record: StoredRecord): record is Kinds[K] => record.record === kind;
  return [...memory.records.values()].filter(isKind);
}

function saidIn(memory: Memory, placeId: string): readonly Said[] {
  const messages = all(memory, 'message')
    .filter((message) => message.placeId === placeId && message.card !== null)
    .map((message): Said => ({ kind: 'konsil', message }));
  const utterances = memory.utterances
    .filter((utterance) => utterance.placeId === placeId)
    .map((utterance): Said => ({ kind: 'person', utterance }));
  return [...messages, ...utterances].sort((one, other) => orderOf(one) - orderOf(other));
}

function orderOf(said: Said): number {
  return said.kind === 'konsil' ? said.message.order : said.utterance.order;
}

function isBy(said: Said, account: AccountRef): boolean {
  return said.kind === 'person' && isSameAccount(said.utterance.by, account);
}

function readUpTo(memory: Memory, by: AccountRef, placeId: string): number {
  const mark = memory.records.get(recordKey({ record: 'read', by, placeId, order: 0 }));
  return mark?.record === 'read' ? mark.order : 0;
}
