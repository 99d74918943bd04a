const BITS = 6;
const OTHER = 63;
const EDGES = 2;
const [SHORTEST, LONGEST] = [3, 5];

/** How many n-grams `writeGramCodes` writes for a word. */
export function countOfGrams(word: string): number {
  let count = 0;
  for (let n = SHORTEST; n <= LONGEST; n++) count += Math.max(0, word.length + EDGES - n + 1);
  return count;
}

/** The n-grams of `grams` as numbers below 2^30, six bits a character, from `at` on; returns where they end. */
export function writeGramCodes(word: string, into: Int32Array, at: number): number {
  const padded = `^${word}$`;
  let end = at;
  for (let from = 0; from + SHORTEST <= padded.length; from++) {
    let code = 0;
    for (let n = 1; n <= LONGEST && from + n <= padded.length; n++) {
      code = (code << BITS) | letterOf(padded.charCodeAt(from + n - 1));
      if (n >= SHORTEST) into[end++] = code;
    }
  }
  return end;
}

/** The number of one n-gram. */
export function codeOf(gram: string): number {
  let code = 0;
  for (let i = 0; i < gram.length; i++) code = (code << BITS) | letterOf(gram.charCodeAt(i));
  return code;
}

/** 1..26 letters, 27..36 digits, 37 and 38 the edges; whatever else a word may hold counts as one sign. */
function letterOf(char: number): number {
  if (char >= 97 && char <= 122) return char - 96;
  if (char >= 48 && char <= 57) return char - 21;
  if (char === 94) return 37;
  return char === 36 ? 38 : OTHER;
}
