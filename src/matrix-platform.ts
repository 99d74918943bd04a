import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createMatrix } from '../adapters/matrix/index.ts';
import { connectOnce, createSdkClient, fatalReason, type RecoveryKey, whatToDo } from '../adapters/matrix/sdk/index.ts';
import type { ChatAdapter } from './chat/port.ts';
import { type Config, listed } from './config.ts';
import { BotError } from './errors.ts';
import { makeFolder } from './folder.ts';
import { keyOf } from './keyed-store.ts';
import type { Log } from './log.ts';
import { mayReset, resetIdentity } from './matrix-reset.ts';

/** The Matrix adapter as it is set up; null where it is not. `onBroken`: the disk takes nothing any more. */
export function matrixFrom(config: Config, log: Log, onBroken: () => void): ChatAdapter | null {
  const { MATRIX_HOMESERVER_URL: homeserverUrl, MATRIX_USER_ID: userId } = config;
  if (homeserverUrl === undefined || userId === undefined) return null;
  const onFault = (kind: string, code: string): void => {
    const reason = kind === 'connect' || kind === 'store' ? whatToDo(code) : null;
    if (reason === null) log.warn('matrix-fault', { kind, code });
    else log.error('matrix-fault', { kind, code, reason });
  };
  const client = createSdkClient({ ...clientOptions(config, homeserverUrl, userId), onFault, onBroken });
  return createMatrix({
    client,
    name: config.MATRIX_DISPLAY_NAME,
    lang: config.LOCALE,
    onFault,
    house: {
      allow: listed(config.MATRIX_ALLOW ?? ''),
      block: listed(config.MATRIX_BLOCK ?? ''),
      removesLines: config.MATRIX_REMOVES_LINES,
      introducesIn: config.MATRIX_INTRODUCES_IN,
      leavesAfterDays: config.MATRIX_LEAVES_AFTER_DAYS,
    },
  });
}

function clientOptions(config: Config, homeserverUrl: string, userId: string) {
  return {
    homeserverUrl,
    userId,
    ...(config.MATRIX_PASSWORD === undefined ? {} : { password: config.MATRIX_PASSWORD }),
    ...(config.MATRIX_ACCESS_TOKEN === undefined ? {} : { accessToken: config.MATRIX_ACCESS_TOKEN }),
    displayName: config.MATRIX_DISPLAY_NAME,
    storeFile: storeFile(config.MATRIX_STORE),
    storageKey: storageKey(config),
    recovery: recoveryKey(config),
  };
}

/** The folders above it are made here; its own, for its owner alone, is the adapter's. */
function storeFile(folder: string): string {
  try {
    makeFolder(dirname(folder));
  } catch (cause) {
    throw new BotError('config-invalid', `the folder ${dirname(folder)} of MATRIX_STORE cannot be made`, { cause });
  }
  return join(folder, 'store.db');
}

export type MatrixAct = 'login' | 'verify' | 'recover' | 'reset';

/** `konsil matrix ...`, while Konsil is stopped; answers what to print. `sure`: said that the identity may go. */
export async function matrixCommand(config: Config, act: MatrixAct, sure: boolean): Promise<string> {
  const { MATRIX_HOMESERVER_URL: homeserverUrl, MATRIX_USER_ID: userId } = config;
  if (homeserverUrl === undefined || userId === undefined)
    throw new BotError('config-invalid', 'MATRIX_HOMESERVER_URL and MATRIX_USER_ID are not set');
  if (act === 'verify' && !existsSync(join(config.MATRIX_STORE, 'store.db')))
    throw new BotError('config-invalid', 'there is no device in MATRIX_STORE yet: konsil matrix login makes one');
  if (act === 'recover' && recoveryKey(config).known() === null)
    throw new BotError('config-invalid', 'set MATRIX_RECOVERY_KEY to the recovery key of the account');
  if (act === 'reset') mayReset(config, sure);
  const options = { ...clientOptions(config, homeserverUrl, userId), onBroken: () => undefined };
  try {
    const { deviceId, fingerprint, verified } = await (act === 'reset'
      ? resetIdentity(options, recoveryKeyFile(config))
      : connectOnce(options));
    const trust = verified ? 'signed by the identity of the account' : 'NOT signed by the identity of the account';
    const key = `The recovery key is in ${recoveryKeyFile(config)}, unless MATRIX_RECOVERY_KEY holds it; keep a copy elsewhere.`;
    return `${userId}, device ${deviceId}, ${trust}\nfingerprint ${fingerprint}\n${key}\n`;
  } catch (error) {
    if (error instanceof BotError) throw error;
    const reason = fatalReason(error);
    if (reason !== null) throw new BotError('config-invalid', reason, { cause: error });
    throw new BotError('adapter-failed', faultWords(error), { cause: error });
  }
}

function faultWords(error: unknown): string {
  return `the homeserver does not answer as it should (${error instanceof Error ? error.message.slice(0, 60) : 'unknown'})`;
}

/** Of the same key as everything else that is secret; a copy of the folder alone opens nothing. */
export function storageKey({ DATABASE_URL: url, KONSIL_KEY_FILE: file }: Config): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', keyOf(url, file), '', 'konsil matrix store', 32));
}

export function recoveryKeyFile({ KONSIL_KEY_FILE: file }: Config): string {
  return join(dirname(file), 'matrix-recovery.key');
}

/** The setting before the file; the file is written once, when the identity is made, beside the other key. */
export function recoveryKey(config: Config): RecoveryKey {
  const file = recoveryKeyFile(config);
  return {
    known: () => config.MATRIX_RECOVERY_KEY ?? readFrom(file),
    async keep(key) {
      try {
        writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true });
      } catch (error) {
        throw new BotError('key-unreadable', `the recovery key could not be written to ${file}`, { cause: error });
      }
    },
  };
}

function readFrom(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}
