import { type Ambiguities, ambiguitiesOf, gatheredId } from './ambiguous.ts';
import { type Cues, negationCues } from './negation-cues.ts';
import { entries, type Row } from './table.ts';
import { createTaxonomy, type Specialty, type Taxonomy } from './taxonomy.ts';

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
  /** Positions in the taxonomy with weights, the main owner first; none when every field uses it ("Z.n."). */
  readonly owners: readonly (readonly [specialty: number, weight: number])[];
  /** Positions of the wider concepts it lies within. */
  readonly within: readonly number[];
  /** A specialty's own name: names a field, says nothing of a problem. */
  readonly isSpecialty: boolean;
}

export interface Lexicon {
  readonly taxonomy: Taxonomy;
  readonly concepts: readonly Concept[];
  /** Where a concept stands in `concepts`, by its id. */
  positionOf(id: string): number | undefined;
  readonly forms: readonly Form[];
  readonly ambiguities: Ambiguities;
  readonly cues: Cues;
  /** Changes whenever a file does; vectors and indexes made with another version are not mixed. */
  readonly version: string;
}

const OWNER_WEIGHTS = [1, 0.6, 0.4, 0.3] as const;

/** The rows of a lexicon's files. */
export interface LexiconRows {
  readonly specialties: readonly Row[];
  readonly concepts: readonly Row[];
  readonly ambiguous: readonly Row[];
  /** Words that deny. */
  readonly negation: readonly Row[];
}

export function createLexicon({ specialties, concepts, ambiguous, negation }: LexiconRows, version: string): Lexicon {
  const rows = concepts.flatMap(apart);
  const taxonomy = createTaxonomy(specialties);
  const named = taxonomy.specialties.map((specialty, i) => specialtyConcept(specialty, i));
  const positions = new Map(rows.map((row, i) => [row['concept'] ?? '', named.length + i]));
  const clinical = rows.map((row) => conceptOf(row, taxonomy, positions));
  const forms = [
    ...taxonomy.specialties.flatMap((specialty, i) => formsOf(specialty.row, i, entries(specialty.row['also']), [])),
    ...rows.flatMap((row, i) => formsOf(row, named.length + i, entries(row['short']), entries(row['lay']))),
  ];
  return {
    taxonomy,
    concepts: [...named, ...clinical],
    positionOf: (id) => positions.get(id),
    forms,
    ambiguities: ambiguitiesOf(ambiguous, positions),
    cues: negationCues(negation),
    version,
  };
}

const COLUMNS = [...LANGUAGES, 'short', 'lay'] as const;

/** A row that gathers words of a field which do not mean the same: each is a concept of its own, all with its owners. */
function apart(row: Row): readonly Row[] {
  if (row['gathers'] !== 'yes') return [row];
  const [id = '', owners = ''] = [row['concept'], row['owners']];
  return COLUMNS.flatMap((column) =>
    entries(row[column]).map((text) => ({ concept: gatheredId(id, text), owners, [column]: text })),
  );
}

function specialtyConcept(specialty: Specialty, position: number): Concept {
  return { id: `specialty:${specialty.id}`, owners: [[position, 1]], within: [], isSpecialty: true };
}

function conceptOf(row: Row, taxonomy: Taxonomy, positions: ReadonlyMap<string, number>): Concept {
  const owners = entries(row['owners'], ' ').flatMap((id) => taxonomy.indexOf(id) ?? []);
  return {
    id: row['concept'] ?? '',
    owners: owners.map((owner, i) => [owner, OWNER_WEIGHTS[i] ?? 0.2] as const),
    within: entries(row['within'], ' ').flatMap((id) => positions.get(id) ?? []),
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
