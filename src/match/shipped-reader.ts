import { createFieldGrams } from './field-grams.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reader } from './question.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { createSurface } from './surface.ts';

let shared: Reader | undefined;

/** The shipped lexicon with its look-up tables, made once per process. */
export function shippedReader(): Reader {
  shared ??= readerOf(shippedLexicon());
  return shared;
}

export function readerOf(lexicon: Lexicon): Reader {
  return { lexicon, surface: createSurface(lexicon), fieldGrams: createFieldGrams(lexicon) };
}
