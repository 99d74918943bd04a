import type { Run } from './small-run.ts';
import type { Confidence, Evidence, Kind } from './span.ts';
import type { Token } from './token.ts';

/** How much a hit is worth when two overlap: hard > cued > listed > generic. */
export type Tier = 0 | 1 | 2 | 3;
export const GENERIC: Tier = 0;
export const LISTED: Tier = 1;
export const CUED: Tier = 2;
export const HARD: Tier = 3;

/** A text ready to be looked at. */
export interface Doc {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The same as somebody typed them; another list only where all is typed in small letters, see `small-text.ts`. */
  readonly typed: readonly Token[];
  /** Of a text typed in small letters the runs of tokens that are a name by where they stand, see `small-person.ts`. */
  readonly runs: readonly Run[];
  /** Indexes of numbers that continue neither a word nor another number. */
  readonly numbers: readonly number[];
  /** Indexes of words with a capital. */
  readonly capitals: readonly number[];
  /** Indexes of words that announce something: titles, labels, units of place and time. */
  readonly cues: readonly number[];
  /** Indexes of words that a number follows without a blank: "A31", "DE89". */
  readonly codes: readonly number[];
  /** Lexicon classes of all words together: what is not among them need not be looked for. */
  readonly seen: number;
  /** Groups of all words together, see `word-group.ts`. */
  readonly groups: number;
  /** Kinds of all endings together. */
  readonly endings: number;
  /** Digits of the longest number. */
  readonly longestNumber: number;
  /** Where placeholders stand, in order of place. */
  readonly placeholders: readonly { readonly start: number; readonly end: number }[];
  /** Only names carry a capital inside a sentence, see `language.ts`. */
  readonly nounsSmall: boolean;
}

/** What a recogniser saw; offsets of the clean text, end exclusive. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly rule: string;
  readonly tier: Tier;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/**
 * One identifier. `examples.hit` mark what must go with «», `examples.stay` must come back whole;
 * each of them is a test.
 */
export interface Recogniser {
  readonly id: string;
  /** What it takes, for the coordinator who reads the documentation. */
  readonly about: string;
  readonly kind: Kind;
  /** Cheap look before anything is matched. */
  readonly trigger?: (doc: Doc) => boolean;
  /** Adds what it sees to `found`, in any order. */
  readonly find: (doc: Doc, found: Hit[]) => void;
  readonly examples: { readonly hit: readonly string[]; readonly stay: readonly string[] };
}
