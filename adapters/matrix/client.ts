/** What went wrong at the homeserver, in our words. */
export type FaultKind =
  | 'limited'
  | 'unreachable'
  | 'not-ready'
  | 'forbidden'
  | 'not-found'
  | 'too-large'
  | 'signed-out'
  | 'not-encrypted'
  | 'other';

/** A call that failed; the message is a code, never text. Every call may be made again under the same transaction id. */
export class MatrixFault extends Error {
  override readonly name = 'MatrixFault';
  readonly kind: FaultKind;
  /** How long to wait, where the homeserver said so. */
  readonly retryMs: number | null;

  constructor(kind: FaultKind, code: string, retryMs: number | null = null, options?: ErrorOptions) {
    super(code, options);
    this.kind = kind;
    this.retryMs = retryMs;
  }
}

/** What happened in a room, readable or not. */
export type What =
  | {
      readonly kind: 'text';
      readonly body: string;
      readonly mentionsUs: boolean;
      /** Said by a bot: `m.notice`. */
      readonly notice: boolean;
      readonly isEdit: boolean;
      readonly isReply: boolean;
    }
  | { readonly kind: 'file' }
  | { readonly kind: 'reaction'; readonly to: string; readonly emoji: string }
  | { readonly kind: 'unreadable'; readonly session: string }
  | { readonly kind: 'other' };

export interface RoomEvent {
  readonly roomId: string;
  readonly eventId: string;
  readonly sender: string;
  readonly what: What;
  /** The key of a message of ours. */
  readonly key: string | null;
}

export interface RoomView {
  readonly id: string;
  readonly encrypted: boolean;
  readonly joined: readonly string[];
  readonly invited: readonly string[];
  /** The key we made it under; null for a room of somebody else's. */
  readonly key: string | null;
  readonly mayRedact: boolean;
  /** The people of the room want lines with identifiers removed (state event `io.konsil.room`). */
  readonly removesLines: boolean;
}

export interface RoomWish {
  readonly name: string;
  readonly key: string;
  readonly direct: boolean;
}

export interface Profile {
  readonly name: string | null;
}

/** What an `m.room.message` holds. Keys are Matrix's own. */
export interface MessageContent {
  readonly msgtype: 'm.text' | 'm.notice';
  readonly body: string;
  readonly format?: 'org.matrix.custom.html';
  readonly formatted_body?: string;
  readonly 'm.mentions': Readonly<Record<string, never>>;
  readonly 'io.konsil.key'?: string;
  readonly 'm.new_content'?: Omit<MessageContent, 'm.new_content' | 'm.relates_to'>;
  readonly 'm.relates_to'?: RelatesTo;
}

export type RelatesTo =
  | { readonly rel_type: 'm.replace'; readonly event_id: string }
  | { readonly 'm.in_reply_to': { readonly event_id: string } };

export type ClientState =
  | { readonly status: 'ready' }
  | { readonly status: 'starting' | 'degraded' | 'down'; readonly reason: string };

/** Where a client tells what it hears. */
export interface Ears {
  /** Durable when it resolves. Rejects where it must be told again. */
  heard(event: RoomEvent): Promise<void>;
  /** Whether this event was taken already; back-fill ends there. */
  hasHeard(roomId: string, eventId: string): Promise<boolean>;
  /** Whether this room was listened to before. */
  knows(roomId: string): Promise<boolean>;
  /** Where nobody was listening before: these count as heard, and nothing is done. */
  skip(roomId: string, eventIds: readonly string[]): Promise<void>;
  /** Events that could not be read so far, to be fetched again. */
  unread(): Promise<readonly { readonly roomId: string; readonly eventId: string }[]>;
  invited(roomId: string, by: string): Promise<void>;
  state(state: ClientState): void;
}

/** All that the adapter asks of Matrix; behind it stands matrix-js-sdk, a certified client, or a fake. */
export interface MatrixClient {
  readonly userId: string;
  start(ears: Ears): Promise<void>;
  stop(drainMs: number): Promise<void>;
  /** Null for a room that we are not in, or do not know yet. */
  room(roomId: string): RoomView | null;
  rooms(): readonly RoomView[];
  /** A new encrypted room with `history_visibility: invited` and nobody invited yet. */
  createRoom(wish: RoomWish): Promise<string>;
  invite(roomId: string, userId: string): Promise<void>;
  join(roomId: string): Promise<void>;
  /** Leaves and forgets. */
  leave(roomId: string): Promise<void>;
  /** Says it encrypted wherever the room is, and never in clear where it should be. Answers the event id. */
  say(roomId: string, content: MessageContent, transaction: string): Promise<string>;
  react(roomId: string, eventId: string, emoji: string, transaction: string): Promise<string>;
  redact(roomId: string, eventId: string, transaction: string): Promise<void>;
  pin(roomId: string, eventId: string): Promise<void>;
  /** Newest first; `from` null begins at the end, `next` null is the beginning of the room. */
  history(
    roomId: string,
    from: string | null,
  ): Promise<{ readonly events: readonly RoomEvent[]; readonly next: string | null }>;
  /** One event, decrypted where we can; null when it is not there any more. */
  event(roomId: string, eventId: string): Promise<RoomEvent | null>;
  /** Null for nobody. */
  profile(userId: string): Promise<Profile | null>;
}
