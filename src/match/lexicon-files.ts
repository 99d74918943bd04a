import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { parseTable } from './table.ts';

const FOLDER = fileURLToPath(new URL('../../lexicon/', import.meta.url));
let loaded: Lexicon | undefined;

/** The lexicon that ships with Konsil, read once. */
export function shippedLexicon(): Lexicon {
  loaded ??= readLexicon(FOLDER);
  return loaded;
}

/** Reads `specialties.tsv`, `ambiguous.tsv` and every file of `concepts/`, in the order of their names. */
export function readLexicon(folder: string): Lexicon {
  const specialties = readFileSync(`${folder}specialties.tsv`, 'utf8');
  const concepts = readdirSync(`${folder}concepts`)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => readFileSync(`${folder}concepts/${name}`, 'utf8'));
  const ambiguous = readFileSync(`${folder}ambiguous.tsv`, 'utf8');
  const version = createHash('sha256')
    .update([specialties, ...concepts, ambiguous].join('\0'))
    .digest('hex')
    .slice(0, 16);
  return createLexicon(
    {
      specialties: parseTable(specialties),
      concepts: concepts.flatMap(parseTable),
      ambiguous: parseTable(ambiguous),
    },
    version,
  );
}
