import { isInCapitals, type PlacedWord, partingOf } from './clause.ts';
import { isSmallWord } from './language.ts';
import { memo } from './memo.ts';
import { denialIn } from './negation.ts';
import type { Cues } from './negation-cues.ts';
import { cognateStem, fold } from './normalise.ts';

/** One word of a text, in the forms the retrieval legs compare. */
export interface Token {
  /** As typed. */
  readonly surface: string;
  /** Folded: lower case, no accents, ae/oe/ue as a/o/u. */
  readonly word: string;
  /** The same for cognates over German, English, French and Italian: "Hämatologie", "haematology", "ematologia" come close. */
  readonly key: string;
  readonly negated: boolean;
  /** Whether it is one of the words that deny. */
  readonly denies: boolean;
}

const PLACEHOLDER = /\[[A-Z_]+_\d+\]/gu;
const WORD_AND_SIGNS = /([\p{L}\p{N}]+)([^\p{L}\p{N}]*)/gu;

const formsOf = memo((surface) => {
  const word = fold(surface);
  return { word, key: cognateStem(surface), content: !isSmallWord(word) || isInCapitals(surface) };
});

/** Words in order, those that are denied marked. Placeholders are no words. */
export function tokenise(text: string, cues: Cues): readonly Token[] {
  const plain = text.replace(PLACEHOLDER, (found) => ' '.repeat(found.length));
  const words = [...plain.matchAll(WORD_AND_SIGNS)].map(([, surface = '', signs = '']) => placed(surface, signs));
  const { denied, denying } = denialIn(words, cues);
  return words.map(({ surface, word }, at) => ({
    surface,
    word,
    key: formsOf(surface).key,
    negated: denied.has(at) && !denying.has(at),
    denies: denying.has(at),
  }));
}

function placed(surface: string, signs: string): PlacedWord {
  const { word, content } = formsOf(surface);
  return { surface, word, parting: partingOf(surface, signs), content };
}
