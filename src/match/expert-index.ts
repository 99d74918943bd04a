import { type Competences, createCompetences } from './competences.ts';
import type { ExpertProfile } from './contract.ts';
import { competence, type Fields } from './fields.ts';
import { createLexicalLegs, type LexicalLegs } from './lexical-legs.ts';
import { type ProfileWords, profileWords } from './profile-words.ts';
import { type Reader, read } from './question.ts';
import type { Reading } from './reading.ts';
import { createSlots, type Slots } from './slots.ts';
import { documentTerms } from './terms.ts';

/** Profiles by slot, with what the legs need of them. */
export interface ExpertIndex {
  readonly slots: Slots;
  readonly legs: LexicalLegs;
  put(profile: ExpertProfile): number;
  remove(id: string): number | undefined;
  profile(slot: number): ExpertProfile | undefined;
  /** What may be shown of a profile as a reason; the ones shown lately are kept. */
  words(profile: ExpertProfile): ProfileWords;
  readonly answering: Competences['answering'];
}

/** Per field: how many times its words count, and how much its named and implied fields say of the expert. */
const PARTS = {
  specialty: { words: 2, named: 1, derived: 0.5 },
  subspecialties: { words: 2, named: 1, derived: 0.5 },
  interests: { words: 1.5, named: 0.6, derived: 0.35 },
  text: { words: 1, named: 0.3, derived: 0.2 },
} as const;
const WORDS_KEPT = 1000;
type PartName = keyof typeof PARTS;

export function createExpertIndex(reader: Reader): ExpertIndex {
  const [slots, legs] = [createSlots(), createLexicalLegs()];
  const profiles: (ExpertProfile | undefined)[] = [];
  const competences = createCompetences(reader.lexicon.taxonomy.specialties.length);
  const put = (profile: ExpertProfile): number => {
    const slot = slots.claim(profile.id);
    const parts = partsOf(profile, reader);
    legs.put(slot, documentTerms(parts.map(([name, reading]) => ({ reading, weight: PARTS[name].words }))));
    profiles[slot] = profile;
    competences.put(slot, competenceIn(parts, reader));
    return slot;
  };
  const remove = (id: string): number | undefined => {
    const slot = slots.release(id);
    if (slot === undefined) return undefined;
    legs.remove(slot);
    profiles[slot] = undefined;
    competences.remove(slot);
    return slot;
  };
  const kept = new Map<ExpertProfile, ProfileWords>();
  const words = (profile: ExpertProfile): ProfileWords => {
    const known = kept.get(profile);
    if (known) return known;
    if (kept.size >= WORDS_KEPT) kept.clear();
    const fresh = profileWords(profile, reader);
    kept.set(profile, fresh);
    return fresh;
  };
  return { slots, legs, put, remove, words, profile: (slot) => profiles[slot], answering: competences.answering };
}

type Parts = readonly (readonly [PartName, Reading])[];

/** How well a profile answers for each field, 0..1, as the index counts it. */
export function competenceOf(profile: ExpertProfile, reader: Reader): Fields {
  return competenceIn(partsOf(profile, reader), reader);
}

function competenceIn(parts: Parts, { lexicon }: Reader): Fields {
  return competence(
    parts.map(([name, { mentions }]) => ({ mentions, ...PARTS[name] })),
    lexicon,
  );
}

function partsOf(profile: ExpertProfile, reader: Reader): Parts {
  return [
    ['specialty', read(profile.specialty, reader)],
    ['subspecialties', read(profile.subspecialties.join('. '), reader)],
    ['interests', read(profile.interests.join('. '), reader)],
    ['text', read(profile.text, reader)],
  ];
}
