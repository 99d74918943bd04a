import { splitCompound } from './compound.ts';
import { isGeneralWord } from './general-words.ts';
import type { Form } from './lexicon.ts';
import { NEUTRAL_HEADS } from './neutral-heads.ts';
import { cognate, cognateStem } from './normalise.ts';

/** Forms found within one word and how much of it they explain, 0..1. */
export interface Inner {
  readonly forms: readonly Form[];
  readonly weight: number;
}

/** The tables that are searched; see `Surface`. */
export interface WordTables {
  readonly phrases: ReadonlyMap<string, readonly Form[]>;
  readonly parts: ReadonlyMap<string, readonly Form[]>;
  readonly starts: ReadonlyMap<string, readonly Form[]>;
  /** Keys of known words that a key may be a faulty spelling of. */
  readonly near: (key: string) => readonly string[];
}

const FAULTY = 0.6;
const SHORTEST = 6;

/** Parts of a compound, else a known word with one typing fault. */
export function insideWord(word: string, tables: WordTables): readonly Inner[] {
  if (word.length < SHORTEST) return [];
  const letters = cognate(word);
  const known = (part: string, atStart: boolean): boolean =>
    (part.length >= 4 && tables.parts.has(part)) || (atStart ? tables.starts.has(part) : NEUTRAL_HEADS.has(part));
  const parts = splitCompound(letters, known);
  if (parts.length === 0) return faulty(word, tables);
  const named = parts.map(({ key, start, length }) => ({
    forms: [...(tables.parts.get(key) ?? []), ...(start === 0 ? (tables.starts.get(key) ?? []) : [])],
    length,
  }));
  const saying = letters.length - named.reduce((sum, { forms, length }) => sum + (forms.length > 0 ? 0 : length), 0);
  return named
    .filter(({ forms }) => forms.length > 0)
    .map(({ forms, length }) => ({ forms, weight: Math.sqrt(length / saying) }));
}

/** "Stationen" is no misspelt "Statine": an everyday word is what it is. */
function faulty(word: string, { phrases, near }: WordTables): readonly Inner[] {
  if (isGeneralWord(word)) return [];
  const forms = near(cognateStem(word)).flatMap((key) => phrases.get(key) ?? []);
  return forms.length === 0 ? [] : [{ forms, weight: FAULTY }];
}
