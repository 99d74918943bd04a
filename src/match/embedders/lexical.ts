import type { ScrubbedText } from '../../deid/index.ts';
import type { Embedder } from '../contract.ts';
import { grams } from '../normalise.ts';
import { type Reader, read } from '../question.ts';
import { shippedLexicon } from '../shipped-lexicon.ts';
import { shippedReader } from '../shipped-reader.ts';
import { contentTokens, meaningTerms } from '../terms.ts';

const DIMENSIONS = 1024;
const WORD = 1;
const GRAM = 0.25;
const CONCEPT = 2.5;

/**
 * Vectors without a model: words, character n-grams and concepts hashed with signs into 1024 dimensions
 * (feature hashing, Weinberger et al. 2009). Concepts carry most weight, so that languages meet.
 */
export function lexicalEmbedder(): Embedder {
  const reader = shippedReader();
  return {
    id: `lexical-1-${shippedLexicon().version}`,
    dimensions: DIMENSIONS,
    embed: (texts) => Promise.resolve(texts.map((text) => embedOne(text, reader))),
  };
}

function embedOne(text: ScrubbedText, reader: Reader): Float32Array {
  const reading = read(text, reader);
  const vector = new Float32Array(DIMENSIONS);
  const { words, concepts } = meaningTerms([{ reading, weight: 1 }]);
  for (const [word, count] of words) hashInto(vector, `w ${word}`, WORD * Math.sqrt(count));
  for (const [concept, count] of concepts) hashInto(vector, `c ${concept}`, CONCEPT * Math.sqrt(count));
  for (const { word } of contentTokens(reading.tokens)) {
    for (const gram of grams(word)) hashInto(vector, gram, GRAM);
  }
  return vector;
}

function hashInto(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const at = hash % vector.length;
  vector[at] = (vector[at] ?? 0) + (hash & 0x40000000 ? -weight : weight);
}

/** FNV-1a, 32 bits, with a final mix so that the sign bit and the place are independent. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
