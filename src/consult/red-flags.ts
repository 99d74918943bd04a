import type { ScrubbedText } from '../deid/index.ts';
import { type Sentence, sentencesOf } from './clauses.ts';
import { type Match, matchesOf, sameWord } from './phrase-match.ts';

/** One cue of an acute emergency: folded words in order, `*` opens a word's end. `lang` is ISO 639-1. */
export interface RedFlagPhrase {
  readonly id: string;
  readonly group: string;
  readonly lang: string;
  readonly words: readonly string[];
}

export type CueKind =
  | 'negation'
  | 'negative-result'
  | 'history'
  | 'family'
  | 'question-of-past'
  | 'organisation'
  | 'pseudo-negation'
  | 'termination'
  | 'onset';
export type CuePosition = 'before' | 'after' | 'directly-before' | 'directly-after';

/** Words around a red flag that take it back, let it stand, or end the reach of those that do. */
export interface NegationCue {
  readonly lang: string;
  readonly kind: CueKind;
  readonly position: CuePosition;
  readonly words: readonly string[];
}

export interface RedFlagRules {
  readonly phrases: readonly RedFlagPhrase[];
  readonly cues: readonly NegationCue[];
}

const REACH = 6;
const ARTICLES = new Set(
  'der die das den dem des ein eine einer einem einen eines the a an le la les l un une du de d il lo gli i una della dello'.split(
    ' ',
  ),
);

/**
 * Groups of emergencies that the text speaks of as present now in this patient, in order of the rules. After NegEx
 * (Chapman 2001) and ConText (Harkema 2009): a cue within six words of the same clause takes a flag back unless a
 * termination stands between. The rules of all languages are read at once, for people write in another language than
 * their own, or in two. A prompt to phone, not a triage instrument.
 */
export function redFlags(text: ScrubbedText, rules: RedFlagRules): readonly string[] {
  const sentences = sentencesOf(text);
  const vocabulary = new Set(sentences.flatMap((sentence) => sentence.map(({ word }) => word)));
  const cues = rules.cues.filter(({ words }) => mayStand(words, vocabulary));
  const present = rules.phrases
    .filter(({ words }) => mayStand(words, vocabulary))
    .filter(({ words }) => sentences.some((sentence) => isPresent(sentence, words, cues)));
  return [...new Set(present.map(({ group }) => group))];
}

/** Most phrases share no word with a text and need not be looked for. */
function mayStand(words: readonly string[], vocabulary: ReadonlySet<string>): boolean {
  return words.every((word) => word.endsWith('*') || vocabulary.has(word));
}

function isPresent(sentence: Sentence, words: readonly string[], cues: readonly NegationCue[]): boolean {
  return matchesOf(sentence, words, 0, sentence.length).some((match) => !isTakenBack(sentence, match, cues));
}

function isTakenBack(sentence: Sentence, match: Match, cues: readonly NegationCue[]): boolean {
  const near = cues.filter((cue) => reaches(sentence, match, cue, cues));
  const doubted = near.some(({ kind }) => kind === 'pseudo-negation');
  return near.some(({ kind }) => kind !== 'pseudo-negation' && !(doubted && isAbsence(kind)));
}

function isAbsence(kind: CueKind): boolean {
  return kind === 'negation' || kind === 'negative-result';
}

function isTermination({ kind }: NegationCue): boolean {
  return kind === 'termination' || kind === 'onset';
}

/** Whether this cue stands where it says, within reach, outside the flag's own words, and nothing cuts it off. */
function reaches(sentence: Sentence, { first, last }: Match, cue: NegationCue, cues: readonly NegationCue[]): boolean {
  if (isTermination(cue)) return false;
  const before = reachBefore(sentence, first);
  const after = reachAfter(sentence, last);
  switch (cue.position) {
    case 'before':
      return matchesOf(sentence, cue.words, before, first).some(
        (found) => !isCut(sentence, found.last + 1, first + 1, 'before', cues),
      );
    case 'after':
      return matchesOf(sentence, cue.words, last + 1, after).some(
        (found) => !isCut(sentence, last + 1, found.first, 'after', cues),
      );
    case 'directly-before':
      return endsWith(bare(sentence.slice(before, first)), cue.words);
    case 'directly-after':
      return endsWith(bare(sentence.slice(last + 1, after)).toReversed(), cue.words.toReversed());
  }
}

/** The farthest word before `at` that a cue may stand on. */
function reachBefore(sentence: Sentence, at: number): number {
  const farthest = Math.max(0, at - REACH);
  const clause = sentence.slice(farthest, at + 1).findLastIndex(({ begins }) => begins);
  return farthest + Math.max(0, clause);
}

/** The word behind the last one after `at` that a cue may stand on. */
function reachAfter(sentence: Sentence, at: number): number {
  const words = sentence.slice(at + 1, at + 1 + REACH);
  const clause = words.findIndex(({ begins }) => begins);
  return at + 1 + (clause === -1 ? words.length : clause);
}

/** A termination word between cue and flag; before a flag its own first word counts too ("akute"). */
function isCut(sentence: Sentence, from: number, to: number, side: CuePosition, cues: readonly NegationCue[]): boolean {
  return cues.some(
    (cue) => isTermination(cue) && cue.position === side && matchesOf(sentence, cue.words, from, to).length > 0,
  );
}

function bare(words: Sentence): readonly string[] {
  return words.map(({ word }) => word).filter((word) => !ARTICLES.has(word));
}

function endsWith(words: readonly string[], wanted: readonly string[]): boolean {
  const end = words.slice(-wanted.length);
  return end.length === wanted.length && wanted.every((word, at) => sameWord(end[at], word));
}
