import { isExactlyGeneral } from '../general-words.ts';
import { isSmallWord } from '../language.ts';
import { fold, wordsOf } from '../normalise.ts';
import { faultAt, type LexiconFault, type PlacedRow } from './fault.ts';
import { abbreviations, type PlacedForm, writtenForms } from './forms.ts';

const FEWEST_LETTERS = 3;
const MOST_WORDS_OF_ABBREVIATION = 3;

/** Faults of single words of a concept: too short to be told from others, everyday words, never to be found. */
export function formFaults(at: PlacedRow): readonly LexiconFault[] {
  return [...writtenForms(at).flatMap(writtenFaults), ...abbreviations(at).flatMap(abbreviationFaults)];
}

function writtenFaults({ at, text }: PlacedForm): readonly LexiconFault[] {
  if (text.replaceAll(/[^\p{L}\p{N}]/gu, '').length < FEWEST_LETTERS)
    return [faultAt(at, 'too-short', `"${text}" is too short for a word; abbreviations stand in the column "short"`)];
  const [only, second] = wordsOf(text).map(fold);
  if (only === undefined || second !== undefined || !isEveryday(only)) return [];
  return [faultAt(at, 'common-word', `"${text}" is an everyday word`)];
}

function abbreviationFaults({ at, text, key }: PlacedForm): readonly LexiconFault[] {
  const words = key.split(' ').filter((word) => word !== '').length;
  if (words === 0 || words > MOST_WORDS_OF_ABBREVIATION)
    return [faultAt(at, 'dead-abbreviation', `"${text}" is never found: one to three words are looked up`)];
  if (key.replaceAll(' ', '').length > 1) return [];
  return [faultAt(at, 'too-short', `"${text}" is too short for an abbreviation`)];
}

function isEveryday(word: string): boolean {
  return isSmallWord(word) || isExactlyGeneral(word);
}
