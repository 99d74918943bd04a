/** What parts a word from the next: nothing, a comma, or the end of a sentence, which may be a question. */
export type Parting = 'none' | 'hyphen' | 'comma' | 'end' | 'question';

/** A word and what stands right behind it. */
export interface PlacedWord {
  readonly surface: string;
  /** Folded. */
  readonly word: string;
  readonly parting: Parting;
  /** Whether it is more than a small word ("the", "mit"). */
  readonly content: boolean;
}

const ENDS = /[;:!\n()[\]–—]|\s-\s/u;
const SHORT = 3;

/** What the signs behind a word mean; a full stop after "Pat" or "V" ends nothing, and "5,7" is one figure. */
export function partingOf(surface: string, signs: string): Parting {
  if (signs === '' || signs === ' ') return 'none';
  if (signs.includes('?')) return 'question';
  if (ENDS.test(signs) || (signs.includes('.') && endsSentence(surface))) return 'end';
  if (signs.includes(',')) return signs === ',' && /\d$/u.test(surface) ? 'none' : 'comma';
  return signs.startsWith('-') ? 'hyphen' : 'none';
}

function endsSentence(surface: string): boolean {
  return surface.length > SHORT || isInCapitals(surface);
}

/** "CNI" is no knee and "NEC" no nose, though they are spelt alike in some language. */
export function isInCapitals(typed: string): boolean {
  return typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
}

const DISJUNCTIONS = new Set('oder bzw noch or nor ou o oppure'.split(' '));
const CONJUNCTIONS = new Set('und sowie and et e ed'.split(' '));

/** "Or" goes on with what is denied; "and" may as well begin something new. */
export function joining(word: string): 'or' | 'and' | null {
  if (DISJUNCTIONS.has(word)) return 'or';
  return CONJUNCTIONS.has(word) ? 'and' : null;
}
