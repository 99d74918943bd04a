/** Terms as numbers from 0, so that a document is kept as a few integers. */
export interface Vocabulary {
  idOf(term: string): number;
  find(term: string): number | undefined;
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const idOf = (term: string): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(term, id);
    return id;
  };
  return { idOf, find: (term) => ids.get(term) };
}
