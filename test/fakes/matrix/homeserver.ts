import { randomBytes } from 'node:crypto';
import type { MessageContent } from '../../../adapters/matrix/client.ts';

export type Membership = 'join' | 'invite' | 'leave' | 'ban';

export interface FakeEvent {
  readonly id: string;
  readonly roomId: string;
  readonly sender: string;
  readonly type: 'message' | 'reaction' | 'file' | 'unreadable';
  readonly content: MessageContent | null;
  readonly mentions: readonly string[];
  readonly reaction: { readonly to: string; readonly emoji: string } | null;
  /** Sent in clear, though its room may be encrypted: reactions always are. */
  readonly clear: boolean;
  redacted: boolean;
}

export interface FakeRoom {
  readonly id: string;
  readonly name: string;
  readonly key: string | null;
  encrypted: boolean;
  readonly members: Map<string, Membership>;
  readonly events: FakeEvent[];
  readonly pinned: string[];
  /** People other than its maker who may redact. */
  readonly mayRedact: Set<string>;
  removesLines: boolean;
}

export interface FakeUser {
  readonly name: string | null;
  /** Invites from Konsil are not let through. */
  refusesInvites: boolean;
  /** Joins whatever Konsil invites them to. */
  joins: boolean;
}

/** A small homeserver in memory: rooms, members, events in order; whoever listens is told of every event. */
export class FakeHomeserver {
  readonly users = new Map<string, FakeUser>();
  readonly rooms = new Map<string, FakeRoom>();
  /** Everything that happened, in the order it did. */
  readonly log: FakeEvent[] = [];
  readonly transactions = new Map<string, string>();
  /** How far each listener has read; kept here, as a sync token is. */
  readonly positions = new Map<string, number>();
  onEvent: () => void = () => undefined;
  onInvite: (roomId: string, userId: string, by: string) => void = () => undefined;

  person(id: string, name: string | null = id): string {
    this.users.set(id, { name, refusesInvites: false, joins: true });
    return id;
  }

  make(by: string, room: Partial<Pick<FakeRoom, 'name' | 'key' | 'encrypted'>> = {}): FakeRoom {
    const made: FakeRoom = {
      id: `!${randomBytes(6).toString('hex')}:example.org`,
      name: room.name ?? '',
      key: room.key ?? null,
      encrypted: room.encrypted ?? true,
      members: new Map([[by, 'join']]),
      events: [],
      pinned: [],
      mayRedact: new Set([by]),
      removesLines: false,
    };
    this.rooms.set(made.id, made);
    return made;
  }

  invite(roomId: string, userId: string, by: string): void {
    const room = this.room(roomId);
    room.members.set(userId, 'invite');
    if (this.users.get(userId)?.joins === true) room.members.set(userId, 'join');
    this.onInvite(roomId, userId, by);
  }

  room(roomId: string): FakeRoom {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error('there is no such room');
    return room;
  }

  add(event: Pick<FakeEvent, 'roomId' | 'sender' | 'type'> & Partial<FakeEvent>): FakeEvent {
    const added: FakeEvent = {
      id: `$${randomBytes(16).toString('base64url')}`,
      content: null,
      mentions: [],
      reaction: null,
      clear: event.type === 'reaction',
      redacted: false,
      ...event,
    };
    this.room(event.roomId).events.push(added);
    this.log.push(added);
    this.onEvent();
    return added;
  }

  /** A person writes; `m.text` unless told otherwise. */
  writes(sender: string, roomId: string, body: string, extra: Partial<FakeEvent> = {}): FakeEvent {
    return this.add({
      roomId,
      sender,
      type: 'message',
      content: { msgtype: 'm.text', body, 'm.mentions': {} },
      ...extra,
    });
  }

  reacts(sender: string, roomId: string, to: string, emoji: string): FakeEvent {
    return this.add({ roomId, sender, type: 'reaction', reaction: { to, emoji } });
  }

  /** The same event is told again, as after a stale sync token. */
  again(event: FakeEvent): void {
    this.log.push(event);
    this.onEvent();
  }
}
