import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typeScriptFlags } from '../../scripts/decide.mjs';
import { importExperts } from '../../src/commands/import-experts.ts';
import type { Progress } from '../../src/commands/progress.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/prisma/index.ts';
import { countingChance } from '../fakes/counting-chance.ts';

const HEAD = 'account,name,specialty,text';
const RIGHT = 'fake:ward:u1,Dr. Testina Muster,Kardiologie,Rhythmus und Klappen';
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

const unseen: Progress = { step: () => undefined, done: () => undefined };

describe('importing experts by command', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ url: ':memory:', key: new Uint8Array(32) });
  });
  afterEach(() => store.close());

  async function run(
    csv: string,
    dryRun = false,
    progress: Progress = unseen,
  ): Promise<{ code: number; said: readonly string[] }> {
    const said: string[] = [];
    const code = await importExperts({
      store,
      csv,
      dryRun,
      circleId: 'default',
      chance: countingChance(),
      now: new Date('2026-11-23T09:00:00Z'),
      say: (line) => said.push(line),
      progress,
    });
    return { code, said };
  }

  it('tells the first twenty faults and how many more there are, and takes the right lines all the same', async () => {
    const wrong = Array.from({ length: 57 }, () => 'nobody,,,');
    const { code, said } = await run([HEAD, ...wrong, RIGHT].join('\n'));
    expect(code).toBe(1);
    expect(said).toHaveLength(22);
    expect(said[0]).toMatch(/^line 2: account must look like/);
    expect(said.slice(-2)).toEqual(['and 37 more', 'added 1, changed 0, unchanged 0, not taken 57']);
    expect(await store.experts('default')).toHaveLength(1);
  });

  it('tells all of a few faults', async () => {
    const { said } = await run([HEAD, ...Array.from({ length: 20 }, () => 'nobody,,,')].join('\n'));
    expect(said).toHaveLength(21);
    expect(said.join()).not.toContain('more');
  });

  it('shows how many lines it has read, and takes that away before it says what is wrong', async () => {
    const shown: string[] = [];
    await run([HEAD, RIGHT, 'nobody,,,'].join('\n'), false, {
      step: () => shown.push('line'),
      done: () => shown.push('done'),
    });
    expect(shown).toEqual(['line', 'line', 'done']);
  });

  it('in rehearsal says what would happen and changes nothing, of newcomers or of those who are there', async () => {
    expect(await run([HEAD, RIGHT].join('\n'), true)).toEqual({
      code: 0,
      said: ['would be added 1, changed 0, unchanged 0, not taken 0'],
    });
    expect(await store.everyone('default')).toEqual([]);
    await run([HEAD, RIGHT].join('\n'));
    const before = await store.experts('default');
    const { said } = await run([HEAD, RIGHT.replace('Kardiologie', 'Nephrologie')].join('\n'), true);
    expect(said).toEqual(['would be added 0, changed 1, unchanged 0, not taken 0']);
    expect(await store.experts('default')).toEqual(before);
  });

  it('in rehearsal without a database leaves neither file nor folder nor key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-import-'));
    const csv = join(folder, 'experts.csv');
    writeFileSync(csv, `${HEAD}\n${RIGHT}\n`);
    const env = {
      ...process.env,
      DATABASE_URL: `file:${join(folder, 'data', 'konsil.db')}`,
      KONSIL_KEY_FILE: join(folder, 'data', 'konsil.key'),
    };
    const args = [...typeScriptFlags(process.version), CLI, 'import', csv, '--dry-run'];
    const said = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { env, timeout: 60_000 }, (error, out) =>
        error === null ? resolve(out) : reject(error),
      );
    });
    expect(said).toContain('would be added 1');
    expect(readdirSync(folder)).toEqual(['experts.csv']);
    rmSync(folder, { recursive: true });
  });
});
