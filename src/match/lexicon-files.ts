import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlacedRow, PlacedRows } from './curation/fault.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { withSiteRows } from './site-lexicon.ts';
import { parseNumbered, parseTable } from './table.ts';

/** Where the shipped lexicon lies. */
export const SHIPPED_FOLDER = fileURLToPath(new URL('../../lexicon/', import.meta.url));

/** A file of a lexicon, read. */
export interface LexiconFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a lexicon by what they hold. */
export interface LexiconFiles {
  readonly specialties: LexiconFile;
  readonly ambiguous: LexiconFile;
  readonly concepts: readonly LexiconFile[];
  readonly negation: LexiconFile;
}

/** `specialties.tsv`, `ambiguous.tsv`, `negation.tsv` and every file of `concepts/`, in the order of their names. */
export function lexiconFiles(folder: string): LexiconFiles {
  const file = (name: string): LexiconFile => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') });
  const concepts = readdirSync(`${folder}concepts`)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  return {
    specialties: file('specialties.tsv'),
    ambiguous: file('ambiguous.tsv'),
    concepts: concepts.map((name) => file(`concepts/${name}`)),
    negation: file('negation.tsv'),
  };
}

export function placedRows({ specialties, ambiguous, concepts }: LexiconFiles): PlacedRows {
  return {
    specialties: placed(specialties),
    ambiguous: placed(ambiguous),
    concepts: concepts.flatMap(placed),
  };
}

function placed({ name, text }: LexiconFile): readonly PlacedRow[] {
  return parseNumbered(text).rows.map((row) => ({ ...row, file: name }));
}

/** The shipped lexicon, with a site's own words where it has files of them. Throws `BotError` telling the faulty lines. */
export function readLexicon(folder: string, sites: readonly LexiconFile[] = []): Lexicon {
  const files = lexiconFiles(folder);
  const rows = placedRows(files);
  const texts = [files.specialties, files.ambiguous, files.negation, ...files.concepts, ...sites].map(
    ({ text }) => text,
  );
  const version = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
  const plain = {
    specialties: rows.specialties.map(({ row }) => row),
    ambiguous: rows.ambiguous.map(({ row }) => row),
    concepts: rows.concepts.map(({ row }) => row),
    negation: parseTable(files.negation.text),
  };
  return createLexicon(sites.length > 0 ? { ...plain, concepts: withSiteRows(rows, sites) } : plain, version);
}
