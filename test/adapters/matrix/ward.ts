import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMatrix } from '../../../adapters/matrix/index.ts';
import { accountOf } from '../../../adapters/matrix/stage.ts';
import type { EmbeddedBot } from '../../../src/assemble.ts';
import type { Person } from '../../../src/consult/index.ts';
import { createBot } from '../../../src/main.ts';
import { countingChance } from '../../fakes/counting-chance.ts';
import { type ManualClock, manualClock } from '../../fakes/manual-clock.ts';
import { type FakeMatrixClient, fakeMatrixClient } from '../../fakes/matrix/fake-client.ts';
import { FakeHomeserver } from '../../fakes/matrix/homeserver.ts';
import { type Shown, screen } from '../../fakes/matrix/screen.ts';
import { staff } from '../../fakes/staff.ts';

export const KONSIL = '@konsil:example.org';

/** One invented person at an ordinary Matrix client. */
export interface Member {
  readonly id: string;
  /** Their own room with Konsil. */
  room(): string;
  sees(): readonly Shown[];
  /** The newest message of Konsil, beside the pinned page, that holds these words. */
  finds(words: string | RegExp): Shown;
  writes(body: string): Promise<void>;
  /** Puts the sign of this choice below the newest message that offers it. */
  signs(label: string): Promise<void>;
  /** Rooms they are in beside their own. */
  others(): readonly string[];
}

export interface Ward {
  readonly bot: EmbeddedBot;
  readonly server: FakeHomeserver;
  readonly client: FakeMatrixClient;
  readonly clock: ManualClock;
  readonly as: (id: string) => Member;
  readonly settled: () => Promise<void>;
  readonly later: (by: Parameters<ManualClock['advance']>[0]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function mxid(id: string): string {
  return `@${id}.fake:example.org`;
}

/** The whole bot with its Matrix adapter, on a homeserver in memory and with time moved by hand. */
export async function openWard(lang: 'de' | 'en' = 'de'): Promise<Ward> {
  const server = new FakeHomeserver();
  server.person(KONSIL, 'Konsil (Chatbot)');
  const people: readonly Person[] = staff().map((one) => ({
    ...one,
    ...(lang === 'en' ? { lang } : {}),
    accounts: [accountOf(mxid(one.id))],
  }));
  for (const { id, name } of people) server.person(mxid(id), name);
  const clock = manualClock();
  const client = fakeMatrixClient(server, KONSIL);
  const bot = await createBot({
    databaseUrl: ':memory:',
    keyFile: join(mkdtempSync(join(tmpdir(), 'konsil-matrix-')), 'konsil.key'),
    adapters: async (store) => {
      await store.savePeople(people, []);
      return [createMatrix({ client, lang })];
    },
    timeZone: 'Europe/Berlin',
    holidayRegion: 'DE-BE',
    emergencyPhone: '0-112-FAKE',
    clock,
    locale: lang,
    chance: countingChance(),
  });
  await bot.start();
  const settled = async (): Promise<void> => {
    for (let round = 0; round < 4; round += 1) {
      await client.settled();
      await bot.settled();
    }
  };
  await settled();
  return {
    bot,
    server,
    client,
    clock,
    settled,
    as: (id) => member(server, settled, mxid(id)),
    async later(by) {
      clock.advance(by);
      bot.wake();
      await settled();
    },
    close: () => bot.stop(0),
  };
}

function member(server: FakeHomeserver, settled: () => Promise<void>, id: string): Member {
  const mine = () => [...server.rooms.values()].filter(({ members }) => members.get(id) === 'join');
  const room = (): string => {
    const found = mine().find(({ members }) => members.size === 2 && members.has(KONSIL)) ?? server.make(id);
    if (!found.members.has(KONSIL)) server.invite(found.id, KONSIL, id);
    return found.id;
  };
  const sees = () => screen(server.room(room()));
  const finds = (words: string | RegExp): Shown => {
    const { pinned } = server.room(room());
    const found = sees().findLast(
      ({ eventId, text, sender }) => sender === KONSIL && !pinned.includes(eventId) && text.search(words) >= 0,
    );
    if (found === undefined) throw new Error(`no message with ${String(words)}`);
    return found;
  };
  return {
    id,
    room,
    sees,
    finds,
    others: () => mine().flatMap((one) => (one.id === room() ? [] : [one.id])),
    async writes(body) {
      const roomId = room();
      await settled();
      server.writes(id, roomId, body);
      await settled();
    },
    async signs(label) {
      const shown = finds(new RegExp(`^\\d+ \\S+ ${label} · `, 'm'));
      const [, emoji = ''] = new RegExp(`^\\d+ (\\S+) ${label} · `, 'm').exec(shown.text) ?? [];
      server.reacts(id, room(), shown.eventId, emoji);
      await settled();
    },
  };
}
