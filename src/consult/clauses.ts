/** Words that end a clause when a full stop follows are rare; these are abbreviations, after which it goes on. */
const ABBREVIATIONS = new Set(['pat', 'st', 'ca', 'bzw', 'evtl', 'ggf', 'vs', 'dr', 'prof', 'ant', 'med', 'hr', 'fr', 'pt', 'approx']);

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/ä/gu, 'ae'], [/ö/gu, 'oe'], [/ü/gu, 'ue'], [/ß/gu, 'ss'], [/œ/gu, 'oe'], [/æ/gu, 'ae'],
];

/** Lower case, umlauts spelt out, accents dropped: how a text and the lexicon are compared. */
export function foldCase(text: string): string {
  let folded = text.normalize('NFC').toLowerCase();
  for (const [from, to] of LETTERS) folded = folded.replace(from, to);
  return folded.normalize('NFD').replace(/\p{M}/gu, '');
}

/** "V.a." reads "va", "Z. n." reads "zn"; a known abbreviation loses its full stop. */
function joinAbbreviations(folded: string): string {
  return folded
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}/gu, (found) => `${found.replace(/[.\s]/gu, '')} `)
    .replace(/(?<![\p{L}\p{N}])(\p{L}{2,6})\.\s?(\p{L})\.\s/gu, (found, word: string, letter: string) =>
      (ABBREVIATIONS.has(word) ? `${word} ${letter} ` : found))
    .replace(/(?<![\p{L}\p{N}])(\p{L}{2,6})\.(?=\s)/gu, (found, word: string) => (ABBREVIATIONS.has(word) ? word : found));
}

const CLAUSE_END = /[.;!?\n](?!\d)|,(?!\d)/u;
const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*\+?/gu;

/** The clauses of a text as lists of folded words; a decimal is one word, a hyphen divides. */
export function clausesOf(text: string): readonly (readonly string[])[] {
  const clauses = joinAbbreviations(foldCase(text)).split(CLAUSE_END);
  return clauses.map(wordsOf).filter((words) => words.length > 0);
}

/** Folded words of a phrase of the lexicon; `*` stays at the end of an open word. */
export function phraseWords(phrase: string): readonly string[] {
  return foldCase(phrase).split(/[\s'’/-]+/u).filter((word) => word !== '');
}

function wordsOf(clause: string): readonly string[] {
  return [...clause.matchAll(WORD)].map(([word]) => word);
}
