import { describe, expect, it } from 'vitest';
import { makeBot } from '../../src/bot.ts';
import { RawText } from '../../src/deid/index.ts';
import { silentLog } from '../../src/log.ts';
import { createMatcher, lexicalEmbedder } from '../../src/match/index.ts';
import { openDatabase } from '../../src/store/prisma/database.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import { countingChance } from '../fakes/counting-chance.ts';
import { FAKE, fakeChat } from '../fakes/fake-chat.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { staff } from '../fakes/staff.ts';
import { house } from '../sim/house.ts';

describe('a disk that fills up while Konsil runs', () => {
  it('is told to whoever writes, loses nothing that was taken, and all goes on once there is room', async () => {
    const database = await openDatabase(':memory:');
    const rules = house();
    const store = storeOn(database, rules.key);
    await store.savePeople(staff(), []);
    const [chat, clock] = [fakeChat(), manualClock()];
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    const bot = makeBot({
      ...rules,
      store,
      matcher,
      adapters: [chat],
      clock,
      chance: countingChance(),
      log: silentLog,
    });
    await bot.start();
    const writes = (dedupeKey: string, words: string) =>
      chat.core.accept({
        kind: 'message',
        dedupeKey,
        at: clock.now(),
        by: { ...FAKE, id: 'ada' },
        in: null,
        text: new RawText(words),
      });
    await writes('before', 'hilfe');
    const pages = await database.connection.queryRaw({ sql: 'PRAGMA page_count', args: [], argTypes: [] });
    await database.connection.executeScript(`PRAGMA max_page_count = ${Number(pages.rows[0]?.[0])}`);
    const refused = await writes('during', 'Vorhofflimmern und Blutung, wie weiter? '.repeat(400)).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'store-full' });
    await bot.settled();

    await database.connection.executeScript('PRAGMA max_page_count = 100000');
    clock.advance({ seconds: 2 });
    bot.wake();
    await bot.settled();
    expect(await writes('after', 'hilfe')).toEqual({ kind: 'ok' });
    await bot.settled();
    expect(chat.messages).toHaveLength(2);
    expect(await store.counts()).toMatchObject({
      inboxWaiting: 0,
      inboxParked: 0,
      deliveriesWaiting: 0,
      deliveriesParked: 0,
    });
    await bot.stop(0);
    await store.close();
  });
});
