import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRecoveryKey } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capability, needs } from '../../capabilities.ts';
import { type RealPerson, until } from '../../synapse/people.ts';
import { openRealWard, type RealWard } from './real-ward.ts';

/** In the right form, but of nobody's. */
const WRONG_KEY = encodeRecoveryKey(new Uint8Array(32).fill(7)) ?? '';

describe('Konsil, whose keys are lost or taken', needs('synapse'), () => {
  let ward: RealWard;
  let ada: RealPerson;
  let room = '';

  beforeAll(async () => {
    const found = capability('synapse');
    if (!found.available) return;
    ward = await openRealWard(found.path, { people: ['ada'] });
    await ward.konsil.start();
    ada = ward.person('ada');
    room = await ada.dm(ward.botId);
    await ada.sees(ward.fromKonsil(room, /So hilft/), 'the welcome');
  });
  afterAll(() => ward?.close());

  const store = () => join(ward.konsil.folder, 'matrix');
  const recoveryFile = () => join(ward.konsil.folder, 'matrix-recovery.key');
  const logged = (words: RegExp) => until(`the log to say ${words}`, () => words.test(ward.konsil.printed()));
  const device = (report: string) => /device (\S+),/.exec(report)?.[1];

  it('keeps a second process away from its keys, and goes on itself', async () => {
    const database = { DATABASE_URL: `file:${join(ward.konsil.folder, 'other.db')}`, PORT: '0' };
    const beside = await ward.konsil.command(['matrix', 'verify'], database);
    expect(beside.code).toBe(1);
    expect(beside.output).toContain('MATRIX_STORE is in use');
    const second = await ward.konsil.command(['start']);
    expect(second.code).toBe(1);
    expect(second.output).toContain('another Konsil is running');
    await ward.asks('ada', room, 1);
    await ward.answered('ada', 1);
  });

  it('comes back as a new and signed device with its recovery key, and misses nothing said meanwhile', async () => {
    await ward.konsil.stop();
    const before = await ward.konsil.command(['matrix', 'verify']);
    rmSync(store(), { recursive: true });
    await ward.asks('ada', room, 2);
    await ward.konsil.start();
    await ada.sees(ward.fromKonsil(room, /nicht entschlüsseln|Frage Nr\. 2 /), 'what became of the question');
    await ward.asks('ada', room, 3);
    await ward.answered('ada', 3);
    await ward.konsil.stop();
    const after = await ward.konsil.command(['matrix', 'verify']);
    expect(after.output).toContain(', signed by the identity of the account');
    expect(device(after.output)).not.toBe(device(before.output));
  });

  it('stops and says why where the recovery key is wrong, and changes nothing', async () => {
    rmSync(store(), { recursive: true });
    await ward.konsil.start({ MATRIX_RECOVERY_KEY: WRONG_KEY });
    await logged(/recovery-key-wrong/);
    await ward.konsil.stop();
    const { code, output } = await ward.konsil.command(['matrix', 'recover'], { MATRIX_RECOVERY_KEY: WRONG_KEY });
    expect(code).toBe(1);
    expect(output).toContain('does not open the keys');
    const recovered = await ward.konsil.command(['matrix', 'recover']);
    expect(recovered.output).toContain(', signed by the identity of the account');
  });

  it('stops and says why where there is no recovery key, and resets nothing by itself', async () => {
    rmSync(store(), { recursive: true });
    rmSync(recoveryFile());
    await ward.konsil.start();
    await logged(/recovery-key-needed/);
    await ward.konsil.stop();
    const { code, output } = await ward.konsil.command(['matrix', 'login']);
    expect(code).toBe(1);
    expect(output).toContain('MATRIX_RECOVERY_KEY');
  });

  it('takes a new identity when an administrator says so twice, and is answered by again', async () => {
    const once = await ward.konsil.command(['matrix', 'reset']);
    expect(once.code).toBe(1);
    expect(once.output).toContain('--yes');
    const reset = await ward.konsil.command(['matrix', 'reset', '--yes']);
    expect(reset.output).toContain(', signed by the identity of the account');
    await ward.konsil.start();
    await ward.asks('ada', room, 4);
    await ward.answered('ada', 4);
  });
});
