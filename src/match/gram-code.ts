const BITS = 6;
const [FIRST_OTHER, OTHERS] = [39, 25];
const EDGES = 2;
const [SHORTEST, LONGEST] = [3, 5];

/** How many n-grams `writeGramCodes` writes for a word. */
export function countOfGrams(word: string): number {
  let count = 0;
  for (let n = SHORTEST; n <= LONGEST; n++) count += Math.max(0, word.length + EDGES - n + 1);
  return count;
}

/** Character 3- to 5-grams of a folded word with its edges marked, as numbers below 2^30, six bits a character, from `at` on; returns where they end. */
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

export function gramCodes(word: string): Int32Array {
  const codes = new Int32Array(countOfGrams(word));
  writeGramCodes(word, codes, 0);
  return codes;
}

/** 1..26 letters, 27..36 digits, 37 and 38 the edges; letters of other scripts share the rest, so that few of a word meet. */
function letterOf(char: number): number {
  if (char >= 97 && char <= 122) return char - 96;
  if (char >= 48 && char <= 57) return char - 21;
  if (char === 94) return 37;
  return char === 36 ? 38 : FIRST_OTHER + (char % OTHERS);
}
