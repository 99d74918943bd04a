import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Played } from './play.ts';

const FILE = new URL('./regressions.json', import.meta.url);

/** A seed that once failed. It plays the same run as long as the commands are drawn in the same way, and another one after. */
const regression = z.object({ seed: z.number().int(), steps: z.number().int(), found: z.string() });
export type Regression = z.infer<typeof regression>;

export function regressions(): readonly Regression[] {
  return z.array(regression).parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Joins what failed to the file, once. */
export function keepFailed(failed: readonly Played[], steps: number): void {
  const known = regressions();
  const fresh = failed
    .filter(({ seed }) => !known.some((one) => one.seed === seed && one.steps === steps))
    .map(({ seed, found }) => ({ seed, steps, found }));
  if (fresh.length > 0) writeFileSync(FILE, `${JSON.stringify([...known, ...fresh], null, 2)}\n`);
}
