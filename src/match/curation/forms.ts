import { abbreviationKey } from '../ambiguous.ts';
import { LANGUAGES } from '../lexicon.ts';
import { cognateStem, wordsOf } from '../normalise.ts';
import { entries, type Row } from '../table.ts';
import type { PlacedRow } from './fault.ts';

/** A form of a concept as the linking looks it up. */
export interface PlacedForm {
  readonly at: PlacedRow;
  readonly concept: string;
  readonly text: string;
  readonly key: string;
  /** Where it stands in its row: a language, lay words or abbreviations. */
  readonly column: string;
}

/** Written forms that stand for themselves; combining forms ("Nephro-", "-itis") are left out. */
export function writtenForms(at: PlacedRow): readonly PlacedForm[] {
  const { row } = at;
  const texts = [...LANGUAGES, 'lay'].flatMap((column) => entries(row[column]).map((text) => ({ column, text })));
  return texts
    .filter(({ text }) => !text.startsWith('-') && !text.endsWith('-'))
    .map(({ column, text }) => ({ at, concept: idOf(row), text, key: writtenKey(text), column }));
}

/** Words of a form in the spelling common to the four languages, joined by a blank. */
export function writtenKey(text: string): string {
  return wordsOf(text).map(cognateStem).join(' ');
}

export function abbreviations(at: PlacedRow): readonly PlacedForm[] {
  return entries(at.row['short']).map((text) => {
    return { at, concept: idOf(at.row), text, key: abbreviationKey(text), column: 'short' };
  });
}

export function idOf(row: Row): string {
  return row['concept'] ?? '';
}
