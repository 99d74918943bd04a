import type { Terms } from './bm25.ts';
import { splitCompound } from './compound.ts';
import { saturated } from './fields.ts';
import { gramCodes } from './gram-code.ts';
import { isSmallWord } from './language.ts';
import { stem } from './normalise.ts';
import { type Mention, NEGATED_WEIGHT, type Reading } from './reading.ts';
import type { Token } from './token.ts';

/** The terms of a text for each lexical leg. */
export interface LegTerms {
  readonly words: Terms<string>;
  /** By the numbers of `gramCodes`. */
  readonly grams: Terms<number>;
  readonly concepts: Terms<number>;
}

/** What a concept says of the wider one it lies within: apixaban of anticoagulation. */
const WIDER_CONCEPT = 0.6;

/** A field of a document and how many times its words count (BM25F). */
export interface WeightedReading {
  readonly reading: Reading;
  readonly weight: number;
}

/** Terms of a document: frequencies summed over its fields. */
export function documentTerms(fields: readonly WeightedReading[]): LegTerms {
  const letters = new Map<number, number>();
  for (const { reading, weight } of fields) {
    for (const token of contentTokens(reading.tokens)) {
      for (const gram of gramCodes(token.word)) add(letters, gram, weight);
    }
  }
  return { ...meaningTerms(fields), grams: letters };
}

/** The same without the n-grams. */
export function meaningTerms(fields: readonly WeightedReading[]): Omit<LegTerms, 'grams'> {
  const [words, concepts] = [new Map<string, number>(), new Map<number, number>()];
  for (const { reading, weight } of fields) {
    for (const token of contentTokens(reading.tokens)) add(words, stem(token.word), weight);
    for (const { concept, within, weight: sure } of reading.mentions) {
      add(concepts, concept, sure * weight);
      for (const wider of within) add(concepts, wider, sure * weight * WIDER_CONCEPT);
    }
  }
  return { words, concepts };
}

const PART_WEIGHT = 0.6;

/** Terms of a question: each once; what is negated counts little; compounds also by parts that some profile uses. */
export function questionTerms(reading: Reading, isKnownWord: (word: string) => boolean): LegTerms {
  const [words, letters] = [new Map<string, number>(), new Map<number, number>()];
  for (const token of contentTokens(reading.tokens)) {
    const weight = token.negated ? NEGATED_WEIGHT : 1;
    raise(words, stem(token.word), weight);
    for (const part of splitCompound(token.word, isKnownWord)) raise(words, part.key, weight * PART_WEIGHT);
    for (const gram of gramCodes(token.word)) raise(letters, gram, weight);
  }
  return { words, grams: letters, concepts: conceptTerms(reading.mentions) };
}

function conceptTerms(mentions: readonly Mention[]): Terms<number> {
  const terms = new Map(saturated(mentions));
  for (const { within, weight } of mentions) {
    for (const wider of within) raise(terms, wider, weight * WIDER_CONCEPT);
  }
  return terms;
}

export function contentTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => !isSmallWord(token.word));
}

function add<Term>(terms: Map<Term, number>, term: Term, weight: number): void {
  terms.set(term, (terms.get(term) ?? 0) + weight);
}

function raise<Term>(terms: Map<Term, number>, term: Term, weight: number): void {
  terms.set(term, Math.max(terms.get(term) ?? 0, weight));
}
