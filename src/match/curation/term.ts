import type { Language } from '../lexicon.ts';

/** An entry of another collection of medical words. */
export interface Term {
  /** As it becomes a concept: small letters and digits, joined by "-". */
  readonly id: string;
  readonly language: Language;
  /** The main name first. */
  readonly names: readonly string[];
  /** What lay people say. */
  readonly lay: readonly string[];
  /** Ids of wider terms of the same collection. */
  readonly parents: readonly string[];
  /** Specialties known from the collection's own order, when its words do not tell. */
  readonly owners: readonly string[];
}

/** "DOID:0050127" as "doid-0050127". */
export function conceptId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
