interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text with the identifiers a person marked; `annotates` when only one kind was looked for. */
export interface Gold {
  readonly text: string;
  readonly spans?: readonly (Place & { readonly type: string })[];
  readonly annotates?: readonly string[];
}

/** Shares are undefined where there was nothing to count. */
export interface Score {
  readonly texts: number;
  readonly refused: number;
  /** Core identifiers of which no letter or digit is left, with its Wilson interval. */
  readonly full: number | undefined;
  readonly interval: readonly [number, number] | undefined;
  readonly char: number | undefined;
  readonly wordPrecision: number | undefined;
  readonly kept: number | undefined;
  readonly clean: number | undefined;
  readonly untouched: number | undefined;
}

const LETTER = /[\p{L}\p{N}]/u;
const WORDS = /[\p{L}\p{N}_]+/gu;
const ratio = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);

/** Wilson score interval at 95 %. */
function wilson(hits: number, n: number): readonly [number, number] | undefined {
  if (n === 0) return undefined;
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

const newCount = () => ({
  n: 0,
  full: 0,
  letters: 0,
  hit: 0,
  words: 0,
  inGold: 0,
  plain: 0,
  plainMasked: 0,
  clean: 0,
  empty: 0,
  untouched: 0,
  refused: 0,
});
type Count = ReturnType<typeof newCount>;

/** Counts one text's core identifiers; answers whether a letter of one is left. */
function countSpans(gold: Gold, masked: Uint8Array, core: readonly string[] | undefined, count: Count): boolean {
  let leaks = false;
  for (const { start, end, type } of gold.spans ?? []) {
    if (core && !core.includes(type)) continue;
    const at = Array.from({ length: end - start }, (_, index) => start + index).filter((index) =>
      LETTER.test(gold.text[index] ?? ''),
    );
    if (at.length === 0) continue;
    const hit = at.filter((index) => masked[index] === 1).length;
    count.n++;
    count.full += hit === at.length ? 1 : 0;
    count.letters += at.length;
    count.hit += hit;
    leaks ||= hit < at.length;
  }
  return leaks;
}

/** A masked word right beside a marked one, a title or label, counts neither way. */
function countWords(gold: Gold, masked: Uint8Array, marked: Uint8Array, count: Count): void {
  const words = [...gold.text.matchAll(WORDS)].map((match) => ({
    gone: masked.subarray(match.index, match.index + match[0].length).includes(1),
    marked: marked.subarray(match.index, match.index + match[0].length).includes(1),
  }));
  words.forEach((word, index) => {
    const beside = words[index - 1]?.marked === true || words[index + 1]?.marked === true;
    if (word.gone && !word.marked && beside) return;
    if (!word.marked) {
      count.plain++;
      count.plainMasked += word.gone ? 1 : 0;
    }
    if (word.gone) {
      count.words++;
      count.inGold += word.marked ? 1 : 0;
    }
  });
}

/** Recall, precision and what stays, blind to the kind the filter gave; a refusal counts as everything missed. */
export function scoreAll(
  rows: readonly Gold[],
  find: (text: string) => readonly Place[] | undefined,
  core?: readonly string[],
): Score {
  const count = newCount();
  for (const gold of rows) {
    const found = find(gold.text);
    const masked = paint(gold.text.length, found ?? []);
    const marked = paint(gold.text.length, gold.spans ?? []);
    count.refused += found ? 0 : 1;
    count.clean += countSpans(gold, masked, core, count) ? 0 : 1;
    if ((gold.spans ?? []).length === 0) {
      count.empty++;
      count.untouched += found?.length === 0 ? 1 : 0;
    }
    if (!gold.annotates) countWords(gold, masked, marked, count);
  }
  return {
    texts: rows.length,
    refused: count.refused,
    full: ratio(count.full, count.n),
    interval: wilson(count.full, count.n),
    char: ratio(count.hit, count.letters),
    wordPrecision: ratio(count.inGold, count.words),
    kept: count.plain === 0 ? undefined : 1 - count.plainMasked / count.plain,
    clean: ratio(count.clean, rows.length),
    untouched: ratio(count.untouched, count.empty),
  };
}
