import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strings } from '../../src/store/prisma/columns.ts';
import { openDatabase } from '../../src/store/prisma/database.ts';
import { openStore, storeOn } from '../../src/store/prisma/index.ts';
import { change, inbound, telling } from '../fixtures/make-change.ts';
import { draftRequest, monday, person, scrubbed } from '../fixtures/make-request.ts';
import { temporaryFile, testKey } from './open-for-test.ts';
import { firstLine, runTypeScript } from './run-typescript.ts';

const fault = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (error: unknown) => error,
  );

describe('a database that breaks', () => {
  it('says that the disk is full, saves nothing of it, and goes on once there is room', async () => {
    const database = await openDatabase(`file:${temporaryFile()}`);
    const store = storeOn(database, testKey);
    await store.savePeople([person('asker')], []);
    const pages = await database.connection.queryRaw({ sql: 'PRAGMA page_count', args: [], argTypes: [] });
    await database.connection.executeScript(`PRAGMA max_page_count = ${Number(pages.rows[0]?.[0])}`);
    const question = scrubbed('Geheimwort '.repeat(2000));
    const event = { kind: 'text', text: question, draftId: 'd', known: [] } as const;
    const request = draftRequest({ intake: { ...draftRequest().intake, question } });

    const refusals = [
      await fault(store.remember(inbound('k', { event }))),
      await fault(store.commit(change({ deliveries: [telling('d')], request }))),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ name: 'BotError', code: 'store-full' });
      expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain('Geheimwort');
    }
    expect(await store.counts()).toMatchObject({ requests: 0, inboxWaiting: 0, deliveriesWaiting: 0 });

    await database.connection.executeScript('PRAGMA max_page_count = 100000');
    expect(await store.commit(change({ deliveries: [telling('d')], request }))).toBe('done');
    await store.close();
  });

  it('lets the chat platforms in between two pieces of a long work', async () => {
    const database = await openDatabase(':memory:');
    const store = storeOn(database, testKey);
    const happened: string[] = [];
    const works = Array.from({ length: 20 }, () => store.waitingInbox(1).then(() => happened.push('read')));
    const heard = new Promise((resolve) => setImmediate(resolve)).then(() => happened.push('heard'));
    await Promise.all([...works, heard]);
    expect(happened.indexOf('heard')).toBeLessThan(5);
    await store.close();
  });

  it('says that it may only be read', async () => {
    const database = await openDatabase(`file:${temporaryFile()}`);
    const store = storeOn(database, testKey);
    await database.connection.executeScript('PRAGMA query_only = ON');
    expect(await fault(store.remember(inbound('k')))).toMatchObject({ code: 'store-read-only' });
    expect(await fault(store.commit(change({ deliveries: [telling('d')] })))).toMatchObject({
      code: 'store-read-only',
    });
    expect(await store.waitingInbox(1)).toEqual([]);
    await store.close();
  });

  it('says that another process holds it, and goes on when that is gone', async () => {
    const url = `file:${temporaryFile()}`;
    const store = await openStore({ url, key: testKey });
    const holder = runTypeScript('test/store/lock-holder.ts', url);
    expect(await firstLine(holder)).toBe('locked');
    expect(await fault(store.remember(inbound('k')))).toMatchObject({ code: 'store-locked' });
    expect(await fault(store.commit(change({ deliveries: [telling('d')] })))).toMatchObject({
      code: 'store-locked',
    });
    const gone = once(holder, 'exit');
    holder.stdin.end();
    await gone;
    expect(await store.remember(inbound('k'))).toBe('new');
    await store.close();
  });

  it.each([
    ['is no database', () => 'this is a letter, not a database\n'.repeat(300)],
    ['was cut in the middle', (path: string) => readFileSync(path).subarray(0, 9000)],
    ['was overwritten in the middle', (path: string) => readFileSync(path).fill(0x55, 4096, 40_000)],
  ])('refuses to start on a file that %s', async (_, damage) => {
    const path = temporaryFile();
    await (await openStore({ url: `file:${path}`, key: testKey })).close();
    writeFileSync(path, damage(path));
    expect(await fault(openStore({ url: `file:${path}`, key: testKey }))).toMatchObject({
      code: 'store-damaged',
    });
  });

  it('says where it cannot be opened at all', async () => {
    const path = temporaryFile();
    writeFileSync(path, '');
    expect(await fault(openStore({ url: `file:${path}/below/a.db`, key: testKey }))).toMatchObject({
      code: 'store-unavailable',
    });
  });
});

