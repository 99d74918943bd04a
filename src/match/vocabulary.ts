import { createPostings, type Postings } from './postings.ts';

/** Terms as numbers, each with its postings, so that a document is kept as a few integers. */
export interface Vocabulary {
  idOf(term: string): number;
  find(term: string): Postings | undefined;
  at(id: number): Postings;
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const lists: Postings[] = [];
  const idOf = (term: string): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    ids.set(term, lists.length);
    return lists.push(createPostings()) - 1;
  };
  const at = (id: number): Postings => lists[id] ?? createPostings();
  const find = (term: string): Postings | undefined => {
    const id = ids.get(term);
    return id === undefined ? undefined : lists[id];
  };
  return { idOf, find, at };
}
