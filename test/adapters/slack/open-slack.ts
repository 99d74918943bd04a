import { once } from 'node:events';
import { createServer } from 'node:net';
import { createSlack, type SlackAdapter, type SlackOptions, slackManifest } from '../../../adapters/slack/index.ts';
import { createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';
import {
  APP_TOKEN,
  BOT_TOKEN,
  type FakeSlack,
  type FakeSlackOptions,
  type FakeUser,
  fakeUser,
  openFakeSlack,
} from '../../fakes/slack/index.ts';

export const ADA = 'U00ADA';
export const MAX = 'U00MAX';
export const NOBODY = 'U00NOBODY';
export const TENANT = 'T00FAKE';

export const users: readonly FakeUser[] = [
  fakeUser(ADA, 'Dr. Ada Beispiel'),
  fakeUser(MAX, 'Prof. Max Testmann'),
  fakeUser('U00GUEST', 'Gast Erfunden', { guest: 'restricted' }),
  fakeUser('U00FAR', 'Dr Far Away', { teamId: 'T00OTHER', stranger: true }),
  fakeUser('U00BOT', 'Anderer Bot', { bot: true }),
  fakeUser('U00GONE', 'Dr. Weg Gegangen', { deleted: true }),
];

/** A Slack with the invented people of a small house, and the app's own manifest. */
export function openHouse(options: Partial<FakeSlackOptions> = {}): Promise<FakeSlack> {
  return openFakeSlack({ manifest: slackManifest(), users, ...options });
}

export function slackOptions(slack: FakeSlack, more: Partial<SlackOptions> = {}): SlackOptions {
  return {
    botToken: BOT_TOKEN,
    connection: { kind: 'socket', appToken: APP_TOKEN },
    apiUrl: slack.apiUrl,
    ...more,
  };
}

export interface Running {
  readonly slack: FakeSlack;
  readonly adapter: SlackAdapter;
  readonly core: FakeCore;
  /** What went wrong, in codes. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** The adapter on a core that works, connected by two real links. */
export async function openRunning(
  slack: FakeSlack,
  core = createFakeCore(),
  more: Partial<SlackOptions> = {},
): Promise<Running> {
  const faults: string[] = [];
  const adapter = createSlack(
    slackOptions(slack, { onFault: (what, code) => faults.push(`${what} ${code}`), ...more }),
  );
  await adapter.start(core);
  await until(() => core.healths.at(-1)?.status === 'ready' && isKnown(slack));
  return {
    slack,
    adapter,
    core,
    faults,
    async close() {
      await adapter.stop(5000);
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Slack has told who we are and who is there. */
function isKnown(slack: FakeSlack): boolean {
  return slack.api.heard.some(({ method }) => method === 'users.list');
}

/** Waits as long as it takes; the suite's own time limit is the only one. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}
