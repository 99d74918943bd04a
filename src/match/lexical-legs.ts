import { createBm25 } from './bm25.ts';
import type { LegTerms } from './terms.ts';

export const LEXICAL_LEGS = ['words', 'grams', 'concepts'] as const;
export type LexicalLeg = (typeof LEXICAL_LEGS)[number];

const NOTHING = 1e-9;

/** Three inverted indexes over the same documents: words, character n-grams, concepts. */
export interface LexicalLegs {
  put(slot: number, terms: LegTerms): void;
  remove(slot: number): void;
  score(leg: LexicalLeg, question: LegTerms, allowed: Uint8Array): Float64Array;
  /** The same as shares of what a document of the question's own terms would score; some exceed 1. */
  shares(leg: LexicalLeg, question: LegTerms, allowed: Uint8Array): Float64Array;
  isKnownWord(word: string): boolean;
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
    shares: (leg, question, allowed) => {
      const scores = new Float64Array(allowed.length);
      const full = legs[leg].score(question[leg], allowed, scores) + NOTHING;
      for (let slot = 0; slot < scores.length; slot++) scores[slot] = (scores[slot] ?? 0) / full;
      return scores;
    },
    isKnownWord: (word) => legs.words.has(word),
  };
}
