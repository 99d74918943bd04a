import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deeds, ownDeeds } from '../sim/rules.ts';

const SEEDS = 5000;
/** One process a core. */
const PROCESSES = 2;
/** About twenty minutes on two quiet cores. */
const PATIENCE = 50 * 60_000;
const FIRST = 10_000;

const summary = z.object({ runs: z.number(), failed: z.array(z.number()), taken: z.record(z.string(), z.number()) });

describe(`the whole bot, played ${SEEDS} times`, () => {
  it(
    'keeps its promises, and has tried everything a person or Konsil may do',
    async () => {
      const share = SEEDS / PROCESSES;
      const played = await Promise.all(Array.from({ length: PROCESSES }, (_, at) => run(FIRST + at * share, share)));
      expect(played.flatMap(({ failed }) => failed)).toEqual([]);
      expect(played.reduce((sum, { runs }) => sum + runs, 0)).toBe(SEEDS);
      const taken = new Set(played.flatMap((one) => Object.keys(one.taken)));
      expect([...Object.keys(deeds), ...Object.keys(ownDeeds)].filter((deed) => !taken.has(deed))).toEqual([]);
    },
    PATIENCE,
  );
});

function run(seed: number, runs: number): Promise<z.infer<typeof summary>> {
  const args = [
    '--no-warnings',
    join(import.meta.dirname, '../sim/main.ts'),
    '--seed',
    String(seed),
    '--runs',
    String(runs),
    '--json',
  ];
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, (error, stdout) => {
      const parsed = summary.safeParse(JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null'));
      if (parsed.success) resolve(parsed.data);
      else reject(error ?? parsed.error);
    });
    child.stderr?.pipe(process.stderr);
  });
}
