import { createClient, MatrixEvent, MatrixEventEvent, type MatrixClient as SdkClient } from 'matrix-js-sdk';
import { MatrixFault, type RoomEvent } from '../client.ts';
import type { Credentials } from './account.ts';
import { secretOf } from './identity.ts';
import { quiet, silenceSdk } from './quiet.ts';
import { keyOf, whatOf } from './read-event.ts';
import { isJson, type Json, text } from './rest.ts';
import type { SyncStore } from './sync-store.ts';

export interface SdkParts {
  readonly homeserverUrl: string;
  readonly credentials: Credentials;
  readonly store: SyncStore;
  readonly fetchFn: typeof globalThis.fetch;
  readonly recoveryKey: () => string | null;
  /** 32 bytes; the crypto store is encrypted with it. */
  readonly storageKey: Uint8Array;
}

/** The SDK with its crypto, on the durable store. It syncs, knows rooms and members, and never sees a message but to decrypt it. */
export async function createSdk(parts: SdkParts): Promise<SdkClient> {
  const { credentials, store } = parts;
  silenceSdk();
  const client = createClient({
    baseUrl: parts.homeserverUrl,
    userId: credentials.userId,
    deviceId: credentials.deviceId,
    accessToken: credentials.accessToken,
    store,
    fetchFn: parts.fetchFn,
    logger: quiet,
    disableVoip: true,
    cryptoCallbacks: {
      getSecretStorageKey: async ({ keys }) => {
        const secret = secretOf(parts.recoveryKey());
        const [id] = Object.keys(keys);
        return secret === null || id === undefined ? null : [id, secret];
      },
    },
  });
  await client.initRustCrypto({ useIndexedDB: true, cryptoDatabasePrefix: 'konsil', storageKey: parts.storageKey });
  const crypto = client.getCrypto();
  if (crypto === undefined) throw new MatrixFault('other', 'no-crypto');
  crypto.globalBlacklistUnverifiedDevices = false;
  return client;
}

function eventOf(roomId: string, raw: Json): MatrixEvent {
  return new MatrixEvent({ ...raw, room_id: roomId });
}

function readable(event: MatrixEvent, roomId: string, ours: string): RoomEvent {
  const content: unknown = event.getContent();
  const said = isJson(content) ? content : {};
  const base = { roomId, eventId: event.getId() ?? '', sender: event.getSender() ?? '', key: keyOf(said) };
  if (event.isRedacted()) return { ...base, key: null, what: { kind: 'other' } };
  if (!event.isDecryptionFailure()) return { ...base, what: whatOf(event.getType(), said, ours) };
  const session = text(event.getWireContent(), 'session_id') ?? '';
  return { ...base, key: null, what: { kind: 'unreadable', session } };
}

/** Decrypts an event as it came; `onLate` is told once, when its key comes later. */
export async function readEvent(
  client: SdkClient,
  roomId: string,
  raw: Json,
  onLate?: (event: RoomEvent) => void,
): Promise<RoomEvent> {
  const ours = client.getSafeUserId();
  const event = eventOf(roomId, raw);
  await client.decryptEventIfNeeded(event);
  if (event.isDecryptionFailure() && onLate !== undefined) {
    const look = (): void => {
      if (event.isDecryptionFailure()) return;
      event.off(MatrixEventEvent.Decrypted, look);
      onLate(readable(event, roomId, ours));
    };
    event.on(MatrixEventEvent.Decrypted, look);
  }
  return readable(event, roomId, ours);
}

/** What goes on the wire for this room: encrypted, or refused; in clear only where the room never was encrypted. */
export async function onWire(
  client: SdkClient,
  roomId: string,
  content: Json,
): Promise<{ readonly type: string; readonly content: Json }> {
  const room = client.getRoom(roomId);
  const crypto = client['cryptoBackend'];
  if (room === null || crypto === undefined) throw new MatrixFault('not-ready', 'room-not-known-yet');
  const isOn = await crypto.isEncryptionEnabledInRoom(roomId);
  if (!isOn && !room.hasEncryptionStateEvent()) return { type: 'm.room.message', content };
  if (!isOn || !room.hasEncryptionStateEvent()) throw new MatrixFault('not-encrypted', 'not-encrypted');
  const event = new MatrixEvent({ type: 'm.room.message', room_id: roomId, sender: client.getSafeUserId(), content });
  await crypto.encryptEvent(event, room);
  const wire: unknown = event.getWireContent();
  if (event.getWireType() !== 'm.room.encrypted' || !isJson(wire))
    throw new MatrixFault('not-encrypted', 'not-encrypted');
  const relates = content['m.relates_to'];
  return { type: 'm.room.encrypted', content: relates === undefined ? wire : { ...wire, 'm.relates_to': relates } };
}
