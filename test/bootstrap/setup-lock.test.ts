import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../scripts/setup-lock.mjs';

const GONE_PID = 2 ** 22 + 1;
let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-lock-'));
  path = join(folder, 'below/setup.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('setting up from two terminals at once', () => {
  it('lets one work at a time and tells the others why they wait', async () => {
    const said: string[] = [];
    let working = 0;
    const work = async () => {
      const lock = await takeLock(path, (message) => said.push(message));
      working += 1;
      expect(working).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      working -= 1;
      lock.release();
    };
    await Promise.all([work(), work(), work()]);
    expect(said).toHaveLength(2);
    expect(existsSync(path)).toBe(false);
  });

  it('takes over at once from a start that was killed', async () => {
    const first = await takeLock(path, () => undefined);
    first.release();
    writeFileSync(path, JSON.stringify({ token: 'old', host: hostname(), pid: GONE_PID, child: GONE_PID }));
    const lock = await takeLock(path, () => undefined);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it('takes over from another machine that fell silent', async () => {
    (await takeLock(path, () => undefined)).release();
    writeFileSync(path, JSON.stringify({ token: 'old', host: 'another-host', pid: process.pid, child: null }));
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    (await takeLock(path, () => undefined)).release();
    expect(existsSync(path)).toBe(false);
  });

  it('leaves the lock of whoever took over alone', async () => {
    const lock = await takeLock(path, () => undefined);
    writeFileSync(path, JSON.stringify({ token: 'someone else' }));
    lock.release();
    expect(existsSync(path)).toBe(true);
  });
});
