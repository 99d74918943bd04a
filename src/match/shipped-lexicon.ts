import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BotError } from '../errors.ts';
import type { Lexicon } from './lexicon.ts';
import { type LexiconFile, readLexicon, SHIPPED_FOLDER } from './lexicon-files.ts';

let loaded: { readonly lexicon: Lexicon; readonly site: string | undefined } | undefined;

/** The lexicon of this process, read once: what ships with Konsil, and a site's own files when `useSiteLexicon` named some. */
export function shippedLexicon(): Lexicon {
  loaded ??= { lexicon: readLexicon(SHIPPED_FOLDER), site: undefined };
  return loaded.lexicon;
}

/**
 * Takes a site's own words in, before anything is matched: the path of a file, or several with commas between them.
 * Throws `BotError` when one is missing or faulty.
 */
export function useSiteLexicon(paths: string): void {
  if (loaded?.site === paths) return;
  if (loaded) throw new BotError('config-invalid', 'the lexicon is in use already, a site’s file comes too late');
  const files = paths.split(',').flatMap((path) => path.trim() || []);
  loaded = { lexicon: readLexicon(SHIPPED_FOLDER, files.map(siteFile)), site: paths };
}

export function siteFile(path: string): LexiconFile {
  try {
    return { name: basename(path), text: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw new BotError('config-invalid', `LEXICON_FILE cannot be read: ${basename(path)}`, { cause });
  }
}
