import { existsSync } from 'node:fs';
import { BotError } from './errors.ts';
import { keyFrom, readKey } from './key-file.ts';
import { keyedBy } from './keyed.ts';
import type { Store } from './store/port.ts';
import { openStore } from './store/prisma/index.ts';

const KEY_CHECK = 'key-check';

/** The key of this database: made with it, and never again once the database is there. */
export function keyOf(databaseUrl: string, keyFile: string): Uint8Array {
  if (databaseExists(databaseUrl) && readKey(keyFile) === null)
    throw new BotError('key-unreadable', `the key file ${keyFile} is missing, though its database is there`);
  return keyFrom(keyFile);
}

export function databaseExists(databaseUrl: string): boolean {
  return databaseUrl.startsWith('file:') && existsSync(databaseUrl.slice('file:'.length));
}

/** With another key, buttons, names and secrets of before would mean nothing; better to say so at once. */
export async function openKeyed(url: string, key: Uint8Array): Promise<Store> {
  const store = await openStore({ url, key });
  const state = store.state('konsil');
  const [expected, found] = [keyedBy(key).digest(KEY_CHECK), await state.get(KEY_CHECK)];
  if (found === null) await state.set(KEY_CHECK, expected);
  if (found === null || found === expected) return store;
  await store.close();
  throw new BotError('key-unreadable', 'the key file is not the one this database was made with');
}
