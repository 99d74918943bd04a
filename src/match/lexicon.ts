import { entries, type Row } from './table.ts';
import type { Specialty, Taxonomy } from './taxonomy.ts';

export const LANGUAGES = ['de', 'en', 'fr', 'it'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A written form of a concept; no language means any (abbreviations, lay words, proper names). */
export interface Form {
  readonly concept: number;
  readonly text: string;
  readonly language: Language | null;
  readonly abbreviation: boolean;
}

export interface Concept {
  readonly id: string;
  /** Positions in the taxonomy with weights, the main owner first. */
  readonly owners: readonly (readonly [specialty: number, weight: number])[];
  /** A specialty's own name: names a field, says nothing of a problem. */
  readonly isSpecialty: boolean;
}

export interface Lexicon {
  readonly taxonomy: Taxonomy;
  readonly concepts: readonly Concept[];
  readonly forms: readonly Form[];
  /** Changes whenever a file does; vectors and indexes made with another version are not mixed. */
  readonly version: string;
}

const OWNER_WEIGHTS = [1, 0.6, 0.4, 0.3] as const;

export function createLexicon(taxonomy: Taxonomy, rows: readonly Row[], version: string): Lexicon {
  const named = taxonomy.specialties.map((specialty, i) => specialtyConcept(specialty, i));
  const clinical = rows.map((row) => conceptOf(row, taxonomy));
  const forms = [
    ...taxonomy.specialties.flatMap((specialty, i) => formsOf(specialty.row, i, entries(specialty.row['also']), [])),
    ...rows.flatMap((row, i) => formsOf(row, named.length + i, entries(row['short']), entries(row['lay']))),
  ];
  return { taxonomy, concepts: [...named, ...clinical], forms, version };
}

function specialtyConcept(specialty: Specialty, position: number): Concept {
  return { id: `specialty:${specialty.id}`, owners: [[position, 1]], isSpecialty: true };
}

function conceptOf(row: Row, taxonomy: Taxonomy): Concept {
  const owners = entries(row['owners'], ' ').flatMap((id) => taxonomy.indexOf(id) ?? []);
  return {
    id: row['concept'] ?? '',
    owners: owners.map((owner, i) => [owner, OWNER_WEIGHTS[i] ?? 0.2] as const),
    isSpecialty: false,
  };
}

function formsOf(row: Row, concept: number, short: readonly string[], lay: readonly string[]): readonly Form[] {
  const written = LANGUAGES.flatMap((language) =>
    entries(row[language]).map((text) => ({ concept, text, language, abbreviation: false })),
  );
  return [
    ...written,
    ...lay.map((text) => ({ concept, text, language: null, abbreviation: false })),
    ...short.map((text) => ({ concept, text, language: null, abbreviation: true })),
  ];
}
