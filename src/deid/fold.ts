const PLAIN = /^[a-z]*$/;
const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name however it is typed: no marks, ae for ä, ss for ß, small letters. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word;
  const small = word.toLowerCase();
  if (PLAIN.test(small)) return small;
  const spelt = small.replace(/[äöüß]/g, (letter) => String(TWO_LETTERS[letter]));
  return PLAIN.test(spelt) ? spelt : spelt.normalize('NFD').replace(/\p{M}/gu, '');
}

/** "Meiers" may be Meier in the genitive; both readings, the longer first. */
export function readings(folded: string): readonly string[] {
  return folded.length > 4 && folded.endsWith('s') ? [folded, folded.slice(0, -1)] : [folded];
}

const PARTICLES = new Set([
  'von',
  'van',
  'der',
  'den',
  'de',
  'da',
  'di',
  'del',
  'della',
  'dos',
  'das',
  'du',
  'la',
  'le',
  'zu',
  'zum',
  'zur',
  'vom',
  'ter',
  'ten',
  'el',
  'al',
  'bin',
  'ben',
  'ibn',
  'abu',
  'san',
]);

/** The words of a name that tell who it is: no particles, no single letters. */
export function nameWords(name: string): readonly string[] {
  return (name.match(/[\p{L}\p{M}]{2,}/gu) ?? []).map(fold).filter((word) => !PARTICLES.has(word));
}

/** Letters that stand for a word of the name: "H.-P." gives h and p. */
export function nameInitials(name: string): readonly string[] {
  return (name.match(/(?<![\p{L}\p{M}])\p{L}(?![\p{L}\p{M}])/gu) ?? []).map(fold);
}
