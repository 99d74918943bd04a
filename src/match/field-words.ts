import type { Concept, Form, Lexicon } from './lexicon.ts';
import { fold, wordsOf } from './normalise.ts';

const ABBREVIATION = 0.5;

/** A folded word of a concept: it speaks for the concept's owners, an abbreviation half as much. */
export interface FieldWord {
  readonly text: string;
  readonly weight: number;
  readonly owners: Concept['owners'];
}

/** Every word of every concept, each once a concept. */
export function fieldWords(lexicon: Lexicon): readonly FieldWord[] {
  const words: FieldWord[] = [];
  for (const [concept, forms] of Map.groupBy(lexicon.forms, (form) => form.concept)) {
    const owners = lexicon.concepts[concept]?.owners ?? [];
    for (const [text, weight] of weightsOf(forms)) words.push({ text, weight, owners });
  }
  return words;
}

function weightsOf(forms: readonly Form[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { text, abbreviation } of forms) {
    for (const word of foldedWords(text))
      weights.set(word, Math.max(weights.get(word) ?? 0, abbreviation ? ABBREVIATION : 1));
  }
  return weights;
}

function foldedWords(text: string): readonly string[] {
  return wordsOf(text)
    .map(fold)
    .filter((word) => word.length > 2);
}
