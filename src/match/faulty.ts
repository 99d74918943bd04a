const SHORTEST = 6;
const MOST_LETTERS_APART = 2;

/**
 * Finds known words one typing fault away: a letter missing, added, wrong, or moved. Words at that distance differ
 * in at most two kinds of letters, which one number per word tells, and by one in length, so that few are compared letter by letter.
 */
export function createFaulty(keys: Iterable<string>): (key: string) => readonly string[] {
  const byLength = new Map<number, SameLength>();
  for (const key of keys) if (key.length >= SHORTEST && !key.includes(' ')) addTo(byLength, key);
  return (key) => {
    if (key.length < SHORTEST) return [];
    const wanted = kindsOfLetters(key);
    const lengths = [key.length - 1, key.length, key.length + 1];
    return lengths.flatMap((length) => nearIn(byLength.get(length), key, wanted));
  };
}

interface SameLength {
  readonly words: string[];
  readonly kinds: number[];
}

function addTo(byLength: Map<number, SameLength>, key: string): void {
  const same = byLength.get(key.length) ?? { words: [], kinds: [] };
  same.words.push(key);
  same.kinds.push(kindsOfLetters(key));
  byLength.set(key.length, same);
}

function nearIn(same: SameLength | undefined, key: string, wanted: number): readonly string[] {
  if (!same) return [];
  return same.words.filter(
    (other, i) =>
      other.charCodeAt(0) === key.charCodeAt(0) &&
      bits(wanted ^ (same.kinds[i] ?? 0)) <= MOST_LETTERS_APART &&
      isOneFaultAway(key, other),
  );
}

/** One bit for each letter that occurs; rarer signs share bits, which lets more through and nothing be missed. */
function kindsOfLetters(key: string): number {
  let kinds = 0;
  for (let i = 0; i < key.length; i++) kinds |= 1 << (key.charCodeAt(i) & 31);
  return kinds;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Equal, or equal once a letter is left out of the longer one, or one letter of each. */
export function isOneFaultAway(a: string, b: string): boolean {
  if (a.length < b.length) return isOneFaultAway(b, a);
  if (a.length - b.length > 1) return false;
  const [start, end] = [commonStart(a, b), commonEnd(a, b)];
  if (start + end >= b.length) return true;
  if (a.length > b.length) return false;
  const last = a.length - end;
  return a.slice(start + 1, last) === b.slice(start, last - 1) || a.slice(start, last - 1) === b.slice(start + 1, last);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
