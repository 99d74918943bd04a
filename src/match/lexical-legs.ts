import { createBm25 } from './bm25.ts';
import type { LegTerms } from './terms.ts';

export const LEXICAL_LEGS = ['words', 'grams', 'concepts'] as const;
export type LexicalLeg = (typeof LEXICAL_LEGS)[number];

/** Three inverted indexes over the same documents: words, character n-grams, concepts. */
export interface LexicalLegs {
  put(slot: number, terms: LegTerms): void;
  remove(slot: number): void;
  score(leg: LexicalLeg, question: LegTerms, allowed: Uint8Array): Float64Array;
  isKnownWord(word: string): boolean;
  idf(leg: LexicalLeg, term: string): number;
}

export function createLexicalLegs(): LexicalLegs {
  const legs = { words: createBm25(), grams: createBm25(), concepts: createBm25() };
  return {
    put: (slot, terms) => {
      for (const leg of LEXICAL_LEGS) legs[leg].put(slot, terms[leg]);
    },
    remove: (slot) => {
      for (const leg of LEXICAL_LEGS) legs[leg].remove(slot);
    },
    score: (leg, question, allowed) => {
      const scores = new Float64Array(allowed.length);
      legs[leg].score(question[leg], allowed, scores);
      return scores;
    },
    isKnownWord: (word) => legs.words.has(word),
    idf: (leg, term) => legs[leg].idf(term),
  };
}
