import { existsSync, renameSync, rmSync } from 'node:fs';
import {
  checkStoreIsFree,
  connectOnce,
  type DeviceReport,
  type SdkClientOptions,
} from '../adapters/matrix/sdk/index.ts';
import type { Config } from './config.ts';
import { BotError } from './errors.ts';

const PRICE = `This makes a new identity for Konsil's account, and nothing brings the old one back for it:
- whoever verified Konsil must do so again
- the backup of its keys is deleted; messages that only the old keys open stay unreadable
- the old store and recovery key are kept beside the new ones, ending in .before-reset
If you have the recovery key, use "matrix recover" instead. To go on: matrix reset --yes`;

/** Throws `BotError` with what a reset costs, until somebody has said yes to it; and where its result could not serve. */
export function mayReset(config: Config, sure: boolean): void {
  if (config.MATRIX_RECOVERY_KEY !== undefined)
    throw new BotError('config-invalid', 'take MATRIX_RECOVERY_KEY out of .env first: it is of the old identity');
  if (config.MATRIX_PASSWORD === undefined) throw new BotError('config-invalid', 'set MATRIX_PASSWORD for a reset');
  if (!sure) throw new BotError('config-invalid', PRICE);
}

/** A new device with a new identity. Where that fails before there is one, everything stands as before. */
export async function resetIdentity(options: SdkClientOptions, recoveryKeyFile: string): Promise<DeviceReport> {
  checkStoreIsFree(options.storeFile);
  const files = [...['', '-wal', '-shm'].map((ending) => `${options.storeFile}${ending}`), recoveryKeyFile];
  for (const file of files) move(file, aside(file));
  try {
    return await connectOnce({ ...options, reset: true });
  } catch (error) {
    if (!existsSync(recoveryKeyFile)) for (const file of files) putBack(file);
    throw error;
  }
}

function aside(file: string): string {
  return `${file}.before-reset`;
}

function putBack(file: string): void {
  rmSync(file, { force: true });
  move(aside(file), file);
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
