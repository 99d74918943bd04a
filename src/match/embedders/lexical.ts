import type { ScrubbedText } from '../../deid/index.ts';
import type { Embedder } from '../contract.ts';
import { grams, stem, tokenise } from '../normalise.ts';

const DIMENSIONS = 1024;

/** Vectors without a model: hashed stems and character n-grams (feature hashing with signs, Weinberger et al. 2009). */
export function lexicalEmbedder(): Embedder {
  return {
    id: 'lexical-1',
    dimensions: DIMENSIONS,
    embed: (texts) => Promise.resolve(texts.map(embedOne)),
  };
}

function embedOne(text: ScrubbedText): Float32Array {
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number): void => { counts.set(feature, (counts.get(feature) ?? 0) + weight); };
  for (const token of tokenise(text)) {
    add(`w:${stem(token.word)}`, 1);
    for (const gram of grams(token.word)) add(gram, 0.3);
  }
  return hashed(counts);
}

function hashed(counts: ReadonlyMap<string, number>): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const [feature, count] of counts) {
    const hash = fnv1a(feature);
    const at = hash % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + Math.log1p(count) * (hash & 0x80000000 ? -1 : 1);
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
