import { createPostings, type Postings } from './postings.ts';
import { createVocabulary } from './vocabulary.ts';

const K1 = 1.2;
const B = 0.75;

/** Terms of a document or question with their weights (field-weighted frequencies, BM25F). */
export type Terms<Term> = ReadonlyMap<Term, number>;

/** Okapi BM25 over an inverted index; documents are slots (small integers). Robertson and Zaragoza 2009. */
export interface Bm25<Term> {
  put(slot: number, terms: Terms<Term>): void;
  remove(slot: number): void;
  has(term: Term): boolean;
  readonly size: number;
  /** Adds each allowed slot's score into `scores`; returns what a document of the question's own terms would score. */
  score(question: Terms<Term>, allowed: Uint8Array, scores: Float64Array): number;
}

export function createBm25<Term>(): Bm25<Term> {
  const [vocabulary, postings] = [createVocabulary<Term>(), createPostings()];
  const documents = new Map<number, Int32Array>();
  let lengths = new Float64Array(16);
  let total = 0;

  const remove = (slot: number): void => {
    const terms = documents.get(slot);
    if (!terms) return;
    for (const id of terms) postings.remove(id, slot);
    documents.delete(slot);
    total -= lengths[slot] ?? 0;
    lengths[slot] = 0;
  };
  const put = (slot: number, terms: Terms<Term>): void => {
    remove(slot);
    if (slot >= lengths.length) lengths = grown(lengths, slot);
    const ids = Int32Array.from(terms.keys(), vocabulary.idOf);
    documents.set(slot, ids);
    let [length, i] = [0, 0];
    for (const frequency of terms.values()) {
      postings.add(ids[i++] ?? 0, slot, frequency);
      length += frequency;
    }
    lengths[slot] = length;
    total += length;
  };
  const score = (question: Terms<Term>, allowed: Uint8Array, scores: Float64Array): number => {
    const average = total / Math.max(1, documents.size);
    const unknown = inverseFrequency(documents.size, 0);
    let full = 0;
    for (const [term, weight] of question) {
      const id = vocabulary.find(term);
      const gain = weight * (id === undefined ? unknown : inverseFrequency(documents.size, postings.size(id)));
      full += gain;
      if (id !== undefined) addPostings(postings, id, gain * (K1 + 1), { average, lengths, allowed, scores });
    }
    return full;
  };
  const has = (term: Term): boolean => {
    const id = vocabulary.find(term);
    return id !== undefined && postings.size(id) > 0;
  };
  return {
    put,
    remove,
    score,
    has,
    get size() {
      return documents.size;
    },
  };
}

interface Scoring {
  readonly average: number;
  readonly lengths: Float64Array;
  readonly allowed: Uint8Array;
  readonly scores: Float64Array;
}

function addPostings(
  postings: Postings,
  id: number,
  gain: number,
  { average, lengths, allowed, scores }: Scoring,
): void {
  const { slots, frequencies } = postings;
  const to = postings.to(id);
  for (let i = postings.from(id); i < to; i++) {
    const slot = slots[i] ?? 0;
    if (allowed[slot] !== 1) continue;
    const frequency = frequencies[i] ?? 0;
    scores[slot] =
      (scores[slot] ?? 0) + (gain * frequency) / (frequency + K1 * (1 - B + (B * (lengths[slot] ?? 0)) / average));
  }
}

/** A term's frequency in a document, saturated; `length` is the document's, as a share of the mean. */
export function saturation(frequency: number, length: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
}

/** How much a term says that `holding` of all documents hold. */
export function inverseFrequency(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}

function grown(array: Float64Array, slot: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(slot + 1, array.length * 2));
  larger.set(array);
  return larger;
}
