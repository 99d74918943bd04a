import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type LogFields, silentLog } from '../src/log.ts';
import { type MatrixAct, matrixCommand, matrixFrom } from '../src/matrix-platform.ts';
import { createFakeCore } from './fakes/fake-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'konsil-matrix-command-'));
const own = {
  DATABASE_URL: `file:${join(folder, 'konsil.db')}`,
  KONSIL_KEY_FILE: join(folder, 'konsil.key'),
  MATRIX_STORE: join(folder, 'matrix'),
};
const account = { ...own, MATRIX_HOMESERVER_URL: 'http://127.0.0.1:9', MATRIX_USER_ID: '@konsil:house.fake' };
const password = { MATRIX_PASSWORD: 'pw-konsil' };

describe('looking after the device at Matrix', () => {
  it.each<readonly [string, MatrixAct, Readonly<Record<string, string>>, RegExp]>([
    ['login, before Matrix is set up', 'login', own, /MATRIX_HOMESERVER_URL and MATRIX_USER_ID/],
    ['verify, before there is a device', 'verify', { ...account, ...password }, /konsil matrix login makes one/],
    ['recover, without a recovery key', 'recover', { ...account, ...password }, /set MATRIX_RECOVERY_KEY/],
    ['reset, without a password', 'reset', account, /set MATRIX_PASSWORD/],
    ['reset, before anybody said yes', 'reset', { ...account, ...password }, /matrix reset --yes/],
    [
      'reset, with the old recovery key',
      'reset',
      { ...account, ...password, MATRIX_RECOVERY_KEY: 'Es' },
      /take .* out/,
    ],
  ])('says what to do and makes nothing: %s', async (_what, act, environment, words) => {
    await expect(matrixCommand(readConfig(environment), act, false)).rejects.toThrow(words);
    for (const path of [own.KONSIL_KEY_FILE, own.MATRIX_STORE]) expect(existsSync(path), path).toBe(false);
  });

  it('says in the log what to do where it cannot sign in, and goes no further', async () => {
    const place = mkdtempSync(join(tmpdir(), 'konsil-matrix-start-'));
    const config = readConfig({
      ...account,
      DATABASE_URL: `file:${join(place, 'konsil.db')}`,
      KONSIL_KEY_FILE: join(place, 'konsil.key'),
      MATRIX_STORE: join(place, 'matrix'),
    });
    const core = createFakeCore();
    const told = Promise.withResolvers<LogFields | undefined>();
    const adapter = matrixFrom(config, { ...silentLog, error: (_event, fields) => told.resolve(fields) }, () => {
      throw new Error('the disk is broken');
    });
    await adapter?.start(core);
    expect(await told.promise).toEqual({
      kind: 'connect',
      code: 'no-password',
      reason: 'MATRIX_PASSWORD or MATRIX_ACCESS_TOKEN is needed for the first start',
    });
    await adapter?.stop(0);
    expect(core.healths.at(-1)).toMatchObject({ status: 'down', reason: expect.stringContaining('MATRIX_PASSWORD') });
  });

  it('refuses to start where the folder of its keys cannot be made', () => {
    const config = readConfig({ ...account, MATRIX_STORE: '/proc/konsil/matrix' });
    expect(() => matrixFrom(config, silentLog, () => undefined)).toThrow(/of MATRIX_STORE cannot be made/);
  });
});
