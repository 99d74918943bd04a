import { inverseFrequency, saturation, type Terms } from './bm25.ts';
import { type FieldWord, fieldWords } from './field-words.ts';
import type { Fields } from './fields.ts';
import { codeOf, countOfGrams } from './gram-code.ts';
import { type GramHolders, gramHolders } from './gram-holders.ts';
import type { Lexicon } from './lexicon.ts';

const SHARPNESS = 8;
const FAINT = 0.01;
const MOST_GAINS = 50_000;

/**
 * Which fields a text sounds like: n-gram BM25 against all words the lexicon knows of each specialty.
 * Catches what linking misses: faulty spelling, unknown compounds, derivations. Shares of the strongest field, sharpened.
 */
export function createFieldGrams(lexicon: Lexicon): (questionGrams: Terms) => Fields {
  const size = lexicon.taxonomy.specialties.length;
  let index: FieldIndex | undefined;
  return (questionGrams) => {
    index ??= indexOf(lexicon);
    const scores = new Float64Array(size);
    for (const [gram, weight] of questionGrams) addGram(index, codeOf(gram), weight, scores);
    const most = Math.max(...scores, 1e-9);
    return Float32Array.from(scores, (score) => sharpened(score / most));
  };
}

interface FieldIndex {
  /** What a gram adds to the fields that know it; those asked for before are kept, as most come again. */
  readonly gains: Map<number, Gains>;
  readonly words: readonly FieldWord[];
  readonly holders: GramHolders;
  /** Length of each field's document as a share of the mean. */
  readonly lengths: Float64Array;
}

/** Made at the first question: a start does not wait for it. */
function indexOf(lexicon: Lexicon): FieldIndex {
  const words = fieldWords(lexicon);
  const lengths = new Float64Array(lexicon.taxonomy.specialties.length);
  for (const { text, weight, owners } of words) {
    for (const [field, share] of owners) lengths[field] = (lengths[field] ?? 0) + weight * share * countOfGrams(text);
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return {
    gains: new Map(),
    words,
    holders: gramHolders(words.map(({ text }) => text)),
    lengths: lengths.map((length) => length / mean),
  };
}

interface Gains {
  readonly fields: Uint16Array;
  readonly values: Float32Array;
}

function addGram(index: FieldIndex, code: number, weight: number, scores: Float64Array): void {
  const { fields, values } = gainsOf(index, code, scores.length);
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] ?? 0;
    scores[field] = (scores[field] ?? 0) + weight * (values[i] ?? 0);
  }
}

function gainsOf(index: FieldIndex, code: number, size: number): Gains {
  const known = index.gains.get(code);
  if (known) return known;
  const frequencies = frequenciesOf(index, code, size);
  const fields = presentIn(frequencies);
  const gain = inverseFrequency(size, fields.length);
  const values = Float32Array.from(
    fields,
    (field) => gain * saturation(frequencies[field] ?? 0, index.lengths[field] ?? 0),
  );
  if (index.gains.size >= MOST_GAINS) index.gains.clear();
  index.gains.set(code, { fields, values });
  return { fields, values };
}

function presentIn(frequencies: Float64Array): Uint16Array {
  const fields = new Uint16Array(frequencies.length);
  let count = 0;
  for (let field = 0; field < frequencies.length; field++) if ((frequencies[field] ?? 0) > 0) fields[count++] = field;
  return fields.slice(0, count);
}

function frequenciesOf({ holders, words }: FieldIndex, code: number, fields: number): Float64Array {
  const frequencies = new Float64Array(fields);
  holders.each(code, (at) => {
    const word = words[at];
    if (word)
      for (const [field, share] of word.owners) frequencies[field] = (frequencies[field] ?? 0) + word.weight * share;
  });
  return frequencies;
}

function sharpened(share: number): number {
  const value = share ** SHARPNESS;
  return value < FAINT ? 0 : value;
}
