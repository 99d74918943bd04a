const WITHOUT_MARK: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };
const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'oe' };

/** Ways the same lower-cased word is typed: as it is, without marks, with ae/oe/ue and ss. */
export function spellings(word: string): readonly string[] {
  const bare = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøđłı]/g, (letter) => String(WITHOUT_MARK[letter]));
  const two = word.replace(/[äöüßø]/g, (letter) => String(TWO_LETTERS[letter]));
  return [...new Set([word, bare, two])];
}
