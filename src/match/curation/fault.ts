import type { NumberedRow } from '../table.ts';

/** What can be wrong with a lexicon; `malformed` and `orphan` rows cannot be used, the others mislead. */
export type FaultKind = 'malformed' | 'orphan' | 'duplicate' | 'dead-abbreviation' | 'too-short' | 'common-word';

/** A fault of a lexicon file, told by its line. */
export interface LexiconFault {
  readonly file: string;
  readonly line: number;
  readonly kind: FaultKind;
  /** In words; quotes the lexicon, which nobody typed into a chat. */
  readonly says: string;
}

/** A row and the file it stands in. */
export interface PlacedRow extends NumberedRow {
  readonly file: string;
}

/** The rows of all files of a lexicon, each with its place. */
export interface PlacedRows {
  readonly specialties: readonly PlacedRow[];
  readonly concepts: readonly PlacedRow[];
  readonly ambiguous: readonly PlacedRow[];
}

export function faultAt({ file, line }: PlacedRow, kind: FaultKind, says: string): LexiconFault {
  return { file, line, kind, says };
}
