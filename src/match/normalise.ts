import { memo } from './memo.ts';

/** Umlauts fold both ways: "ä", "ae" and "a" become one. */
export const fold = memo((word: string): string => {
  const plain = stripAccents(word);
  return /[aou]e/u.test(plain)
    ? plain
        .replaceAll('ae', 'a')
        .replaceAll('oe', 'o')
        .replace(/(?<!q)ue/gu, 'u')
    : plain;
});

/** Most words are plain: they are spared the costly composing and decomposing. */
const PLAIN = /^[\0-\x7f]*$/u;

function stripAccents(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
}

const MAY_SOUND = /[äæöœüß]|[aou]e/u;
const SOUND = /[äæöœüß]|[ao]e|ue/gu;
const SOUNDS: Readonly<Record<string, string>> = {
  ä: 'e',
  æ: 'e',
  ae: 'e',
  ö: 'e',
  œ: 'e',
  oe: 'e',
  ü: 'u',
  ue: 'u',
  ß: 'ss',
};
const SPELLING = /sch|ph|[tr]h|ch|qu|[kzyjw]/gu;
/** Most words are spelt alike everywhere; they are spared the replacing. */
const MAY_BE_SPELT = /[aou]e|[cptrs]h|qu|[kzyjw]|(.)\1/u;
const SPELT: Readonly<Record<string, string>> = {
  sch: 'x',
  ph: 'f',
  th: 't',
  rh: 'r',
  ch: 'c',
  qu: 'c',
  k: 'c',
  z: 'c',
  y: 'i',
  j: 'i',
  w: 'v',
};

/** Spelling differences between the four languages taken out, the ending kept; for parts of compounds. */
export function cognate(word: string): string {
  const plain = PLAIN.test(word);
  let key = (plain ? word : word.normalize('NFC')).toLowerCase();
  if (plain && !MAY_BE_SPELT.test(key)) return key;
  if (MAY_SOUND.test(key)) key = key.replace(SOUND, (found) => SOUNDS[found] ?? found);
  if (!plain) key = key.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
  return key.replace(SPELLING, (found) => SPELT[found] ?? found).replace(/(.)\1/gu, '$1');
}

const ENDING =
  /(?:ix(?:e[nmrs]?)?|ic(?:e[nsrm]?|us|al[ei]?|a|i|os?)?|ungen|ioni?|iones|ien|ies?|ia[se]?|[ae]ux|al(?:e[snrm]?|i)?|ern|en|em|er|es|us|um|is|as|os|[eaoisn])$/u;

/** The cognate without its ending, so that inflected forms in any of the four languages meet. */
export function cognateStem(word: string): string {
  const key = cognate(word);
  if (key.length < 5) return key.replace(/(?<=...)[es]$/u, '');
  const stem = key.replace(ENDING, '');
  return stem.length >= 4 ? stem : key;
}

const STEM_ENDING = /(?:ungen|ung|isch(?:e[nmrs]?)?|lich(?:e[nmrs]?)?|ern|en|em|er|es|ed|ing|s|e|n)$/u;

/** Light stem of a folded word: one inflectional ending off, at least four letters kept. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const stemmed = word.replace(STEM_ENDING, '');
  return stemmed.length >= 4 ? stemmed : word;
}

const WORD = /[\p{L}\p{N}]+/gu;
const ONE_WORD = /^[A-Za-z0-9]+$/u;

/** Words as typed, without what a token needs besides; for the forms of the lexicon. */
export function wordsOf(text: string): readonly string[] {
  if (ONE_WORD.test(text)) return [text];
  return text.match(WORD) ?? [];
}

/** A form's words folded, with blanks between: how it is spelt, whatever the hyphens. */
export function spellingOf(text: string): string {
  return wordsOf(text).map(fold).join(' ');
}

/** Character 3- to 5-grams of a folded word with its edges marked. */
export function grams(word: string): readonly string[] {
  const padded = `^${word}$`;
  const out: string[] = [];
  for (let n = 3; n <= 5; n++) {
    for (let i = 0; i + n <= padded.length; i++) out.push(padded.slice(i, i + n));
  }
  return out;
}
