import type { ScrubbedText } from '../deid/index.ts';
import { clausesOf, phraseWords } from './clauses.ts';

/** One cue of an acute emergency: words in order, `*` opens a word's end. `lang` is ISO 639-1. */
export interface RedFlagPhrase {
  readonly id: string;
  readonly group: string;
  readonly lang: string;
  readonly phrase: string;
}

export type CueKind =
  | 'negation' | 'history' | 'family' | 'question-of-past' | 'organisation' | 'pseudo-negation' | 'termination';
export type CuePosition = 'before' | 'after' | 'directly-before' | 'directly-after';

/** Words around a red flag that take it back, let it stand, or end the reach of those that do. */
export interface NegationCue {
  readonly lang: string;
  readonly kind: CueKind;
  readonly position: CuePosition;
  readonly phrase: string;
}

export interface RedFlagRules {
  readonly phrases: readonly RedFlagPhrase[];
  readonly cues: readonly NegationCue[];
}

type Clause = readonly string[];
/** Places of the matched words within their clause. */
type Match = readonly number[];

const REACH = 6;
const ARTICLES = new Set((
  'der die das den dem des ein eine einer einem einen eines the a an le la les l un une du de d il lo gli i una della dello'
).split(' '));

/**
 * Groups of emergencies that the text speaks of as present now in this patient, in order of the rules. After NegEx
 * (Chapman 2001) and ConText (Harkema 2009): a cue within six words takes a flag back unless a termination stands
 * between. A prompt to phone, not a triage instrument.
 */
export function redFlags(text: ScrubbedText, lang: string, rules: RedFlagRules): readonly string[] {
  const clauses = clausesOf(text);
  const cues = rules.cues.filter((cue) => cue.lang === lang);
  const present = rules.phrases
    .filter((phrase) => phrase.lang === lang)
    .filter(({ phrase }) => clauses.some((clause) => isPresent(clause, phraseWords(phrase), cues)));
  return [...new Set(present.map(({ group }) => group))];
}

function isPresent(clause: Clause, phrase: readonly string[], cues: readonly NegationCue[]): boolean {
  return matchesOf(clause, phrase, 0, clause.length).some((match) => !isTakenBack(clause, match, cues));
}

/** Every place where the words stand in order, other words between them or not; the tightest for each first word. */
function matchesOf(clause: Clause, phrase: readonly string[], from: number, to: number): readonly Match[] {
  const matches: Match[] = [];
  for (let start = from; start < to; start++) {
    const match = matchFrom(clause, phrase, start, to);
    if (match !== null) matches.push(match);
  }
  return matches;
}

function matchFrom(clause: Clause, phrase: readonly string[], start: number, to: number): Match | null {
  const places: number[] = [];
  let at = start;
  for (const word of phrase) {
    while (at < to && !sameWord(clause[at], word)) at++;
    if (at >= to || (places.length === 0 && at !== start)) return null;
    places.push(at++);
  }
  return places;
}

function sameWord(word: string | undefined, wanted: string): boolean {
  return wanted.endsWith('*') ? word?.startsWith(wanted.slice(0, -1)) === true : word === wanted;
}

function isTakenBack(clause: Clause, match: Match, cues: readonly NegationCue[]): boolean {
  const near = cues.filter((cue) => reaches(clause, match, cue, cues));
  const doubted = near.some(({ kind }) => kind === 'pseudo-negation');
  return near.some(({ kind }) => kind !== 'pseudo-negation' && kind !== 'termination' && !(doubted && kind === 'negation'));
}

/** Whether this cue stands where it says, within reach, outside the flag's own words, and nothing cuts it off. */
function reaches(clause: Clause, match: Match, cue: NegationCue, cues: readonly NegationCue[]): boolean {
  if (cue.kind === 'termination') return false;
  const first = match[0] ?? 0;
  const last = match.at(-1) ?? 0;
  const words = phraseWords(cue.phrase);
  switch (cue.position) {
    case 'before':
      return matchesOf(clause, words, Math.max(0, first - REACH), first)
        .some((found) => !isCut(clause, (found.at(-1) ?? 0) + 1, first + 1, 'before', cues));
    case 'after':
      return matchesOf(clause, words, last + 1, Math.min(clause.length, last + 1 + REACH))
        .some((found) => !isCut(clause, last + 1, found[0] ?? 0, 'after', cues));
    case 'directly-before':
      return endsWith(clause.slice(0, first).filter(noArticle), words);
    case 'directly-after':
      return endsWith(clause.slice(last + 1).filter(noArticle).toReversed(), words.toReversed());
  }
}

/** A termination word between cue and flag; before a flag its own first word counts too ("akute"). */
function isCut(clause: Clause, from: number, to: number, side: CuePosition, cues: readonly NegationCue[]): boolean {
  return cues.some((cue) => cue.kind === 'termination' && cue.position === side
    && matchesOf(clause, phraseWords(cue.phrase), from, to).length > 0);
}

function noArticle(word: string): boolean {
  return !ARTICLES.has(word);
}

function endsWith(words: readonly string[], wanted: readonly string[]): boolean {
  return words.length >= wanted.length && wanted.every((word, at) => sameWord(words[words.length - wanted.length + at], word));
}
