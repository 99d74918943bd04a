import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSlack,
  type ManifestOptions,
  type SlackAdapter,
  type SlackOptions,
  slackManifest,
} from '../../../adapters/slack/index.ts';
import type { EmbeddedBot } from '../../../src/assemble.ts';
import type { Person } from '../../../src/consult/index.ts';
import type { Log } from '../../../src/log.ts';
import { createBot } from '../../../src/main.ts';
import { countingChance } from '../../fakes/counting-chance.ts';
import { type ManualClock, manualClock } from '../../fakes/manual-clock.ts';
import {
  type Acked,
  type FakePerson,
  type FakeSlack,
  fakeUser,
  openFakeSlack,
  type ReadMessage,
} from '../../fakes/slack/index.ts';
import { hasSubmit, valuesOf } from '../../fakes/slack/view-values.ts';
import { staff } from '../../fakes/staff.ts';
import { slackOptions, until } from './open-slack.ts';
import { blockOf } from './slack-driver.ts';

const TENANT = 'T00FAKE';

export function slackId(personId: string): string {
  return `U00${personId.toUpperCase()}`;
}

/** One invented person of the house at Slack. */
export interface Colleague {
  readonly slack: FakePerson;
  asks(words: string): Promise<Acked>;
  writes(words: string, thread?: string): Promise<Acked>;
  /** Fills in the open form and sends it; what is shown again is sent again as it stands. */
  sends(values?: Readonly<Record<string, unknown>>): Promise<void>;
  presses(label: string, channel?: string): Promise<Acked>;
  /** The newest message with these words. */
  sees(words: string | RegExp, channel?: string): ReadMessage;
  readonly hasForm: boolean;
}

export interface SlackHospital {
  readonly bot: EmbeddedBot;
  readonly slack: FakeSlack;
  readonly adapter: SlackAdapter;
  readonly clock: ManualClock;
  readonly folder: string;
  readonly people: readonly Person[];
  readonly faults: readonly string[];
  as(personId: string): Colleague;
  settled(): Promise<void>;
  later(by: Parameters<ManualClock['advance']>[0]): Promise<void>;
  close(): Promise<void>;
}

export interface SlackHospitalOptions {
  readonly locale?: 'de' | 'en';
  readonly log?: Log;
  readonly folder?: string;
  readonly databaseUrl?: string;
  readonly people?: readonly Person[];
  readonly slack?: Partial<SlackOptions>;
  readonly manifest?: ManifestOptions;
  /** What stands in front of the adapter, to see what it lets through. */
  readonly onSlack?: (slack: FakeSlack) => void;
}

/** The whole bot on a real database, with a real Bolt over real sockets to a fake Slack, and time moved by hand. */
export async function openSlackHospital(options: SlackHospitalOptions = {}): Promise<SlackHospital> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'konsil-slack-'));
  const clock = manualClock();
  const people = (options.people ?? staff()).map((person) => ({
    ...person,
    accounts: [{ platform: 'slack', tenant: TENANT, id: slackId(person.id) }],
  }));
  const slack = await openFakeSlack({
    manifest: slackManifest(options.manifest ?? { groupHistory: true }),
    users: people.map(({ id, name, lang }) =>
      fakeUser(slackId(id), name, { locale: lang === 'de' ? 'de-DE' : 'en-GB' }),
    ),
  });
  slack.world.now = clock.now().getTime();
  options.onSlack?.(slack);
  const faults: string[] = [];
  const adapter = createSlack(
    slackOptions(slack, {
      lang: options.locale ?? 'de',
      onFault: (what, code) => faults.push(`${what} ${code}`),
      ...options.slack,
    }),
  );
  const bot = await createBot({
    databaseUrl: options.databaseUrl ?? ':memory:',
    keyFile: join(folder, 'konsil.key'),
    adapters: async (store) => {
      if ((await store.experts('default')).length === 0) await store.savePeople(people, []);
      return [adapter];
    },
    timeZone: 'Europe/Berlin',
    holidayRegion: 'DE-BE',
    emergencyPhone: '0-112-FAKE',
    clock,
    locale: options.locale ?? 'de',
    chance: countingChance(),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  await bot.start();
  await until(() => bot.health().get('slack')?.status === 'ready');
  for (const { accounts } of people) for (const account of accounts) await adapter.person(account);
  const settled = async (): Promise<void> => {
    await adapter.idle();
    await bot.settled();
    await adapter.idle();
    await bot.settled();
  };
  return {
    bot,
    slack,
    adapter,
    clock,
    folder,
    people,
    faults,
    settled,
    as: (personId) => colleague(slack.as(slackId(personId)), settled),
    async later(by) {
      clock.advance(by);
      slack.world.now = clock.now().getTime();
      bot.wake();
      await settled();
    },
    async close() {
      await bot.stop(5000);
      await slack.close();
    },
  };
}

function colleague(person: FakePerson, settled: () => Promise<void>): Colleague {
  const and = async (act: Promise<Acked>): Promise<Acked> => {
    const acked = await act;
    await settled();
    return acked;
  };
  const me: Colleague = {
    slack: person,
    get hasForm() {
      const view = person.view();
      return view !== null && hasSubmit(view);
    },
    asks: (words) => and(person.slash(words)),
    writes: (words, thread) => and(person.writes(words, thread === undefined ? {} : { thread })),
    presses: (label, channel) => and(person.clicks(label, channel === undefined ? {} : { channel })),
    async sends(values = {}) {
      const view = person.view();
      if (view === null || !me.hasForm) throw new Error(`${person.id} has no form open`);
      for (const [field, value] of Object.entries(values)) person.fills(blockOf(view, field), value);
      const before = JSON.stringify(valuesOf(view));
      const acked = await and(person.submits());
      const errors = Object.values(person.view()?.errors ?? {});
      if (!acked.ok || errors.length > 0) throw new Error(`the form was not taken: ${acked.why} ${errors.join(' ')}`);
      const again = person.view();
      if (me.hasForm && again !== null && JSON.stringify(valuesOf(again)) !== before) await me.sends();
    },
    sees(words, channel) {
      const found = person.reads(channel).findLast((message) => message.byKonsil && message.words.search(words) >= 0);
      if (found !== undefined) return found;
      const there = person.reads(channel).map((message) => message.words.split('\n')[0]);
      throw new Error(`${person.id} sees nothing with ${String(words)}; there is: ${there.join(' | ')}`);
    },
  };
  return me;
}
