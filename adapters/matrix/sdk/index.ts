import { setTimeout as wait } from 'node:timers/promises';
import { type Ears, type MatrixClient, MatrixFault, type RoomEvent, type RoomView } from '../client.ts';
import { type Connecting, type Connection, connect } from './connection.ts';
import { onWire, readEvent } from './crypto-client.ts';
import { type DurableIdb, openDurableIdb } from './durable-idb.ts';
import { createListener, type Listener } from './hearing.ts';
import { inPath, list, text } from './rest.ts';
import { createRoomQueue } from './room-queue.ts';
import { viewOf } from './room-view.ts';
import { createSealed } from './sealed.ts';

export type { RecoveryKey } from './identity.ts';
export { checkStoreIsFree, connectOnce, type DeviceReport } from './once.ts';

export interface SdkClientOptions extends Omit<Connecting, 'pollMs'> {
  /** The file that holds keys, token and rooms; one process at a time. */
  readonly storeFile: string;
  readonly pollMs?: number;
  /** How long a key is waited for before a message counts as unreadable. */
  readonly graceMs?: number;
  /** Codes, never text. */
  readonly onFault?: (what: string, code: string) => void;
  /** The disk takes nothing any more: end the process, the next one goes on from what is on disk. */
  readonly onBroken: () => void;
}

const POLL_MS = 30_000;
const GRACE_MS = 8000;
const KNOWN_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 25;
const LONGEST_PAUSE_MS = 30_000;

/** Faults that nobody but an administrator can end, in words for them. */
const FATAL: Readonly<Record<string, string>> = {
  'recovery-key-needed': 'the keys of this account are lost here: set MATRIX_RECOVERY_KEY',
  'recovery-key-wrong': 'MATRIX_RECOVERY_KEY does not open the keys of this account',
  'keys-of-this-device-are-lost':
    'the keys of this access token are not in MATRIX_STORE: sign in with MATRIX_PASSWORD instead, as a new device',
  'password-needed': 'the first start needs MATRIX_PASSWORD to set up the identity of the account',
  'no-password': 'MATRIX_PASSWORD or MATRIX_ACCESS_TOKEN is needed for the first start',
  'token-of-another': 'MATRIX_ACCESS_TOKEN is not of MATRIX_USER_ID, or has no device',
  'store-in-use': 'MATRIX_STORE is in use: stop the other Konsil first',
  'store-unwritable': 'MATRIX_STORE cannot be made or written: give Konsil a folder of its own there',
  'store-of-another-key': 'MATRIX_STORE was written with another KONSIL_KEY_FILE: bring that key back',
  M_FORBIDDEN: 'the homeserver does not take MATRIX_USER_ID with this password',
  M_UNKNOWN_TOKEN: 'this device was signed out: remove MATRIX_STORE and start with MATRIX_RECOVERY_KEY',
  M_USER_DEACTIVATED: 'this account is deactivated',
};

/** What an administrator is to do about a fault of connecting; null where trying again is right. */
export function whatToDo(code: string): string | null {
  return FATAL[code] ?? null;
}

/** Why it will not go on by itself; null where trying again is right. */
export function fatalReason(error: unknown): string | null {
  return error instanceof MatrixFault ? whatToDo(error.message) : null;
}

