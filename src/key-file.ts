import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BotError } from './errors.ts';
import { makeFolder } from './folder.ts';

const KEY_BYTES = 32;
const HEX = /^[0-9a-f]*$/i;

/**
 * The key for digests and secrets: 32 bytes, hex, readable by its owner alone; made at the first start.
 * It lives outside the database, so that a copy of the database tells nothing about names.
 */
export function keyFrom(file: string): Uint8Array {
  const key = readKey(file) ?? makeKey(file);
  if (key.length !== KEY_BYTES)
    throw new BotError('key-unreadable', `the key file ${file} does not hold a key of 32 bytes in hex`);
  return key;
}

/** Null when there is none. Throws `key-unreadable`. */
export function readKey(file: string): Uint8Array | null {
  try {
    const written = readFileSync(file, 'utf8').trim();
    return HEX.test(written) ? Buffer.from(written, 'hex') : new Uint8Array();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new BotError('key-unreadable', `the key file ${file} could not be read`, { cause: error });
  }
}

function makeKey(file: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  try {
    makeFolder(dirname(file));
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return key;
  } catch (error) {
    const meanwhile = isThere(error) ? readKey(file) : null;
    if (meanwhile !== null) return meanwhile;
    throw new BotError('key-unreadable', `the key file ${file} could not be made`, { cause: error });
  }
}

/** Another process made it a moment ago. */
function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
