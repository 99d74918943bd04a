import { createBm25, type Terms } from './bm25.ts';
import type { Lexicon } from './lexicon.ts';
import { fold, grams } from './normalise.ts';
import type { Fields } from './fields.ts';

const SHARPNESS = 8;
const FAINT = 0.01;
const ABBREVIATION = 0.5;

/**
 * Which fields a text sounds like: n-gram BM25 against all words the lexicon knows of each specialty.
 * Catches what linking misses: faulty spelling, unknown compounds, derivations. Shares of the strongest field, sharpened.
 */
export function createFieldGrams(lexicon: Lexicon): (questionGrams: Terms) => Fields {
  const size = lexicon.taxonomy.specialties.length;
  const index = createBm25();
  fieldDocuments(lexicon).forEach((terms, field) => { index.put(field, terms); });
  const everyField = new Uint8Array(size).fill(1);
  return (questionGrams) => {
    const scores = new Float64Array(size);
    index.score(questionGrams, everyField, scores);
    const most = Math.max(...scores, 1e-9);
    return Float32Array.from(scores, (score) => sharpened(score / most));
  };
}

function sharpened(share: number): number {
  const value = share ** SHARPNESS;
  return value < FAINT ? 0 : value;
}

function fieldDocuments(lexicon: Lexicon): readonly Map<string, number>[] {
  const documents = lexicon.taxonomy.specialties.map(() => new Map<string, number>());
  for (const form of lexicon.forms) {
    const letters = gramsOf(form.text);
    for (const [owner, share] of lexicon.concepts[form.concept]?.owners ?? []) {
      const weight = share * (form.abbreviation ? ABBREVIATION : 1);
      for (const gram of letters) documents[owner]?.set(gram, (documents[owner].get(gram) ?? 0) + weight);
    }
  }
  return documents;
}

function gramsOf(text: string): readonly string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2).flatMap(grams);
}
