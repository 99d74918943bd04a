import { describe, expect, it } from 'vitest';
import { type Examination, exitCode, findings, report } from '../../src/commands/doctor.ts';
import { embedderFinding } from '../../src/commands/embedder.ts';
import { BotError } from '../../src/errors.ts';
import { openStore } from '../../src/store/prisma/index.ts';

type Settings = { readonly EMERGENCY_PHONE?: string };

function examination(changed: Partial<Examination<Settings>>): Examination<Settings> {
  return {
    readConfig: () => ({ EMERGENCY_PHONE: '112' }),
    embedder: () => embedderFinding({ kind: 'lexical' }),
    databaseExists: () => true,
    openStore: () => openStore({ url: ':memory:', key: new Uint8Array(32) }),
    ...changed,
  };
}

describe('doctor', () => {
  it('finds nothing wrong with a fresh set-up, and says how experts come in', async () => {
    const found = await findings(examination({}));
    expect(exitCode(found)).toBe(0);
    expect(report(found, false)).toMatch(/experts: there are none yet[\s\S]*konsil import/);
  });

  it('makes no database only to look at it', async () => {
    const found = await findings(
      examination({ databaseExists: () => false, openStore: () => Promise.reject(new Error('opened')) }),
    );
    expect(found.find(({ check }) => check === 'database')).toMatchObject({
      status: 'note',
      todo: 'konsil start makes it',
    });
  });

  it('says which embedder serves, and what to do where the wanted one cannot', async () => {
    expect(report(await findings(examination({})), false)).toMatch(/embedder: lexical serves/);
    const wanted = { kind: 'openai', model: 'test-model' } as const;
    const found = await findings(examination({ embedder: () => embedderFinding(wanted) }));
    expect(found.find(({ check }) => check === 'embedder')).toMatchObject({
      status: 'note',
      todo: 'set OPENAI_API_KEY or OPENAI_BASE_URL',
    });
  });

  it('says that no emergency number is set', async () => {
    const found = await findings(examination({ readConfig: () => ({}) }));
    expect(report(found, false)).toContain('EMERGENCY_PHONE');
  });

  it('stops at settings that are wrong, and exits with 1', async () => {
    const found = await findings(
      examination({
        readConfig: () => {
          throw new BotError('config-invalid', 'these settings are not right:\n  PORT is no number');
        },
      }),
    );
    expect(exitCode(found)).toBe(1);
    expect(JSON.parse(report(found, true))).toMatchObject([{ check: 'settings', status: 'wrong' }]);
  });

  it('says what to do about a database that does not open, without a word of what is in it', async () => {
    const found = await findings(
      examination({
        openStore: () => Promise.reject(new BotError('store-damaged', 'the database is damaged')),
      }),
    );
    expect(found.at(-1)).toMatchObject({ check: 'database', status: 'wrong', says: 'the database is damaged' });
    const unknown = await findings(examination({ openStore: () => Promise.reject(new Error('value 4711')) }));
    expect(report(unknown, false)).not.toContain('4711');
  });
});
