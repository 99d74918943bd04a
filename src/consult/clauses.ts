/** A folded word of a text; `begins`: a comma or semicolon stands before it. */
export interface Word {
  readonly word: string;
  readonly begins: boolean;
}

/** One sentence; its clauses begin at commas and semicolons. */
export type Sentence = readonly Word[];

/** After these a full stop ends nothing. */
const ABBREVIATIONS = new Set(
  'pat st ca bzw evtl ggf vs dr prof ant med hr fr pt approx bds li re mind max ges'.split(' '),
);

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/ä/gu, 'ae'],
  [/ö/gu, 'oe'],
  [/ü/gu, 'ue'],
  [/ß/gu, 'ss'],
  [/œ/gu, 'oe'],
  [/æ/gu, 'ae'],
];

/** Lower case, umlauts spelt out, accents dropped: how a text and the lexicon are compared. */
function foldCase(text: string): string {
  let folded = text.normalize('NFC').toLowerCase();
  for (const [from, to] of LETTERS) folded = folded.replace(from, to);
  return folded.normalize('NFD').replace(/\p{M}/gu, '');
}

const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu;
const SHORT_WORD = /(?<![\p{L}\p{N}])(\p{L}{2,6})\.(?=\s)/gu;
const STATUS_POST = /(?<![\p{L}\p{N}])st ([np])\./gu;
const DECIMAL_COMMA = /(?<=\d),(?=\d)/gu;

/** "V.a." reads "va", "Z. n." reads "zn", "St. n." reads "st n", "Pat." reads "pat", "6,8" reads "6.8". */
function plain(text: string): string {
  return foldCase(text)
    .replace(SHORT_WORD, (found, word: string) => (ABBREVIATIONS.has(word) ? word : found))
    .replace(STATUS_POST, 'st $1')
    .replace(INITIALS, (found) => `${found.replace(/[.\s]/gu, '')} `)
    .replace(DECIMAL_COMMA, '.');
}

const SENTENCE_END = /[.!?\n](?!\d)/u;
const WORD_OR_BREAK = /[,;]|[\p{L}\p{N}]+(?:\.\d+)*\+?/gu;

/** The sentences of a text in folded words; a decimal is one word, a hyphen divides. */
export function sentencesOf(text: string): readonly Sentence[] {
  return plain(text).split(SENTENCE_END).map(wordsOf);
}

function wordsOf(sentence: string): Sentence {
  const words: Word[] = [];
  let begins = false;
  for (const [word] of sentence.matchAll(WORD_OR_BREAK)) {
    const isBreak = word === ',' || word === ';';
    if (!isBreak) words.push({ word, begins });
    begins = isBreak;
  }
  return words;
}

/** Folded words of a phrase of the lexicon; `*` stays at the end of an open word. */
export function phraseWords(phrase: string): readonly string[] {
  return foldCase(phrase)
    .replace(DECIMAL_COMMA, '.')
    .split(/[\s'’/-]+/u)
    .filter((word) => word !== '');
}