describe('the database file', () => {
  it('keeps everything that was called durable when the process is killed', async () => {
    const url = `file:${temporaryFile()}`;
    const writer = runTypeScript('test/store/crash-writer.ts', url);
    let said = '';
    for await (const chunk of writer.stdout) {
      said += String(chunk);
      if (said.split('\n').length > 25) writer.kill('SIGKILL');
    }
    const durable = said.split('\n').slice(0, -1).length;
    const store = await openStore({ url, key: testKey });
    const requests = await store.requestsOf('asker', 10_000);
    expect(durable).toBeGreaterThanOrEqual(25);
    expect(requests.length - durable).toBeOneOf([0, 1]);
    expect(await store.counts()).toMatchObject({ deliveriesWaiting: requests.length });
    await store.close();
  });

  it('keeps what is claimed as half said over a stop', async () => {
    const url = `file:${temporaryFile()}`;
    const first = await openStore({ url, key: testKey });
    await first.commit(change({ deliveries: [telling('d1')] }));
    await first.claimDeliveries(monday, 1);
    await first.close();
    const second = await openStore({ url, key: testKey });
    expect(await second.interruptedDeliveries()).toMatchObject([{ id: 'd1' }]);
    await second.close();
  });

  it('is readable by its owner alone, and holds no secret in clear', async () => {
    const path = temporaryFile();
    const store = await openStore({ url: `file:${path}`, key: testKey });
    await store.state('slack').set('install', { token: 'xoxb-Geheimwort' }, { secret: true });
    const files = readdirSync(dirname(path)).map((name) => join(dirname(path), name));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect(readFileSync(file).includes('Geheimwort')).toBe(false);
      expect(statSync(file).mode & 0o077).toBe(0);
    }
    await store.close();
    const other = await openStore({ url: `file:${path}`, key: new Uint8Array(32) });
    expect(await fault(other.state('slack').get('install'))).toMatchObject({ code: 'key-unreadable' });
    await other.close();
  });

  it('is shared by two processes without anything being said twice', async () => {
    const url = `file:${temporaryFile()}`;
    const store = await openStore({ url, key: testKey });
    const ids = Array.from({ length: 60 }, (_, index) => `d${index}`);
    await store.commit(change({ deliveries: ids.map((id) => telling(id, { place: `person:${id}` })) }));
    const claiming = [1, 2].map(() => firstLine(runTypeScript('test/store/claim-and-say.ts', url)));
    const taken = (await Promise.all(claiming)).flatMap((line) => strings.parse(JSON.parse(line)));
    expect(taken.sort()).toEqual(ids.sort());
    await store.close();
  });

  it('holds nothing any more of what was decided', async () => {
    const path = temporaryFile();
    const store = await openStore({ url: `file:${path}`, key: testKey });
    const event = {
      kind: 'text',
      text: scrubbed('Geheimwort '.repeat(1000)),
      draftId: 'd',
      known: [],
    } as const;
    await store.remember(inbound('k', { event }));
    await store.commit(change({ inboxSeq: (await store.waitingInbox(1))[0]?.seq ?? -1 }));
    await store.close();
    expect(readFileSync(path).includes('Geheimwort')).toBe(false);
  });

  it('waits for the disk at every commit', async () => {
    const { connection, close } = await openDatabase(`file:${temporaryFile()}`);
    const pragma = async (name: string) =>
      (await connection.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] })).rows[0]?.[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual([
      'wal',
      2,
      1,
    ]);
    await close();
  });
});
