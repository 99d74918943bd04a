import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { typeScriptFlags } from '../../scripts/decide.mjs';
import { type Synapse, someName } from '../../test/synapse/synapse.ts';

export type BotName = 'konsil' | 'echo';

/** Megabytes: what is alive after a collection, and what the system counts as resident. */
export interface Memory {
  readonly alive: number;
  readonly resident: number;
}

/** A bot in a process of its own, with an account of its own. */
export interface MeasuredBot {
  readonly name: BotName;
  readonly userId: string;
  start(): void;
  stop(): Promise<void>;
  memory(): Promise<Memory>;
  /** Forgets what it kept on disk. */
  close(): Promise<void>;
}

const PROGRAMS: Readonly<Record<BotName, readonly string[]>> = {
  konsil: [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), 'start'],
  echo: [fileURLToPath(new URL('./echo-bot.ts', import.meta.url))],
};
const MEMORY_TELLER = new URL('../slack/tell-memory.ts', import.meta.url).href;
const FLAGS = [...typeScriptFlags(process.version), '--expose-gc', '--import', MEMORY_TELLER];
const told = z.object({ heapUsed: z.number(), rss: z.number() });

interface Account {
  readonly url: string;
  readonly userId: string;
  readonly password: string;
}

function environmentOf(name: BotName, folder: string, { url, userId, password }: Account): Record<string, string> {
  const both = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(tmpdir(), 'konsil-bench-compiled') };
  if (name === 'echo') return { ...both, FOLDER: folder, HOMESERVER: url, USER: userId, PASSWORD: password };
  return {
    ...both,
    DATABASE_URL: `file:${join(folder, 'konsil.db')}`,
    KONSIL_KEY_FILE: join(folder, 'konsil.key'),
    PORT: '0',
    MATRIX_STORE: join(folder, 'matrix'),
    MATRIX_HOMESERVER_URL: url,
    MATRIX_USER_ID: userId,
    MATRIX_PASSWORD: password,
  };
}

export async function makeBot(name: BotName, synapse: Synapse): Promise<MeasuredBot> {
  const localpart = someName(name);
  const userId = await synapse.user(localpart);
  const folder = mkdtempSync(join(tmpdir(), `konsil-bench-${name}-`));
  const env = environmentOf(name, folder, { url: synapse.url, userId, password: `pw-${localpart}` });
  let child: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  };
  return {
    name,
    userId,
    stop,
    start() {
      child = spawn(process.execPath, [...FLAGS, ...PROGRAMS[name]], {
        cwd: folder,
        env,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
    },
    async memory() {
      if (child === null) throw new Error(`${name} does not run`);
      const answer = once(child, 'message');
      child.send('memory');
      const { heapUsed, rss } = told.parse((await answer)[0]);
      return { alive: heapUsed / 2 ** 20, resident: rss / 2 ** 20 };
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
