import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDatabase } from '../../src/store/prisma/database.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import type { OpenStore } from '../contract/store.contract.ts';

export const testKey = new Uint8Array(32).fill(7);

export async function openForTest(url: string): Promise<OpenStore> {
  const database = await openDatabase(url);
  return { store: storeOn(database, testKey), sql: (script) => database.connection.executeScript(script) };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A path in a folder of its own; gone when the tests are. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-store-'));
  folders.push(folder);
  return join(folder, 'konsil.db');
}