/** The client on matrix-js-sdk. `start` resolves when the store is open; it connects by itself and tells how it goes. */
export function createSdkClient(options: SdkClientOptions): MatrixClient {
  const onFault = options.onFault ?? (() => undefined);
  const queue = createRoomQueue((error) => onFault('hear', codeOf(error)));
  let file: DurableIdb | null = null;
  let connection: Connection | null = null;
  let listener: Listener | null = null;

  const at = (): Connection => {
    if (connection === null) throw new MatrixFault('not-ready', 'not-connected');
    return connection;
  };
  const room = (roomId: string): RoomView | null => {
    const { sdk } = at();
    const found = sdk.getRoom(roomId);
    return found?.getMyMembership() === 'join' ? viewOf(found, sdk.getSafeUserId()) : null;
  };
  const known = async (roomId: string, isKnown: (view: RoomView | null) => boolean): Promise<void> => {
    for (let waited = 0; waited < KNOWN_WITHIN_MS; waited += LOOK_EVERY_MS) {
      if (isKnown(room(roomId))) return;
      await wait(LOOK_EVERY_MS);
    }
    throw new MatrixFault('not-ready', 'room-not-known-yet');
  };
  const begin = async (ears: Ears, opened: DurableIdb): Promise<void> => {
    const sealed = createSealed(opened.db, options.storageKey);
    const waiting: Parameters<Listener['take']>[0][] = [];
    const hearing = {
      onBatch: (batch: Parameters<Listener['take']>[0]) => {
        if (listener === null) waiting.push(batch);
        else listener.take(batch);
      },
      onState: ears.state,
      onWait: () => onFault('wait', 'M_LIMIT_EXCEEDED'),
    };
    connection = await connect({ ...options, pollMs: options.pollMs ?? POLL_MS }, sealed, hearing);
    listener = createListener(at, ears, queue, options.graceMs ?? GRACE_MS);
    for (const batch of waiting) listener.take(batch);
    ears.state({ status: 'ready' });
    await listener.readAgain().catch((error: unknown) => onFault('read-again', codeOf(error)));
  };
  const beginUntilItGoes = async (ears: Ears, opened: DurableIdb): Promise<void> => {
    for (let pause = 500; !queue.stopped; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await begin(ears, opened);
      } catch (error) {
        const fatal = fatalReason(error);
        onFault('connect', codeOf(error));
        ears.state({ status: 'down', reason: fatal ?? 'the homeserver does not answer' });
        if (fatal !== null) return;
        await wait(pause);
      }
    }
  };

  return {
    userId: options.userId,
    async start(ears) {
      try {
        file = await openDurableIdb(options.storeFile, () => options.onBroken());
      } catch (error) {
        onFault('store', codeOf(error));
        throw error;
      }
      void beginUntilItGoes(ears, file);
    },
    async stop(drainMs) {
      queue.stop();
      connection?.sdk.stopClient();
      await Promise.race([queue.idle(), wait(drainMs, undefined, { ref: false })]);
      file?.close();
    },
    room,
    rooms: () =>
      at()
        .sdk.getRooms()
        .flatMap(({ roomId }) => room(roomId) ?? []),
    async createRoom({ name, key, direct }) {
      const made = await at().rest.call('POST', '/createRoom', {
        name,
        preset: 'private_chat',
        visibility: 'private',
        is_direct: direct,
        creation_content: { 'io.konsil.key': key },
        initial_state: [
          { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
          { type: 'm.room.history_visibility', state_key: '', content: { history_visibility: 'invited' } },
          { type: 'm.room.guest_access', state_key: '', content: { guest_access: 'forbidden' } },
        ],
      });
      const roomId = text(made, 'room_id') ?? '';
      await known(roomId, (view) => view?.encrypted === true);
      return roomId;
    },
    async invite(roomId, userId) {
      await at().rest.call('POST', `/rooms${inPath(roomId)}/invite`, { user_id: userId });
      await known(roomId, (view) => view !== null && [...view.invited, ...view.joined].includes(userId));
    },
    async join(roomId) {
      await at().rest.call('POST', `/join${inPath(roomId)}`, {});
      await known(roomId, (view) => view !== null);
    },
    async leave(roomId) {
      await at().rest.call('POST', `/rooms${inPath(roomId)}/leave`, {});
      await at().rest.call('POST', `/rooms${inPath(roomId)}/forget`, {});
    },
    async say(roomId, content, transaction) {
      const wire = await onWire(at().sdk, roomId, { ...content });
      const path = `/rooms${inPath(roomId)}/send${inPath(wire.type, transaction)}`;
      return text(await at().rest.call('PUT', path, wire.content), 'event_id') ?? '';
    },
    async react(roomId, eventId, emoji, transaction) {
      const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key: emoji } };
      const path = `/rooms${inPath(roomId)}/send${inPath('m.reaction', transaction)}`;
      return text(await at().rest.call('PUT', path, content), 'event_id') ?? '';
    },
    async redact(roomId, eventId, transaction) {
      await at().rest.call('PUT', `/rooms${inPath(roomId)}/redact${inPath(eventId, transaction)}`, {});
    },
    async pin(roomId, eventId) {
      const path = `/rooms${inPath(roomId)}/state/m.room.pinned_events/`;
      await at().rest.call('PUT', path, { pinned: [eventId] });
    },
    async history(roomId, from) {
      const query = `?dir=b&limit=50${from === null ? '' : `&from=${encodeURIComponent(from)}`}`;
      const answer = await at().rest.call('GET', `/rooms${inPath(roomId)}/messages${query}`);
      const events: RoomEvent[] = [];
      for (const raw of list(answer, 'chunk')) events.push(await readEvent(at().sdk, roomId, raw));
      return { events, next: events.length === 0 ? null : text(answer, 'end') };
    },
    async event(roomId, eventId) {
      try {
        const raw = await at().rest.call('GET', `/rooms${inPath(roomId)}/event${inPath(eventId)}`);
        const event = await readEvent(at().sdk, roomId, raw);
        return event.what.kind === 'other' ? null : event;
      } catch (error) {
        if (error instanceof MatrixFault && ['not-found', 'forbidden'].includes(error.kind)) return null;
        throw error;
      }
    },
    async profile(userId) {
      try {
        return { name: text(await at().rest.call('GET', `/profile${inPath(userId)}`), 'displayname') };
      } catch (error) {
        if (error instanceof MatrixFault && error.kind === 'not-found') return null;
        if (error instanceof MatrixFault && error.kind === 'forbidden') return { name: null };
        throw error;
      }
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 60) : 'unknown';
}
