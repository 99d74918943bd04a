import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

function coverage(folder: string): Promise<Ended> {
  const args = [
    VITEST,
    'run',
    '-c',
    'vitest.coverage.config.ts',
    '--reporter=dot',
    `--coverage.reportsDirectory=${folder}`,
  ];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 }, (_, out, err) =>
      resolve({ code: child.exitCode, out: `${out}\n${err}` }),
    );
  });
}

describe('the tests of the loop, of the filter’s pipeline and of the outbox', () => {
  it('take every branch there is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-coverage-'));
    const { code, out } = await coverage(folder);
    rmSync(folder, { recursive: true });
    const told = out.split('\n').filter((line) => /\.ts +\|.*\| +\d|ERROR|FAIL|Error:/.test(line));
    expect(code === 0 ? '' : told.join('\n')).toBe('');
  });
});
