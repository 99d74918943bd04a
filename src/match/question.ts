import { type Fields, fieldsOf } from './fields.ts';
import type { Lexicon } from './lexicon.ts';
import { type Reading, readText } from './reading.ts';
import type { Surface } from './surface.ts';
import { type LegTerms, questionTerms } from './terms.ts';
import type { Terms } from './bm25.ts';

/** All that the legs need of a question, read once. */
export interface Question {
  readonly reading: Reading;
  readonly terms: LegTerms;
  /** What its concepts ask for, and what it sounds like. */
  readonly fields: Fields;
  readonly soundsLike: Fields;
}

/** The lexicon made ready for look-ups. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly surface: Surface;
  readonly fieldGrams: (questionGrams: Terms) => Fields;
}

export function read(text: string, reader: Reader): Reading {
  return readText(text, reader.lexicon, reader.surface);
}

export function readQuestion(text: string, reader: Reader, isKnownWord: (word: string) => boolean): Question {
  const reading = read(text, reader);
  const terms = questionTerms(reading, isKnownWord);
  return { reading, terms, fields: fieldsOf(reading.mentions, reader.lexicon), soundsLike: reader.fieldGrams(terms.grams) };
}
