import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ISyncResponse } from 'matrix-js-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../../../adapters/matrix/sdk/idb-file.ts';
import { isJson, type Json } from '../../../../adapters/matrix/sdk/rest.ts';
import { createSealed, type Sealed } from '../../../../adapters/matrix/sdk/sealed.ts';
import { splitSync } from '../../../../adapters/matrix/sdk/sync-batch.ts';
import { SyncStore } from '../../../../adapters/matrix/sdk/sync-store.ts';

const KONSIL = '@konsil:example.org';
const ADA = '@ada.fake:example.org';
const ROOM = '!room:example.org';
const canary = 'Zwitscherbein';

const secret = new Uint8Array(32).fill(1);
const message = { type: 'm.room.message', sender: ADA, event_id: '$1', content: { body: `Frau ${canary}` } };
const member = (userId: string) => ({
  type: 'm.room.member',
  state_key: userId,
  sender: userId,
  event_id: `$${userId}`,
  content: { membership: 'join', displayname: 'Dr. Ada Beispiel', reason: canary },
  unsigned: { prev_content: { reason: canary } },
});

/** An answer of `/sync` in which people put a name everywhere they can. */
const answer: Json = {
  next_batch: 's1',
  account_data: { events: [{ type: 'm.push_rules', content: {} }] },
  rooms: {
    join: {
      [ROOM]: {
        state: {
          events: [
            { type: 'm.room.name', state_key: '', content: { name: `Zimmer von ${canary}` } },
            { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
            member(KONSIL),
          ],
        },
        timeline: {
          events: [member(ADA), { type: 'm.room.topic', state_key: '', content: { topic: canary } }, message],
          limited: true,
          prev_batch: 'p1',
        },
        ephemeral: { events: [{ type: 'm.typing', content: { text: canary } }] },
        account_data: { events: [{ type: 'm.fully_read', content: { text: canary } }] },
      },
    },
    leave: { '!left:example.org': { timeline: { events: [message] } } },
  },
};

describe('what the SDK keeps of Matrix', () => {
  let db: DatabaseSync;
  let file: string;
  let sealed: Sealed;

  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'konsil-sealed-')), 'store.db');
    db = openFile(file);
    sealed = createSealed(db, secret);
  });
  afterEach(() => db.isOpen && db.close());

  const kept = () => JSON.stringify(sealed.all(''));
  const afterSync = async (): Promise<SyncStore> => {
    const store = new SyncStore(sealed, () => undefined);
    const { rest } = splitSync(answer, false, KONSIL);
    if (!isAnswer(rest)) throw new Error('no answer of /sync');
    await store.setSyncData(rest);
    store.keep('s1');
    return store;
  };

  it('is the token, rooms and members, and no word that anybody typed', async () => {
    await afterSync();
    expect(kept()).toContain(ADA);
    expect(kept()).toContain('m.room.encryption');
    expect(kept().includes(canary)).toBe(false);
  });

  it('brings rooms and members back after a start, without a timeline', async () => {
    await afterSync();
    const saved = await new SyncStore(sealed, () => undefined).getSavedSync();
    const room = saved?.roomsData.join?.[ROOM];
    expect(saved?.nextBatch).toBe('s1');
    expect(room?.timeline.events).toEqual([]);
    expect(room?.state?.events.map(({ type }) => type)).toEqual([
      'm.room.encryption',
      'm.room.member',
      'm.room.member',
    ]);
  });

  it('hands what was said to Konsil alone, and says where something is missing before it', () => {
    const { batch, rest } = splitSync(answer, false, KONSIL);
    expect(batch.rooms).toMatchObject([{ roomId: ROOM, gapFrom: 'p1' }]);
    expect(batch.rooms[0]?.events).toContain(message);
    expect(JSON.stringify(rest).includes(`Frau ${canary}`)).toBe(false);
  });

  it('is encrypted, for its owner alone, and opens with no other key', async () => {
    await afterSync();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = createSealed(db, new Uint8Array(32).fill(2));
    expect(() => other.get('sync/token')).toThrow('store-of-another-key');
  });

  it.each([
    '/proc/konsil/store.db',
    '/proc/konsil/matrix/store.db',
  ])('is refused at once where no folder can be made: %s', (path) => {
    expect(() => openFile(path)).toThrow('store-unwritable');
  });

  it('is held by one process alone', () => {
    expect(() => openFile(file)).toThrow('store-in-use');
    db.close();
    openFile(file).close();
  });
});

/** Made above in the shape that the SDK takes. */
function isAnswer(value: unknown): value is ISyncResponse {
  return isJson(value) && 'next_batch' in value && 'rooms' in value;
}
