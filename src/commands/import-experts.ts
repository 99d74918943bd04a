import { readFile } from 'node:fs/promises';
import type { Chance } from '../ambient.ts';
import { readDirectory } from '../directory/csv.ts';
import { applyImport, planImport } from '../directory/import.ts';
import { BotError } from '../errors.ts';
import type { Store } from '../store/port.ts';

export interface ImportRun {
  readonly store: Store;
  readonly csv: string;
  readonly circleId: string;
  readonly chance: Chance;
  readonly now: Date;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
}

/** Exit code 1 when a line was not right; the right lines are taken all the same. */
export async function importExperts(run: ImportRun): Promise<number> {
  const { rows, faults } = readDirectory(run.csv);
  for (const fault of faults) run.say(`line ${fault.line}: ${fault.message}`);
  const plan = await planImport(run.store, rows, run.circleId, run.chance);
  if (!run.dryRun) await applyImport(run.store, plan, run.now);
  const { added, changed, unchanged } = plan;
  run.say(
    `${run.dryRun ? 'would be ' : ''}added ${added.length}, changed ${changed.length}, unchanged ${unchanged}, not taken ${faults.length}`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** Read before a database is opened, so that a wrong path makes none. Throws `import-invalid`. */
export async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new BotError('import-invalid', `${file} could not be read; give the path of a CSV file`, { cause: error });
  }
}
