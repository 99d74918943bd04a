import { randomUUID } from 'node:crypto';
import { type HouseRules, OPEN_HOUSE } from '../../../adapters/matrix/house.ts';
import { createMatrix } from '../../../adapters/matrix/index.ts';
import { accountOf } from '../../../adapters/matrix/stage.ts';
import { words } from '../../../adapters/matrix/words.ts';
import type { AccountRef, ChatAdapter } from '../../../src/chat/port.ts';
import type { AdapterDriver, SeenForm, Told } from '../../contract/adapter.contract.ts';
import { createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';
import { type FakeMatrixClient, fakeMatrixClient } from '../../fakes/matrix/fake-client.ts';
import { FakeHomeserver } from '../../fakes/matrix/homeserver.ts';
import { type Shown, screen } from '../../fakes/matrix/screen.ts';

export const KONSIL = '@konsil:example.org';
export const ADA = '@ada.fake:example.org';
export const MAX = '@max.fake:example.org';

export interface OpenMatrix {
  readonly server: FakeHomeserver;
  readonly client: FakeMatrixClient;
  readonly adapter: ChatAdapter;
  readonly core: FakeCore;
}

/** The adapter on a homeserver in memory, with a fake core. */
export async function openMatrix(
  core = createFakeCore(),
  server = aServer(),
  house: HouseRules = OPEN_HOUSE,
): Promise<OpenMatrix> {
  const client = fakeMatrixClient(server, KONSIL);
  const adapter = createMatrix({ client, house });
  await adapter.start(core);
  await client.settled();
  return { server, client, adapter, core };
}

export function aServer(): FakeHomeserver {
  const server = new FakeHomeserver();
  server.person(KONSIL, 'Konsil (Chatbot)');
  server.person(ADA, 'Dr. Ada Beispiel');
  server.person(MAX, 'Prof. Max Testmann');
  return server;
}

const FIELDS: Readonly<Record<string, string>> = { Frage: 'question', Dringlichkeit: 'urgency' };
const VALUES: Readonly<Record<string, string>> = { Heute: 'today', 'Nicht eilig': 'routine' };

/** Plays people with an ordinary client: they write, put signs below messages, and read. */
export async function openMatrixDriver(): Promise<AdapterDriver> {
  let now = await openMatrix();
  const lastTyped = new Map<string, string>();

  const directOf = async (who: AccountRef): Promise<string> => {
    const place = await now.adapter.direct(who, 'driver');
    if (place.kind !== 'done') throw new Error(`no direct room: ${place.kind}`);
    return place.value.id;
  };
  const sees = (roomId: string): readonly Shown[] => screen(now.server.room(roomId));
  const outcome = async (roomId: string): Promise<Told> => {
    await now.client.settled();
    const text = sees(roomId).findLast(({ sender }) => sender === KONSIL)?.text ?? '';
    return { ok: !text.includes(words.de.notStored), text };
  };
  const types = async (who: AccountRef, body: string, times = 1): Promise<Told> => {
    const roomId = await directOf(who);
    const event = now.server.writes(who.id, roomId, body);
    for (let time = 1; time < times; time += 1) now.server.again(event);
    return outcome(roomId);
  };

  return {
    get adapter() {
      return now.adapter;
    },
    get core() {
      return now.core;
    },
    asker: accountOf(ADA),
    expert: accountOf(MAX),
    stranger: accountOf('@nobody.fake:example.org'),
    async reads(_who, at) {
      await now.client.settled();
      return sees(at.id)
        .filter(({ sender }) => sender === KONSIL)
        .map(({ text, bytes }) => ({
          text,
          bytes,
          choices: [...text.matchAll(/^\d+ \S+ (.+) · /gm)].map(([, label = '']) => label),
        }));
    },
    notices: async (who) => sees(await directOf(who)).flatMap(({ rings }) => rings ?? []),
    async home(of) {
      const room = now.server.room(await directOf(of));
      return screen(room).find(({ eventId }) => room.pinned.includes(eventId))?.text ?? '';
    },
    form: async (of) => seenForm(sees(await directOf(of)), lastTyped.get(of.id) ?? ''),
    asks: (who, typed, times) => types(who, `!expert ${typed}`, times),
    writes: (who, typed) => types(who, typed),
    async presses(who, at, label, times = 1) {
      await now.client.settled();
      const offered = sees(at.id).flatMap(({ eventId, text }) => {
        const [, emoji] = new RegExp(`^\\d+ (\\S+) ${label} · `, 'm').exec(text) ?? [];
        return emoji === undefined ? [] : [{ eventId, emoji }];
      });
      const last = offered.at(-1);
      if (last === undefined) throw new Error('there is no such choice');
      const event = now.server.reacts(who.id, at.id, last.eventId, last.emoji);
      for (let time = 1; time < times; time += 1) now.server.again(event);
      return outcome(at.id);
    },
    async submits(who, changes, times) {
      const lines = Object.entries(FIELDS).flatMap(([label, id]) => {
        const value = changes[id];
        if (id === 'question' && value !== undefined) lastTyped.set(who.id, value);
        return value === undefined ? [] : [`${label}: ${value}`];
      });
      if (lines.length > 0) await types(who, lines.join('\n'));
      return types(who, 'senden', times);
    },
    async attaches(who) {
      const roomId = await directOf(who);
      now.server.add({ roomId, sender: who.id, type: 'file' });
      return outcome(roomId);
    },
    ticket: (state) => ({
      id: randomUUID(),
      expiresAt: new Date(now.core.now().getTime() + (state === 'fresh' ? 60_000 : -1)),
    }),
    async restart() {
      await now.adapter.stop(100);
      now = await openMatrix(createFakeCore(new Map(now.core.rows)), now.server);
    },
    close: () => now.adapter.stop(100),
  };
}

function seenForm(messages: readonly Shown[], typed: string): SeenForm | null {
  const last = messages.findLast(
    ({ text, sender }) => sender === KONSIL && (/„abbrechen“/.test(text) || text === words.de.sent),
  );
  if (last === undefined || last.text === words.de.sent) return null;
  const values = [...last.text.matchAll(/^\d+\) ([^:]+): (.*)$/gm)].map(([, label = '', value = '']) => {
    const shown = value === words.de.asYouWrote ? typed : (VALUES[value] ?? value);
    return [FIELDS[label] ?? label, shown] as const;
  });
  const lines = last.text.split('\n').filter((one) => one !== '');
  return {
    title: lines[0] ?? '',
    values: Object.fromEntries(values),
    errors: lines.filter((one) => one.startsWith('❗')),
    removed: lines.filter((one) => /^\[\w+\] = /.test(one)),
  };
}
