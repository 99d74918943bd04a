import { readFile } from 'node:fs/promises';
import type { Chance } from '../ambient.ts';
import { type RowFault, readDirectory } from '../directory/csv.ts';
import { applyImport, planImport } from '../directory/import.ts';
import { BotError } from '../errors.ts';
import type { Store } from '../store/port.ts';
import type { Progress } from './progress.ts';

export interface ImportRun {
  readonly store: Store;
  readonly csv: string;
  readonly circleId: string;
  readonly chance: Chance;
  readonly now: Date;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
  readonly progress: Progress;
}

/** Exit code 1 when a line was not right; the right lines are taken all the same. */
export async function importExperts(run: ImportRun): Promise<number> {
  const { rows, faults } = readDirectory(run.csv, run.progress.step);
  run.progress.done();
  for (const line of faultLines(faults)) run.say(line);
  const plan = await planImport(run.store, rows, run.circleId, run.chance);
  if (!run.dryRun) await applyImport(run.store, plan, run.now);
  const { added, changed, unchanged } = plan;
  run.say(
    `${run.dryRun ? 'would be ' : ''}added ${added.length}, changed ${changed.length}, unchanged ${unchanged}, not taken ${faults.length}`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** A file of another kind is wrong in every line; the first ones tell why. */
const MOST_TOLD = 20;

function faultLines(faults: readonly RowFault[]): readonly string[] {
  const told = faults.slice(0, MOST_TOLD).map(({ line, message }) => `line ${line}: ${message}`);
  return faults.length > MOST_TOLD ? [...told, `and ${faults.length - MOST_TOLD} more`] : told;
}

/** Read before a database is opened, so that a wrong path makes none. Throws `import-invalid`. */
export async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new BotError('import-invalid', `${file} could not be read`, { cause: error });
  }
}
