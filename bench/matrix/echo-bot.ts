/**
 * The yardstick: a bare bot on matrix-js-sdk that says an encrypted message back. Its sync and timelines are the SDK's own;
 * its keys lie in the same store as Konsil's, without which no bot on Node reads anything after a start.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ClientEvent, createClient, EventType, MatrixEventEvent, MsgType, RoomEvent } from 'matrix-js-sdk';
import { openDurableIdb } from '../../adapters/matrix/sdk/durable-idb.ts';
import { quiet, silenceSdk } from '../../adapters/matrix/sdk/quiet.ts';
import { createSealed } from '../../adapters/matrix/sdk/sealed.ts';

/** What was said this long before its start is said back as well: it was down then. */
const GRACE_MS = 20_000;
const { FOLDER = '', HOMESERVER = '', USER = '', PASSWORD = '' } = process.env;

silenceSdk();
mkdirSync(FOLDER, { recursive: true });
const { db } = await openDurableIdb(join(FOLDER, 'store.db'), () => process.exit(1));
const sealed = createSealed(db, new Uint8Array(32));
const { accessToken, deviceId } = await device();
const client = createClient({
  baseUrl: HOMESERVER,
  userId: USER,
  deviceId,
  accessToken,
  logger: quiet,
  disableVoip: true,
});
await client.initRustCrypto({ useIndexedDB: true, cryptoDatabasePrefix: 'echo' });
const begun = Date.now();
const answered = new Set<string>();

client.on(RoomEvent.MyMembership, (room, membership) => {
  if (membership === 'invite') void client.joinRoom(room.roomId);
});
client.on(RoomEvent.Timeline, (event) => {
  const answer = (): void => {
    const { body } = event.getContent();
    const id = event.getId() ?? '';
    const isAsked = event.getSender() !== USER && event.getType() === 'm.room.message' && !answered.has(id);
    if (!isAsked || typeof body !== 'string' || !body.startsWith('!')) return;
    if (event.getTs() < begun - GRACE_MS) return;
    answered.add(id);
    void client.sendEvent(event.getRoomId() ?? '', EventType.RoomMessage, { msgtype: MsgType.Notice, body });
  };
  event.on(MatrixEventEvent.Decrypted, answer);
  void client.decryptEventIfNeeded(event).then(answer);
});
client.once(ClientEvent.Sync, () => process.stdout.write('The echo bot is ready\n'));
await client.startClient({ initialSyncLimit: 20, pollTimeout: 30_000 });

async function device(): Promise<{ readonly accessToken: string; readonly deviceId: string }> {
  const [known, id] = [sealed.get('token'), sealed.get('device')];
  if (typeof known === 'string' && typeof id === 'string') return { accessToken: known, deviceId: id };
  const login = await createClient({ baseUrl: HOMESERVER, logger: quiet }).loginRequest({
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: USER },
    password: PASSWORD,
  });
  sealed.set(
    new Map([
      ['token', login.access_token],
      ['device', login.device_id],
    ]),
  );
  return { accessToken: login.access_token, deviceId: login.device_id };
}
