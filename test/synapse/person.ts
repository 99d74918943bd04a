/** A person's own encrypted client, in a process of its own: orders come in and what it sees goes out as lines of JSON. */
import { createInterface } from 'node:readline';
import {
  ClientEvent,
  createClient,
  type MatrixClient,
  type MatrixEvent,
  MatrixEventEvent,
  type Room,
  RoomEvent,
} from 'matrix-js-sdk';
import { type Logger, logger } from 'matrix-js-sdk/lib/logger.js';

const [url = '', userId = '', password = ''] = process.argv.slice(2);
const nothing = (): void => undefined;
const quiet: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => quiet,
};
logger.getChild = () => logger;
const whole: object = logger;
if ('setLevel' in whole && typeof whole.setLevel === 'function') whole.setLevel('silent');

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function signedIn(): Promise<MatrixClient> {
  const login = createClient({ baseUrl: url, logger: quiet });
  const { access_token, device_id } = await login.loginRequest({
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: userId },
    password,
  });
  return createClient({
    baseUrl: url,
    userId,
    deviceId: device_id,
    accessToken: access_token,
    logger: quiet,
    disableVoip: true,
  });
}

const seen = new Set<string>();

function show(event: MatrixEvent): void {
  const id = event.getId() ?? '';
  const room = event.getRoomId() ?? '';
  const base = { room, id, sender: event.getSender(), clear: event.getWireType() !== 'm.room.encrypted' };
  if (id === '' || id.startsWith('~') || event.isDecryptionFailure() || event.isRedacted() || seen.has(id)) return;
  const content = event.getOriginalContent();
  const relates = event.getWireContent()['m.relates_to'] ?? content['m.relates_to'];
  if (event.getType() === 'm.reaction') {
    seen.add(id);
    tell({ kind: 'reaction', ...base, to: relates?.event_id, emoji: relates?.key });
  }
  if (event.getType() !== 'm.room.message') return;
  seen.add(id);
  const replaces = relates?.rel_type === 'm.replace' ? relates.event_id : null;
  const shown = content['m.new_content'] ?? content;
  tell({ kind: 'message', ...base, replaces, body: shown.body, msgtype: shown.msgtype });
}

async function join(room: string, tries = 3): Promise<void> {
  try {
    await client.joinRoom(room);
  } catch (error) {
    if (tries === 0) throw error;
    await join(room, tries - 1);
  }
}

/** Until the homeserver holds the keys of this device, nobody could write to it. */
async function keysAreOut(): Promise<void> {
  const { device_keys } = await client.downloadKeysForUsers([userId]);
  if (device_keys[userId]?.[client.getDeviceId() ?? ''] !== undefined) return;
  await new Promise((resolve) => setTimeout(resolve, 25));
  await keysAreOut();
}

const client = await signedIn();
await client.initRustCrypto({ useIndexedDB: false });
client.on(RoomEvent.Timeline, (event) => {
  event.on(MatrixEventEvent.Decrypted, () => show(event));
  void client.decryptEventIfNeeded(event).then(() => show(event));
});
client.on(RoomEvent.MyMembership, (room, membership) => {
  tell({ kind: 'membership', room: room.roomId, membership });
  if (membership === 'invite') void join(room.roomId);
});
client.once(ClientEvent.Sync, () => void keysAreOut().then(() => tell({ kind: 'ready' })));
await client.startClient({ initialSyncLimit: 50, pollTimeout: 5000 });

interface Order {
  readonly order: number;
  readonly act: 'dm' | 'room' | 'write' | 'react' | 'encrypt' | 'state' | 'kick' | 'ban' | 'cross-sign' | 'known';
  readonly room: string;
  readonly to: string;
  readonly body: string;
}

const ENCRYPTION = { algorithm: 'm.megolm.v1.aes-sha2' };

async function obey({ act, room, to, body }: Order): Promise<string> {
  switch (act) {
    case 'dm':
    case 'room': {
      const initial_state = act === 'dm' ? [{ type: 'm.room.encryption', state_key: '', content: ENCRYPTION }] : [];
      const made = await client.createRoom({ invite: [to], is_direct: act === 'dm', initial_state });
      return made.room_id;
    }
    case 'write': {
      const sent = await client.sendTextMessage(room, body);
      return sent.event_id;
    }
    case 'react': {
      const relates = { 'm.relates_to': { rel_type: 'm.annotation', event_id: to, key: body } };
      return call('PUT', room, `send/m.reaction/${Date.now()}`, relates);
    }
    case 'encrypt':
      return call('PUT', room, 'state/m.room.encryption/', ENCRYPTION);
    case 'state':
      return call('PUT', room, `state/${to}/`, JSON.parse(body));
    case 'kick':
    case 'ban':
      return call('POST', room, act, { user_id: to });
    case 'known':
      return JSON.stringify(client.getRooms().map(everythingOf));
    case 'cross-sign':
      await client.getCrypto()?.bootstrapCrossSigning({
        authUploadDeviceSigningKeys: async (upload) => {
          await upload({ type: 'm.login.password', identifier: { type: 'm.id.user', user: userId }, password });
        },
      });
      return '';
  }
}

/** State, members and timeline, as they came and as they read. */
function everythingOf(room: Room): readonly unknown[] {
  const state = [...room.currentState.events.values()].flatMap((byKey) => [...byKey.values()]);
  return [...state, ...room.getLiveTimeline().getEvents()].map((event) => [event.event, event.getClearContent()]);
}

/** Answers the status. */
async function call(method: 'PUT' | 'POST', room: string, path: string, content: object): Promise<string> {
  const answer = await fetch(`${url}/_matrix/client/v3/rooms/${encodeURIComponent(room)}/${path}`, {
    method,
    headers: { Authorization: `Bearer ${client.getAccessToken()}` },
    body: JSON.stringify(content),
  });
  return String(answer.status);
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const order: Order = JSON.parse(line);
    obey(order).then(
      (result) => tell({ kind: 'done', order: order.order, result }),
      (error: unknown) => tell({ kind: 'failed', order: order.order, why: String(error) }),
    );
  })
  .on('close', () => process.exit(0));
