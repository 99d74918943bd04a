/** Terms as numbers from 0, so that a document is kept as a few integers. */
export interface Vocabulary<Term> {
  idOf(term: Term): number;
  find(term: Term): number | undefined;
}

export function createVocabulary<Term>(): Vocabulary<Term> {
  const ids = new Map<Term, number>();
  const idOf = (term: Term): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(term, id);
    return id;
  };
  return { idOf, find: (term) => ids.get(term) };
}
