import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyOf, openKeyed } from '../src/keyed-store.ts';

let folder = '';
const url = () => `file:${join(folder, 'konsil.db')}`;
const keyFile = () => join(folder, 'konsil.key');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function madeWithItsKey(): Promise<void> {
  const store = await openKeyed(url(), keyOf(url(), keyFile()));
  await store.close();
}

describe('the key and its database', () => {
  it('are made together at the first start, and belong together at every later one', async () => {
    await madeWithItsKey();
    await madeWithItsKey();
    expect(existsSync(keyFile())).toBe(true);
  });

  it('makes no second key for a database whose key was lost', async () => {
    await madeWithItsKey();
    rmSync(keyFile());
    expect(() => keyOf(url(), keyFile())).toThrow(/is missing, though its database is there/);
    expect(existsSync(keyFile())).toBe(false);
  });

  it('does not open a database with the key of another', async () => {
    await madeWithItsKey();
    writeFileSync(keyFile(), 'ab'.repeat(32));
    await expect(openKeyed(url(), keyOf(url(), keyFile()))).rejects.toMatchObject({ code: 'key-unreadable' });
  });
});
