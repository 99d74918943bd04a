import { drawFrom } from '../../test/fakes/draw-from.ts';

const LONG = 6;
const SHARE = 0.4;

/** One fault in two of five long words: a letter left out, doubled, moved or another, and umlauts typed as two letters. */
export function withTypos(text: string, seed: number): string {
  const random = drawFrom(seed);
  return text.replace(/[\p{L}]{6,}/gu, (word) =>
    word.length >= LONG && random() < SHARE ? faulty(word, random) : word,
  );
}

function faulty(word: string, random: () => number): string {
  if (/[äöü]/u.test(word)) return word.replace('ä', 'ae').replace('ö', 'oe').replace('ü', 'ue');
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const faults = [
    before + after,
    before + letter + letter + after,
    before + after.charAt(0) + letter + after.slice(1),
    `${before}e${after}`,
  ];
  return faults[Math.floor(random() * faults.length)] ?? word;
}
