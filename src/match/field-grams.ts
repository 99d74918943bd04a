import { type Bm25, createBm25, type Terms } from './bm25.ts';
import type { Form, Lexicon } from './lexicon.ts';
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
  const everyField = new Uint8Array(lexicon.taxonomy.specialties.length).fill(1);
  let index: Bm25 | undefined;
  return (questionGrams) => {
    index ??= indexOf(lexicon);
    const scores = new Float64Array(everyField.length);
    index.score(questionGrams, everyField, scores);
    const most = Math.max(...scores, 1e-9);
    return Float32Array.from(scores, (score) => sharpened(score / most));
  };
}

/** Made at the first question: a start does not wait for it. */
function indexOf(lexicon: Lexicon): Bm25 {
  const index = createBm25();
  fieldDocuments(lexicon).forEach((terms, field) => { index.put(field, terms); });
  return index;
}

function sharpened(share: number): number {
  const value = share ** SHARPNESS;
  return value < FAINT ? 0 : value;
}

/** Per field the n-grams of its concepts' words; within a concept a word counts once, an abbreviation half. */
function fieldDocuments(lexicon: Lexicon): readonly Map<string, number>[] {
  const documents = lexicon.taxonomy.specialties.map(() => new Map<string, number>());
  const ofConcept = Map.groupBy(lexicon.forms, ({ concept }) => concept);
  for (const [concept, forms] of ofConcept) {
    const counted = gramWeights(forms);
    for (const [owner, share] of lexicon.concepts[concept]?.owners ?? []) addScaled(documents[owner], counted, share);
  }
  return documents;
}

function gramWeights(forms: readonly Form[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const form of forms) {
    for (const word of wordsOf(form.text)) words.set(word, Math.max(words.get(word) ?? 0, form.abbreviation ? ABBREVIATION : 1));
  }
  const weights = new Map<string, number>();
  for (const [word, weight] of words) {
    for (const gram of grams(word)) weights.set(gram, (weights.get(gram) ?? 0) + weight);
  }
  return weights;
}

function addScaled(document: Map<string, number> | undefined, weights: ReadonlyMap<string, number>, share: number): void {
  for (const [gram, weight] of weights) document?.set(gram, (document.get(gram) ?? 0) + weight * share);
}

function wordsOf(text: string): readonly string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
}
