export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text with the identifiers a person marked; `annotates` when only one kind was looked for. */
export interface Gold {
  readonly text: string;
  readonly spans?: readonly (Place & { readonly type: string })[];
  readonly annotates?: readonly string[];
}

/** So many of so many. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

export interface Score {
  readonly texts: number;
  readonly refused: number;
  /** Identifiers of which no letter or digit is left. */
  readonly full: Share;
  /** Their letters and digits that are gone. */
  readonly char: Share;
  /** Words taken that touch what was marked. */
  readonly wordPrecision: Share;
  /** Words outside what was marked that stay. */
  readonly kept: Share;
  /** Texts with no letter of an identifier left. */
  readonly clean: Share;
  /** Texts without identifiers that come back whole. */
  readonly untouched: Share;
}

/** What a filter takes from a text; nothing when it refuses. */
export type Finder = (text: string) => readonly Place[] | undefined;

const LETTER = /[\p{L}\p{N}]/u;
const WORDS = /[\p{L}\p{N}_]+/gu;

/** Wilson score interval at 95 %. */
export function wilson({ hits, n }: Share): readonly [number, number] {
  const z = 1.96;
  const share = hits / n;
  const scale = 1 + (z * z) / n;
  const middle = share + (z * z) / (2 * n);
  const width = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [(middle - width) / scale, (middle + width) / scale];
}

function paint(length: number, places: readonly Place[]): Uint8Array {
  const painted = new Uint8Array(length);
  for (const { start, end } of places) painted.fill(1, start, end);
  return painted;
}

class Tally {
  hits = 0;
  n = 0;

  add(isHit: boolean): void {
    this.n++;
    if (isHit) this.hits++;
  }
}

const newTallies = () => ({
  full: new Tally(),
  char: new Tally(),
  wordPrecision: new Tally(),
  kept: new Tally(),
  clean: new Tally(),
  untouched: new Tally(),
});
type Tallies = ReturnType<typeof newTallies>;

/** Counts one text's core identifiers; answers whether a letter of one is left. */
function countSpans(gold: Gold, masked: Uint8Array, core: readonly string[] | undefined, tallies: Tallies): boolean {
  let leaks = false;
  for (const { start, end, type } of gold.spans ?? []) {
    if (core && !core.includes(type)) continue;
    const at = Array.from({ length: end - start }, (_, index) => start + index).filter((index) =>
      LETTER.test(gold.text[index] ?? ''),
    );
    if (at.length === 0) continue;
    const gone = at.map((index) => masked[index] === 1);
    for (const isGone of gone) tallies.char.add(isGone);
    tallies.full.add(gone.every(Boolean));
    leaks ||= !gone.every(Boolean);
  }
  return leaks;
}

/** A masked word right beside a marked one, a title or label, counts neither way. */
function countWords(gold: Gold, masked: Uint8Array, marked: Uint8Array, tallies: Tallies): void {
  const words = [...gold.text.matchAll(WORDS)].map((match) => ({
    gone: masked.subarray(match.index, match.index + match[0].length).includes(1),
    marked: marked.subarray(match.index, match.index + match[0].length).includes(1),
  }));
  words.forEach((word, index) => {
    const beside = words[index - 1]?.marked === true || words[index + 1]?.marked === true;
    if (word.gone && !word.marked && beside) return;
    if (!word.marked) tallies.kept.add(!word.gone);
    if (word.gone) tallies.wordPrecision.add(word.marked);
  });
}

/** Recall, precision and what stays, blind to the kind the filter gave; a refusal counts as everything missed. */
export function scoreAll(rows: readonly Gold[], find: Finder, core?: readonly string[]): Score {
  const tallies = newTallies();
  let refused = 0;
  for (const gold of rows) {
    const found = find(gold.text);
    const masked = paint(gold.text.length, found ?? []);
    const marked = paint(gold.text.length, gold.spans ?? []);
    refused += found ? 0 : 1;
    tallies.clean.add(!countSpans(gold, masked, core, tallies));
    if ((gold.spans ?? []).length === 0) tallies.untouched.add(found?.length === 0);
    if (!gold.annotates) countWords(gold, masked, marked, tallies);
  }
  return { texts: rows.length, refused, ...tallies };
}
