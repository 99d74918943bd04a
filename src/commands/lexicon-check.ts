import type { LexiconFault } from '../match/curation/fault.ts';
import { checkShippedLexicon } from '../match/curation/index.ts';

export interface LexiconCheck {
  /** Paths of a site's own files, checked together with what ships. */
  readonly files?: readonly string[];
  /** Takes one line without its line end. */
  readonly write: (line: string) => void | Promise<void>;
}

/** The body of `konsil lexicon check`: one line a fault, `file:line: kind: what`; the exit code is 1 when there is any. */
export async function lexiconCheck({ files = [], write }: LexiconCheck): Promise<0 | 1> {
  const { faults, concepts } = checkShippedLexicon(files);
  for (const fault of faults) await write(lineOf(fault));
  await write(`${concepts} concepts, ${counted(faults.length)}`);
  return faults.length === 0 ? 0 : 1;
}

function counted(faults: number): string {
  if (faults === 0) return 'nothing wrong';
  return faults === 1 ? '1 fault' : `${faults} faults`;
}

function lineOf({ file, line, kind, says }: LexiconFault): string {
  return `${file}:${line}: ${kind}: ${says}`;
}
