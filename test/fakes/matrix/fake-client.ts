import {
  type Ears,
  type MatrixClient,
  MatrixFault,
  type MessageContent,
  type RoomEvent,
  type RoomView,
  type What,
} from '../../../adapters/matrix/client.ts';
import type { FakeEvent, FakeHomeserver, FakeRoom } from './homeserver.ts';

export interface Call {
  readonly verb:
    | 'say'
    | 'react'
    | 'redact'
    | 'invite'
    | 'create'
    | 'join'
    | 'leave'
    | 'profile'
    | 'event'
    | 'pin'
    | 'history';
  readonly roomId: string | null;
}

/** `lost-reply`: it is done, and the answer never comes. */
export type Trouble = MatrixFault | 'lost-reply' | null;

export interface FakeMatrixClient extends MatrixClient {
  troubleOf: (call: Call) => Trouble;
  /** Resolves when everything that happened has been heard. */
  settled(): Promise<void>;
  /** The key of an unreadable event has come: it is told again, with its words. */
  keyCame(event: FakeEvent, body: string): Promise<void>;
}

const BYTES = 65_536;

/** A client that works, on a homeserver in memory. */
export function fakeMatrixClient(server: FakeHomeserver, userId: string): FakeMatrixClient {
  let ears: Ears | null = null;
  let telling: Promise<void> = Promise.resolve();
  let invites: Promise<void> = Promise.resolve();
  const late = new Map<string, string>();

  const perform = async <T>(call: Call, effect: () => T): Promise<T> => {
    const trouble = client.troubleOf(call);
    if (trouble instanceof MatrixFault) throw trouble;
    const result = effect();
    if (trouble === 'lost-reply') throw new MatrixFault('unreachable', 'lost-reply');
    return result;
  };
  const joined = (roomId: string): FakeRoom => {
    const room = server.rooms.get(roomId);
    if (room?.members.get(userId) !== 'join') throw new MatrixFault('forbidden', 'M_FORBIDDEN');
    return room;
  };
  /** The same transaction is the same event. */
  const once = (roomId: string, transaction: string, add: () => FakeEvent): string => {
    const name = `${userId}/${roomId}/${transaction}`;
    const known = server.transactions.get(name) ?? add().id;
    server.transactions.set(name, known);
    return known;
  };
  const told = (event: FakeEvent): RoomEvent => ({
    roomId: event.roomId,
    eventId: event.id,
    sender: event.sender,
    what: whatOf(event, userId, late),
    key: event.redacted ? null : (event.content?.['io.konsil.key'] ?? null),
  });
  const tellNext = async (): Promise<void> => {
    for (;;) {
      const at = server.positions.get(userId) ?? 0;
      const event = server.log[at];
      if (event === undefined || ears === null) return;
      if (server.rooms.get(event.roomId)?.members.get(userId) === 'join') await ears.heard(told(event));
      server.positions.set(userId, at + 1);
    }
  };
  /** A rejected event stays where it is and is told again with the next. */
  const tell = (): void => {
    telling = telling.then(tellNext).catch(() => undefined);
  };

  const client: FakeMatrixClient = {
    userId,
    troubleOf: () => null,
    async start(listening) {
      ears = listening;
      server.onEvent = tell;
      server.onInvite = (roomId, invited, by) => {
        if (invited === userId) invites = invites.then(() => listening.invited(roomId, by));
      };
      listening.state({ status: 'ready' });
      tell();
    },
    async stop() {
      ears = null;
      server.onEvent = () => undefined;
    },
    room: (roomId) => {
      const room = server.rooms.get(roomId);
      return room?.members.get(userId) === 'join' ? viewOf(room, userId) : null;
    },
    rooms: () =>
      [...server.rooms.values()]
        .filter((room) => room.members.get(userId) === 'join')
        .map((room) => viewOf(room, userId)),
    createRoom: (wish) => perform({ verb: 'create', roomId: null }, () => server.make(userId, wish).id),
    invite: (roomId, invited) =>
      perform({ verb: 'invite', roomId }, () => {
        joined(roomId);
        const user = server.users.get(invited);
        if (user === undefined) throw new MatrixFault('not-found', 'M_NOT_FOUND');
        if (user.refusesInvites) throw new MatrixFault('forbidden', 'M_FORBIDDEN');
        server.invite(roomId, invited, userId);
      }),
    join: (roomId) =>
      perform({ verb: 'join', roomId }, () => {
        server.room(roomId).members.set(userId, 'join');
      }),
    leave: (roomId) =>
      perform({ verb: 'leave', roomId }, () => {
        joined(roomId).members.set(userId, 'leave');
      }),
    say: (roomId, content, transaction) =>
      perform({ verb: 'say', roomId }, () => {
        joined(roomId);
        if (Buffer.byteLength(JSON.stringify(content)) * 1.34 + 1500 > BYTES)
          throw new MatrixFault('too-large', 'M_TOO_LARGE');
        return once(roomId, transaction, () =>
          server.add({ roomId, sender: userId, type: 'message', content, clear: !server.room(roomId).encrypted }),
        );
      }),
    react: (roomId, to, emoji, transaction) =>
      perform({ verb: 'react', roomId }, () => {
        joined(roomId);
        return once(roomId, transaction, () =>
          server.add({ roomId, sender: userId, type: 'reaction', reaction: { to, emoji } }),
        );
      }),
    redact: (roomId, eventId) =>
      perform({ verb: 'redact', roomId }, () => {
        const found = joined(roomId).events.find(({ id }) => id === eventId);
        if (found !== undefined) found.redacted = true;
      }),
    pin: (roomId, eventId) => perform({ verb: 'pin', roomId }, () => void joined(roomId).pinned.push(eventId)),
    history: (roomId) =>
      perform({ verb: 'history', roomId }, () => ({ events: joined(roomId).events.map(told).reverse(), next: null })),
    event: (roomId, eventId) =>
      perform({ verb: 'event', roomId }, () => {
        const found = joined(roomId).events.find(({ id, redacted }) => id === eventId && !redacted);
        return found === undefined ? null : told(found);
      }),
    profile: (id) =>
      perform({ verb: 'profile', roomId: null }, () => {
        const user = server.users.get(id);
        return user === undefined ? null : { name: user.name };
      }),
    async settled() {
      for (let round = 0; round < 3; round += 1) {
        await invites;
        await telling;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async keyCame(event, body) {
      late.set(event.id, body);
      await ears?.heard(told(event));
    },
  };
  return client;
}

function viewOf(room: FakeRoom, userId: string): RoomView {
  const those = (membership: string) => [...room.members].filter(([, is]) => is === membership).map(([id]) => id);
  return {
    id: room.id,
    encrypted: room.encrypted,
    joined: those('join'),
    invited: those('invite'),
    key: room.key,
    mayRedact: room.mayRedact.has(userId),
    removesLines: room.removesLines,
  };
}

function whatOf(event: FakeEvent, userId: string, late: ReadonlyMap<string, string>): What {
  const { content, reaction } = event;
  if (event.type === 'file') return { kind: 'file' };
  if (reaction !== null) return { kind: 'reaction', ...reaction };
  const body = event.type === 'unreadable' ? late.get(event.id) : content?.body;
  if (body === undefined)
    return event.type === 'unreadable' ? { kind: 'unreadable', session: 'session-1' } : { kind: 'other' };
  return {
    kind: 'text',
    body,
    mentionsUs: event.mentions.includes(userId),
    notice: content?.msgtype === 'm.notice',
    isEdit: isEdit(content),
    isReply: body.startsWith('> '),
  };
}

export function isEdit(content: MessageContent | null): boolean {
  const relates = content?.['m.relates_to'];
  return relates !== undefined && 'rel_type' in relates;
}
