import type { ExpertProfile } from './contract.ts';
import { isGeneralWord } from './general-words.ts';
import type { Lexicon } from './lexicon.ts';
import { stem } from './normalise.ts';
import { type Reader, read } from './question.ts';
import type { Mention, Reading } from './reading.ts';
import { contentTokens } from './terms.ts';
import type { Token } from './token.ts';

/** What of a profile may be shown as a reason: words as they stand there. */
export interface ProfileWords {
  /** Its fields by name, each with the specialties it names. */
  readonly fields: readonly { readonly text: string; readonly owners: readonly number[] }[];
  readonly byConcept: ReadonlyMap<number, string>;
  readonly byStem: ReadonlyMap<string, string>;
}

const SURELY = 0.4;

export function profileWords(profile: ExpertProfile, reader: Reader): ProfileWords {
  const names = [profile.specialty, ...profile.subspecialties];
  const body = [...names, ...profile.interests, profile.text].map((text) => read(text, reader));
  return {
    fields: names.map((text) => ({ text, owners: ownersOf(read(text, reader), reader.lexicon) })),
    byConcept: firstOfEach(body.flatMap((reading) => concepts(reading, reader.lexicon))),
    byStem: new Map(
      body.flatMap((one) => tellingTokens(one).map((token) => [stem(token.word), token.surface] as const)),
    ),
  };
}

/** Concepts that words name surely, other than the names of fields, which another reason tells. */
export function concepts(reading: Reading, lexicon: Lexicon): readonly (readonly [concept: number, words: string])[] {
  return reading.mentions
    .filter((mention) => tells(reading, mention, lexicon))
    .map(({ concept, from, to }) => [concept, wordsOf(reading, from, to)]);
}

export function tells(reading: Reading, mention: Mention, lexicon: Lexicon): boolean {
  return (
    mention.weight >= SURELY &&
    !lexicon.concepts[mention.concept]?.isSpecialty &&
    reading.tokens.slice(mention.from, mention.to).some((token) => !isGeneralWord(token.word))
  );
}

export function tellingTokens({ tokens }: Reading): readonly Token[] {
  return contentTokens(tokens).filter(({ word }) => word.length > 4 && !isGeneralWord(word));
}

export function wordsOf(reading: Reading, from: number, to: number): string {
  return reading.tokens
    .slice(from, to)
    .map((token) => token.surface)
    .join(' ');
}

function ownersOf(reading: Reading, lexicon: Lexicon): readonly number[] {
  return reading.mentions.flatMap(
    ({ concept }) => lexicon.concepts[concept]?.owners.slice(0, 1).map(([owner]) => owner) ?? [],
  );
}

function firstOfEach(pairs: readonly (readonly [number, string])[]): ReadonlyMap<number, string> {
  return new Map(pairs.toReversed());
}
