import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { slackManifest } from '../../adapters/slack/index.ts';
import { typeScriptFlags } from '../../scripts/decide.mjs';
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, fakeUser, openFakeSlack } from '../../test/fakes/slack/index.ts';

export type AppName = 'konsil' | 'bare';

const PROGRAMS: Readonly<Record<AppName, readonly string[]>> = {
  konsil: [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), 'start'],
  bare: [fileURLToPath(new URL('./bare-app.ts', import.meta.url))],
};
const MEMORY_TELLER = new URL('./tell-memory.ts', import.meta.url).href;
const FLAGS = [...typeScriptFlags(process.version), '--expose-gc', '--import', MEMORY_TELLER];
const LINKS: Readonly<Record<AppName, number>> = { konsil: 2, bare: 1 };

/** Megabytes: what is alive, what is held outside the heap, and what the system counts as resident. */
export interface Memory {
  readonly heap: number;
  readonly outside: number;
  readonly resident: number;
}

const told = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

/** An app in a process of its own, joined to a fake Slack in this one. */
export interface MeasuredApp {
  readonly name: AppName;
  readonly slack: FakeSlack;
  /** After its garbage was collected. */
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

export const PEOPLE = 200;

export async function startApp(name: AppName): Promise<MeasuredApp> {
  const users = Array.from({ length: PEOPLE }, (_none, index) => fakeUser(`U${index}FAKE`, `Dr. Fiktiv ${index}`));
  const slack = await openFakeSlack({ manifest: slackManifest(), users });
  const folder = mkdtempSync(join(tmpdir(), 'konsil-bench-slack-'));
  const child = spawn(process.execPath, [...FLAGS, ...PROGRAMS[name]], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: `file:${join(folder, 'konsil.db')}`,
      KONSIL_KEY_FILE: join(folder, 'konsil.key'),
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
    },
  });
  while (slack.sockets.links.length < LINKS[name]) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    await wait(20);
  }
  return {
    name,
    slack,
    memory: () => memoryOf(child),
    async close() {
      child.kill('SIGKILL');
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = once(child, 'message');
  child.send('memory');
  const [message] = await answer;
  const { heapUsed, external, rss } = told.parse(message);
  const megabytes = (bytes: number): number => bytes / 2 ** 20;
  return { heap: megabytes(heapUsed), outside: megabytes(external), resident: megabytes(rss) };
}
