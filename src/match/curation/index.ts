/** What a person needs who keeps a lexicon: checking it, and taking words over from other collections. */
import { lexiconFiles, placedRows, SHIPPED_FOLDER } from '../lexicon-files.ts';
import { siteFile } from '../shipped-lexicon.ts';
import { siteRows } from '../site-lexicon.ts';
import { checkLexicon } from './check-lexicon.ts';
import type { LexiconFault } from './fault.ts';

export { IMPORT_FORMATS, type Imported, type ImportFormat, importConcepts } from './import-concepts.ts';

/** Checks what ships, together with a site's own files when there are some. */
export function checkShippedLexicon(sitePaths: readonly string[] = []): {
  readonly concepts: number;
  readonly faults: readonly LexiconFault[];
} {
  const shipped = placedRows(lexiconFiles(SHIPPED_FOLDER));
  if (sitePaths.length === 0) return { concepts: shipped.concepts.length, faults: checkLexicon(shipped) };
  const site = siteRows(sitePaths.map(siteFile), shipped);
  const names = new Set(shipped.concepts.map(({ row }) => row['concept']));
  const added = site.rows.filter(({ row }) => !names.has(row['concept']) && names.add(row['concept']));
  const faults = checkLexicon({ ...shipped, concepts: [...shipped.concepts, ...added] });
  const isTold = (fault: LexiconFault): boolean =>
    site.faults.some(({ file, line, says }) => file === fault.file && line === fault.line && says === fault.says);
  return {
    concepts: shipped.concepts.length + added.length,
    faults: [...site.faults, ...faults.filter((fault) => !isTold(fault))],
  };
}
