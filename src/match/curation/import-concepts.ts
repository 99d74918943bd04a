import { isGeneralWord } from '../general-words.ts';
import { isSmallWord } from '../language.ts';
import type { Lexicon } from '../lexicon.ts';
import { fold } from '../normalise.ts';
import type { Reader } from '../question.ts';
import { alphaIdTerms } from './alpha-id.ts';
import { writtenKey } from './forms.ts';
import { oboTerms } from './obo.ts';
import { ownersByTerm } from './owners.ts';
import type { Term } from './term.ts';

/** Collections that can be taken over: Disease Ontology and HPO as OBO, Alpha-ID as published by BfArM. */
export const IMPORT_FORMATS = ['doid', 'hpo', 'alpha-id'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A file for `LEXICON_FILE`, and what became of the terms. */
export interface Imported {
  readonly table: string;
  readonly terms: number;
  /** Terms that became a concept of their own. */
  readonly added: number;
  /** Terms whose words went to a concept that is there already. */
  readonly joined: number;
  /** Terms without a new word, or for which no specialty could be told. */
  readonly left: number;
}

const READERS: Readonly<Record<ImportFormat, (text: string) => readonly Term[]>> = {
  doid: (text) => oboTerms(text, 'DOID:'),
  hpo: (text) => oboTerms(text, 'HP:'),
  'alpha-id': alphaIdTerms,
};
const COLUMNS = ['concept', 'owners', 'de', 'en', 'fr', 'it', 'short', 'lay'] as const;
const FEWEST_LETTERS = 4;

/** Makes a site's lexicon file of another collection; words that are known already are not said twice. */
export function importConcepts(text: string, format: ImportFormat, reader: Reader): Imported {
  const terms = READERS[format](text);
  const ownersOf = ownersByTerm(terms, reader);
  const taken = new Map(conceptsByKey(reader.lexicon));
  const outcomes = terms.map((term) => rowOf(term, ownersOf(term), taken));
  const rows = outcomes.flatMap((outcome) => (outcome.status === 'left' ? [] : [outcome.row]));
  const count = (status: Outcome['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
  return {
    table: [COLUMNS.join('\t'), ...rows].join('\n').concat('\n'),
    terms: terms.length,
    added: count('added'),
    joined: count('joined'),
    left: count('left'),
  };
}

type Outcome = { readonly status: 'added' | 'joined'; readonly row: string } | { readonly status: 'left' };

function rowOf(term: Term, owners: readonly string[], taken: Map<string, string>): Outcome {
  const same = [...term.names, ...term.lay].map((text) => taken.get(writtenKey(text))).find((id) => id !== undefined);
  const concept = same ?? term.id;
  const isNew = (text: string): boolean => isTelling(text) && claim(text, concept, taken);
  const [names, lay] = [term.names.filter(isNew), term.lay.filter(isNew)];
  if (names.length + lay.length === 0 || (same === undefined && owners.length === 0)) return { status: 'left' };
  const cells: Readonly<Record<string, string>> = {
    concept,
    owners: same === undefined ? owners.join(' ') : '',
    [term.language]: names.map(cellText).join(';'),
    lay: lay.map(cellText).join(';'),
  };
  const row = COLUMNS.map((column) => cells[column] ?? '').join('\t');
  return { status: same === undefined ? 'added' : 'joined', row: row.trimEnd() };
}

function conceptsByKey({ forms, concepts }: Lexicon): readonly (readonly [key: string, concept: string])[] {
  return forms
    .filter(({ abbreviation, text }) => !abbreviation && !text.startsWith('-') && !text.endsWith('-'))
    .flatMap(({ text, concept }) => {
      const found = concepts[concept];
      return found && !found.isSpecialty ? [[writtenKey(text), found.id] as const] : [];
    });
}

function claim(text: string, concept: string, taken: Map<string, string>): boolean {
  const key = writtenKey(text);
  if (taken.has(key)) return false;
  taken.set(key, concept);
  return true;
}

function isTelling(text: string): boolean {
  const key = writtenKey(text);
  const word = fold(text.trim());
  return key.replaceAll(' ', '').length >= FEWEST_LETTERS && !isSmallWord(word) && !isGeneralWord(word);
}

/** A separator within a word would part it in two. */
function cellText(text: string): string {
  return text.replaceAll(/[;\t]/gu, ',').replaceAll(/^-|-$/gu, '').trim();
}
