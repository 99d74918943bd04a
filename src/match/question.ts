import type { Terms } from './bm25.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mention, type Reading, readText } from './reading.ts';
import type { Surface } from './surface.ts';
import { type LegTerms, questionTerms } from './terms.ts';

/** All that the legs need of a question, read once. */
export interface Question {
  readonly reading: Reading;
  /** Of what is asked, and of that with its context. */
  readonly asked: LegTerms;
  readonly terms: LegTerms;
  /** What its concepts ask for, and what it sounds like. */
  readonly fields: Fields;
  /** The same without what it denies: evidence for somebody must be in what is asked. */
  readonly affirmed: Fields;
  readonly soundsLike: Fields;
}

/** The lexicon made ready for look-ups. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly surface: Surface;
  readonly fieldGrams: (questionGrams: Terms<number>) => Fields;
}

const lately = new WeakMap<Reader, Map<string, Reading>>();
const LATELY = 4;

/** The legs read one question one after the other: the last few readings are kept. */
export function read(text: string, reader: Reader): Reading {
  const known = lately.get(reader) ?? new Map<string, Reading>();
  lately.set(reader, known);
  const found = known.get(text);
  if (found) return found;
  const reading = readText(text, reader.lexicon, reader.surface);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - LATELY + 1))) known.delete(oldest);
  known.set(text, reading);
  return reading;
}

const CONTEXT_WEIGHT = 0.3;

/** Context adds to what is asked, with less weight; the words shown as reasons come from the question alone. */
export function readQuestion(
  { text, context = [] }: Asked,
  reader: Reader,
  isKnownWord: (word: string) => boolean,
): Question {
  const reading = read(text, reader);
  const around = context.map((one) => read(one, reader));
  const asked = questionTerms(reading, isKnownWord);
  const terms = around.reduce((sum, one) => withContext(sum, questionTerms(one, isKnownWord)), asked);
  const mentions = [...reading.mentions, ...around.flatMap((one) => one.mentions.map(faintly))];
  const fields = fieldsOf(mentions, reader.lexicon);
  const affirmed = mentions.filter(({ negated }) => !negated);
  return {
    reading,
    asked,
    terms,
    fields,
    affirmed: affirmed.length === mentions.length ? fields : fieldsOf(affirmed, reader.lexicon),
    soundsLike: reader.fieldGrams(terms.grams),
  };
}

/** The text of a query, and what was told besides. */
interface Asked {
  readonly text: string;
  readonly context?: readonly string[];
}

function faintly(mention: Mention): Mention {
  return { ...mention, weight: mention.weight * CONTEXT_WEIGHT };
}

function withContext(asked: LegTerms, context: LegTerms): LegTerms {
  return {
    words: joined(asked.words, context.words),
    grams: joined(asked.grams, context.grams),
    concepts: joined(asked.concepts, context.concepts),
  };
}

function joined<Term>(asked: Terms<Term>, context: Terms<Term>): Terms<Term> {
  const terms = new Map(asked);
  for (const [term, weight] of context) terms.set(term, Math.max(terms.get(term) ?? 0, weight * CONTEXT_WEIGHT));
  return terms;
}
