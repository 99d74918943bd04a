const MOST = 50_000;

/** Remembers a pure function's answers by word, bounded; most words of a clinic come again. */
export function memo<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const value = compute(word);
    known.set(word, value);
    return value;
  };
}
