import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BotError } from '../errors.ts';
import type { Lexicon } from './lexicon.ts';
import { type LexiconFile, readLexicon, SHIPPED_FOLDER } from './lexicon-files.ts';

let loaded: { readonly lexicon: Lexicon; readonly site: string | undefined } | undefined;

/** The lexicon of this process, read once: what ships with Konsil, and a site's own file when `useSiteLexicon` named one. */
export function shippedLexicon(): Lexicon {
  loaded ??= { lexicon: readLexicon(SHIPPED_FOLDER), site: undefined };
  return loaded.lexicon;
}

/** Takes a site's own words in, before anything is matched; throws `BotError` when the file is missing or faulty. */
export function useSiteLexicon(path: string): void {
  if (loaded?.site === path) return;
  if (loaded) throw new BotError('config-invalid', 'the lexicon is in use already, a site’s file comes too late');
  loaded = { lexicon: readLexicon(SHIPPED_FOLDER, siteFile(path)), site: path };
}

export function siteFile(path: string): LexiconFile {
  try {
    return { name: basename(path), text: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw new BotError('config-invalid', `LEXICON_FILE cannot be read: ${basename(path)}`, { cause });
  }
}
