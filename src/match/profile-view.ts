import type { ExpertProfile } from './contract.ts';
import { competenceOf } from './expert-index.ts';
import { profileWords } from './profile-words.ts';
import { type Reader, read } from './question.ts';
import { shippedReader } from './shipped-reader.ts';
import { entries } from './table.ts';
import type { Specialty } from './taxonomy.ts';

/** What matching makes of a profile; fields are ids of the taxonomy. */
export interface ProfileView {
  /** Fields its own words name or imply, strongest first. */
  readonly fields: readonly string[];
  /** Words of its own that name a clinical concept, as they stand there. */
  readonly topics: readonly string[];
  /** Narrower fields beside its strongest ones that it does not name. */
  readonly suggestions: readonly string[];
}

const MOST_FIELDS = 5;
const MOST_TOPICS = 12;
const STRONG = 2;
/** Of the strongest field; below it a word in passing is all there is. */
const WORTH_NAMING = 0.2;

/** Reads a profile as the index does: for whoever writes it, to see what they would be found for. */
export function profileView(profile: ExpertProfile, reader: Reader = shippedReader()): ProfileView {
  const { taxonomy } = reader.lexicon;
  const able = competenceOf(profile, reader);
  const own = ownFields(profile, reader)
    .filter((field) => (able[field] ?? 0) >= WORTH_NAMING)
    .toSorted((a, b) => (able[b] ?? 0) - (able[a] ?? 0));
  const ids = (fields: readonly number[]): readonly string[] =>
    fields.flatMap((field) => taxonomy.specialties[field]?.id ?? []);
  const near = own.slice(0, STRONG).flatMap((field) => narrower(taxonomy.specialties, field));
  return {
    fields: ids(own.slice(0, MOST_FIELDS)),
    topics: [...new Set(profileWords(profile, reader).byConcept.values())].slice(0, MOST_TOPICS),
    suggestions: ids([...new Set(near)].filter((field) => !own.includes(field))),
  };
}

/** Every field that is the first owner of a concept named in the profile. */
function ownFields({ specialty, subspecialties, interests, text }: ExpertProfile, reader: Reader): readonly number[] {
  const mentions = [specialty, ...subspecialties, ...interests, text].flatMap((one) => read(one, reader).mentions);
  const owners = mentions.flatMap(({ concept }) => reader.lexicon.concepts[concept]?.owners.slice(0, 1) ?? []);
  return [...new Set(owners.map(([field]) => field))];
}

/** Below a field; beside it, where nothing is below. */
function narrower(all: readonly Specialty[], field: number): readonly number[] {
  const below = childrenOf(all, field);
  const parents = all[field]?.parents ?? [];
  return below.length > 0 ? below : parents.flatMap((parent) => childrenOf(all, parent));
}

function childrenOf(all: readonly Specialty[], field: number): readonly number[] {
  return all.flatMap(({ parents }, child) => (parents.includes(field) ? [child] : []));
}

/** The field that these very words name, in any language of the lexicon; null for other words. */
export function fieldNamed(words: string, { lexicon }: Reader = shippedReader()): string | null {
  const wanted = words.trim().toLowerCase();
  const found = lexicon.taxonomy.specialties.find(({ row }) =>
    ['de', 'en', 'fr', 'it'].some((lang) => entries(row[lang]).some((name) => name.toLowerCase() === wanted)),
  );
  return found?.id ?? null;
}
