import { type ISyncResponse, MemoryStore } from 'matrix-js-sdk';
import type { ISavedSync } from 'matrix-js-sdk/lib/store/index.js';
import { isJson, type Json, list, part } from './rest.ts';
import type { Sealed } from './sealed.ts';

type State = Map<string, Json>;

const TOKEN = 'sync/token';
const ROOM = 'sync/room/';
const ACCOUNT = 'sync/account';

/** State that is looked at after a start. What people named a room or its topic may hold a patient's name, and is not kept. */
const KEPT: ReadonlySet<unknown> = new Set([
  'm.room.create',
  'm.room.member',
  'm.room.power_levels',
  'm.room.join_rules',
  'm.room.history_visibility',
  'm.room.encryption',
  'io.konsil.room',
]);

/**
 * What the SDK keeps between two starts: the token, rooms and their state, account data. Never a timeline. Nothing of an
 * answer is written before all that it told has been heard, so that a crash can only tell it again.
 */
export class SyncStore extends MemoryStore {
  readonly #sealed: Sealed;
  readonly #onSynced: (next: string) => void;
  readonly #rooms = new Map<string, State>();
  readonly #account = new Map<string, Json>();
  readonly #changed = new Set<string>();
  readonly #saved: string | null;

  constructor(sealed: Sealed, onSynced: (next: string) => void) {
    super();
    this.#sealed = sealed;
    this.#onSynced = onSynced;
    const token = sealed.get(TOKEN);
    this.#saved = typeof token === 'string' ? token : null;
    for (const { key, value } of sealed.all(ROOM))
      if (Array.isArray(value)) this.#rooms.set(key.slice(ROOM.length), stateOf(value.filter(isJson)));
    const account = sealed.get(ACCOUNT);
    if (Array.isArray(account))
      for (const event of account.filter(isJson)) this.#account.set(String(event['type']), event);
  }

  override async isNewlyCreated(): Promise<boolean> {
    return this.#saved === null;
  }

  override async getSavedSyncToken(): Promise<string | null> {
    return this.#saved;
  }

  override async getSavedSync(): Promise<ISavedSync | null> {
    if (this.#saved === null) return null;
    const join = Object.fromEntries(
      [...this.#rooms].map(([roomId, state]) => [roomId, savedRoom([...state.values()])]),
    );
    const saved: unknown = {
      nextBatch: this.#saved,
      roomsData: { join, invite: {}, leave: {}, knock: {} },
      accountData: [...this.#account.values()],
    };
    return isSaved(saved) ? saved : null;
  }

  override async setSyncData(data: ISyncResponse): Promise<void> {
    for (const event of list(data, 'account_data', 'events')) {
      this.#account.set(String(event['type']), event);
      this.#changed.add(ACCOUNT);
    }
    const join = part(data, 'rooms', 'join');
    for (const [roomId, room] of Object.entries(isJson(join) ? join : {})) this.#take(roomId, room);
    const leave = part(data, 'rooms', 'leave');
    for (const roomId of Object.keys(isJson(leave) ? leave : {})) this.#drop(roomId);
    this.#onSynced(data.next_batch);
  }

  #take(roomId: string, room: unknown): void {
    const events = [
      ...list(room, 'state', 'events'),
      ...list(room, 'org.matrix.msc4222.state_after', 'events'),
    ].flatMap((event) => (KEPT.has(event['type']) ? [bare(event)] : []));
    if (events.length === 0 && this.#rooms.has(roomId)) return;
    this.#rooms.set(roomId, stateOf(events, this.#rooms.get(roomId)));
    this.#changed.add(ROOM + roomId);
  }

  #drop(roomId: string): void {
    this.#rooms.delete(roomId);
    this.#changed.add(ROOM + roomId);
  }

  override wantsSave(): boolean {
    return false;
  }

  /** Everything up to this token has been heard. State that is newer does no harm: it is told again. */
  keep(token: string): void {
    const rows = new Map<string, unknown>([[TOKEN, token]]);
    for (const key of this.#changed) rows.set(key, this.#kept(key));
    this.#sealed.set(rows);
    this.#changed.clear();
  }

  /** Null for a room that is no more. */
  #kept(key: string): readonly Json[] | null {
    if (key === ACCOUNT) return [...this.#account.values()];
    const state = this.#rooms.get(key.slice(ROOM.length));
    return state === undefined ? null : [...state.values()];
  }
}

/** Without what it stood instead of, and without words given with a membership. */
function bare({ unsigned: _before, ...event }: Json): Json {
  const { content } = event;
  if (event['type'] !== 'm.room.member' || !isJson(content)) return event;
  const { reason: _words, ...kept } = content;
  return { ...event, content: kept };
}

function stateOf(events: readonly Json[], before: State = new Map()): State {
  const state = new Map(before);
  for (const event of events) state.set(`${String(event['type'])}\n${String(event['state_key'])}`, event);
  return state;
}

function savedRoom(state: readonly Json[]) {
  return {
    summary: {},
    state: { events: state },
    timeline: { events: [], prev_batch: null, limited: false },
    ephemeral: { events: [] },
    account_data: { events: [] },
    unread_notifications: {},
  };
}

/** Made here, from what the homeserver told. */
function isSaved(value: unknown): value is ISavedSync {
  return isJson(value) && 'nextBatch' in value && 'roomsData' in value;
}
