import { inverseFrequency, saturation, type Terms } from './bm25.ts';
import { type FieldWord, fieldWords } from './field-words.ts';
import type { Fields } from './fields.ts';
import { countOfGrams } from './gram-code.ts';
import { type GramHolders, gramHolders } from './gram-holders.ts';
import type { Lexicon } from './lexicon.ts';

const SHARPNESS = 8;
const FAINT = 0.01;
const ROOM_FOR_GAINS = 2 ** 20;

/**
 * Which fields a text sounds like: n-gram BM25 against all words the lexicon knows of each specialty.
 * Catches what linking misses: faulty spelling, unknown compounds, derivations. Shares of the strongest field, sharpened.
 */
export function createFieldGrams(lexicon: Lexicon): (questionGrams: Terms<number>) => Fields {
  const size = lexicon.taxonomy.specialties.length;
  let index: FieldIndex | undefined;
  return (questionGrams) => {
    index ??= indexOf(lexicon);
    const scores = new Float64Array(size);
    for (const [gram, weight] of questionGrams) addGram(index, gram, weight, scores);
    const most = Math.max(...scores, 1e-9);
    return Float32Array.from(scores, (score) => sharpened(score / most));
  };
}

interface FieldIndex {
  readonly gains: Gains;
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
    gains: {
      places: new Map(),
      fields: new Uint16Array(ROOM_FOR_GAINS),
      values: new Float32Array(ROOM_FOR_GAINS),
      end: 0,
    },
    words,
    holders: gramHolders(words.map(({ text }) => text)),
    lengths: lengths.map((length) => length / mean),
  };
}

/**
 * What a gram adds to the fields that know it; those asked for before are kept, as most come again. At a gram's place
 * stands the number of its fields, then the fields, and beside each what is added: one after the other in memory.
 */
interface Gains {
  readonly places: Map<number, number>;
  readonly fields: Uint16Array;
  readonly values: Float32Array;
  end: number;
}

function addGram(index: FieldIndex, code: number, weight: number, scores: Float64Array): void {
  const { fields, values, places } = index.gains;
  const at = places.get(code) ?? learn(index, code, scores.length);
  const last = at + (fields[at] ?? 0);
  for (let i = at + 1; i <= last; i++) {
    const field = fields[i] ?? 0;
    scores[field] = (scores[field] ?? 0) + weight * (values[i] ?? 0);
  }
}

function learn(index: FieldIndex, code: number, size: number): number {
  const { gains, lengths } = index;
  if (gains.end + size + 1 > ROOM_FOR_GAINS) {
    gains.places.clear();
    gains.end = 0;
  }
  const at = gains.end++;
  const frequencies = frequenciesOf(index, code, size);
  const count = frequencies.reduce((sum, frequency) => sum + (frequency > 0 ? 1 : 0), 0);
  const gain = inverseFrequency(size, count);
  for (let field = 0; field < size; field++) {
    const frequency = frequencies[field] ?? 0;
    if (frequency <= 0) continue;
    gains.fields[gains.end] = field;
    gains.values[gains.end++] = gain * saturation(frequency, lengths[field] ?? 0);
  }
  gains.fields[at] = count;
  gains.places.set(code, at);
  return at;
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
