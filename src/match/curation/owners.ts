import { fieldsOf } from '../fields.ts';
import { type Reader, read } from '../question.ts';
import type { Term } from './term.ts';

const NEARLY_AS_MUCH = 0.6;
const MOST_OWNERS = 2;
const LEAST_SURE = 0.5;

/** Who answers for each term: what its words tell, else what its collection says, else what its wider terms tell. */
export function ownersByTerm(terms: readonly Term[], reader: Reader): (term: Term) => readonly string[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const known = new Map<string, readonly string[]>();
  const ownersOf = (term: Term): readonly string[] => {
    const found = known.get(term.id);
    if (found) return found;
    known.set(term.id, []);
    const own = ownersOfWords(term, reader);
    const owners = own.length > 0 ? own : term.owners;
    const all = owners.length > 0 ? owners : firstOf(term.parents.flatMap((id) => byId.get(id) ?? []).map(ownersOf));
    known.set(term.id, all);
    return all;
  };
  return ownersOf;
}

function ownersOfWords(term: Term, reader: Reader): readonly string[] {
  const { taxonomy } = reader.lexicon;
  const fields = fieldsOf(read([...term.names, ...term.lay].join('. '), reader).mentions, reader.lexicon);
  const most = Math.max(...fields);
  if (most < LEAST_SURE) return [];
  return [...fields.entries()]
    .filter(([, weight]) => weight >= most * NEARLY_AS_MUCH)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_OWNERS)
    .flatMap(([field]) => taxonomy.specialties[field]?.id ?? []);
}

function firstOf(all: readonly (readonly string[])[]): readonly string[] {
  return all.find((owners) => owners.length > 0) ?? [];
}
