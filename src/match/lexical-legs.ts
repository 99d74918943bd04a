import { createBm25 } from './bm25.ts';
import type { LegTerms } from './terms.ts';

export type LexicalLeg = keyof LegTerms;

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
  const [words, grams, concepts] = [createBm25<string>(), createBm25<number>(), createBm25<number>()];
  const add = (leg: LexicalLeg, question: LegTerms, allowed: Uint8Array, scores: Float64Array): number => {
    if (leg === 'words') return words.score(question.words, allowed, scores);
    return leg === 'grams'
      ? grams.score(question.grams, allowed, scores)
      : concepts.score(question.concepts, allowed, scores);
  };
  return {
    put: (slot, terms) => {
      words.put(slot, terms.words);
      grams.put(slot, terms.grams);
      concepts.put(slot, terms.concepts);
    },
    remove: (slot) => {
      for (const leg of [words, grams, concepts]) leg.remove(slot);
    },
    score: (leg, question, allowed) => {
      const scores = new Float64Array(allowed.length);
      add(leg, question, allowed, scores);
      return scores;
    },
    shares: (leg, question, allowed) => {
      const scores = new Float64Array(allowed.length);
      const full = add(leg, question, allowed, scores) + NOTHING;
      for (let slot = 0; slot < scores.length; slot++) scores[slot] = (scores[slot] ?? 0) / full;
      return scores;
    },
    isKnownWord: (word) => words.has(word),
  };
}
