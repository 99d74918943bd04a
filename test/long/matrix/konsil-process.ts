import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../synapse/people.ts';
import { freePort } from '../../synapse/synapse.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Konsil as a hospital runs it, in a process of its own. */
export interface KonsilProcess {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when it says that it is ready. */
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Everything it printed so far. */
  printed(): string;
  importExperts(csv: string): Promise<void>;
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
  return {
    folder,
    environment,
    printed: () => printed,
    async start() {
      const started = spawn(process.execPath, [join(root, 'src', 'cli.ts'), 'start'], { cwd: root, env: environment });
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
      await promisify(execFile)(process.execPath, [join(root, 'src', 'cli.ts'), 'import', file], {
        cwd: root,
        env: environment,
      });
    },
  };
}

/** Every byte of the files that Konsil keeps for Matrix. */
export function storeBytes({ folder }: KonsilProcess): string {
  return ['store.db', 'store.db-wal']
    .map((name) => {
      try {
        return readFileSync(join(folder, 'matrix', name), 'latin1');
      } catch {
        return '';
      }
    })
    .join('');
}
