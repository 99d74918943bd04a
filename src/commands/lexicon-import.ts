import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BotError } from '../errors.ts';
import { type ImportFormat, importConcepts } from '../match/curation/index.ts';
import { shippedReader } from '../match/shipped-reader.ts';

export interface LexiconImport {
  readonly format: ImportFormat;
  /** Path of the collection, as its publisher gives it out. */
  readonly file: string;
  readonly write: (text: string) => void | Promise<void>;
  /** News for people, beside the table. */
  readonly tell: (message: string) => void;
}

/** The body of `konsil lexicon import`: the table for LEXICON_FILE; the exit code is 1 when no term was found. */
export async function lexiconImport({ format, file, write, tell }: LexiconImport): Promise<0 | 1> {
  const { table, terms, added, joined, left } = importConcepts(textOf(file), format, shippedReader());
  if (terms === 0) {
    tell(`${basename(file)} holds no terms of the format ${format}`);
    return 1;
  }
  await write(table);
  tell(`${terms} terms: ${added} new concepts, ${joined} added to known ones, ${left} left out`);
  return 0;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BotError('lexicon-invalid', `${basename(file)} cannot be read`, { cause });
  }
}
