import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSealed } from '../../../adapters/matrix/sdk/sealed.ts';
import { readConfig } from '../../../src/config.ts';
import { storageKey } from '../../../src/matrix-platform.ts';
import { until } from '../../synapse/people.ts';
import { freePort } from '../../synapse/synapse.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const COMMAND_MS = 60_000;

/** Konsil as a hospital runs it, in a process of its own. */
export interface KonsilProcess {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when it says that it is ready; `more` is set for this start alone. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Everything it printed so far. */
  printed(): string;
  importExperts(csv: string): Promise<void>;
  /** Runs one command beside it, to its end. */
  command(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<Ended>;
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

export interface KonsilOptions {
  readonly url: string;
  readonly userId: string;
  readonly password: string;
}

export async function konsilProcess({ url, userId, password }: KonsilOptions): Promise<KonsilProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-matrix-'));
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    DATABASE_URL: `file:${join(folder, 'konsil.db')}`,
    KONSIL_KEY_FILE: join(folder, 'konsil.key'),
    MATRIX_STORE: join(folder, 'matrix'),
    MATRIX_HOMESERVER_URL: url,
    MATRIX_USER_ID: userId,
    MATRIX_PASSWORD: password,
    PORT: String(await freePort()),
    LOG_LEVEL: 'info',
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  };
  let running: ChildProcess | null = null;
  let printed = '';

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const process = running;
    running = null;
    if (process === null || process.exitCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill(signal);
    await ended;
  };
  const command: KonsilProcess['command'] = (args, more = {}) =>
    new Promise((resolve) => {
      const options = { cwd: root, env: { ...environment, ...more }, timeout: COMMAND_MS };
      const child = execFile(process.execPath, [join(root, 'src', 'cli.ts'), ...args], options, (_error, out, err) =>
        resolve({ code: child.exitCode ?? 1, output: `${out}${err}` }),
      );
    });
  return {
    folder,
    environment,
    printed: () => printed,
    async start(more = {}) {
      const env = { ...environment, ...more };
      const started = spawn(process.execPath, [join(root, 'src', 'cli.ts'), 'start'], { cwd: root, env });
      running = started;
      let own = '';
      const take = (bytes: Buffer): void => {
        own += bytes.toString();
        printed += bytes.toString();
      };
      started.stdout.on('data', take);
      started.stderr.on('data', take);
      await until('Konsil to start', () => {
        if (started.exitCode !== null) throw new Error(`Konsil ended: ${own}`);
        return own.includes('Konsil is ready');
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async importExperts(csv) {
      const file = join(folder, 'experts.csv');
      writeFileSync(file, csv);
      const { code, output } = await command(['import', file]);
      if (code !== 0) throw new Error(`the import failed: ${output}`);
    },
    command,
  };
}

/** Everything in the store that is encrypted with its key, opened. Konsil is stopped. */
export function keptForMatrix({ environment }: KonsilProcess): string {
  const config = readConfig(environment);
  const db = new DatabaseSync(join(config.MATRIX_STORE, 'store.db'));
  const kept = JSON.stringify(createSealed(db, storageKey(config)).all(''));
  db.close();
  return kept;
}

/** Every byte of the files below a folder, as every encoding that SQLite and V8 write text in. */
export function bytesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .flatMap((bytes) => [bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('utf16le')])
    .join('\n');
}
