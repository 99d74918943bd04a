import type { ProfileInsight } from '../chat/index.ts';
import type { Language, Person } from '../consult/index.ts';
import { RawText, type ScrubbedText, scrub } from '../deid/index.ts';
import { fieldNamed, profileView, topicName } from '../match/index.ts';
import { profileOf } from './library-index.ts';

/** As many as every platform lets one tick in a list. */
const MOST_OFFERED = 10;

/** What matching makes of an expert's profile, in their language; null for whoever has none. */
export function insightOf(person: Person): ProfileInsight | null {
  const profile = profileOf(person);
  if (profile === null) return null;
  const { fields, topics, suggestions } = profileView(profile);
  const own = narrowerOf(person);
  const offered = [...own, ...suggestions.filter((id) => !own.includes(id))].slice(0, MOST_OFFERED);
  const nameOf = (id: string): string => topicName(id, person.lang);
  return { fields: fields.map(nameOf), topics, narrower: offered.map((value) => ({ value, label: nameOf(value) })) };
}

/** Ids of those sub-specialties of a profile that the lexicon knows by these very words. */
export function narrowerOf({ expert }: Person): readonly string[] {
  const ids = (expert?.subspecialties ?? []).flatMap((words) => fieldNamed(words) ?? []);
  return [...new Set(ids)].slice(0, MOST_OFFERED);
}

/** The sub-specialties once these are ticked: what the lexicon does not know stays, what stood there keeps its words. */
export function withNarrower(person: Person, chosen: readonly string[]): readonly ScrubbedText[] {
  const before = person.expert?.subspecialties ?? [];
  const offered = new Set(narrowerOf(person));
  const kept = before.filter((words) => {
    const id = fieldNamed(words);
    return id === null || !offered.has(id) || chosen.includes(id);
  });
  const added = chosen.filter((id) => !offered.has(id)).flatMap((id) => named(id, person.lang));
  return [...kept, ...added];
}

/** In the lexicon's own words; an id that it does not know names nothing. */
function named(id: string, lang: Language): readonly ScrubbedText[] {
  const name = topicName(id, lang);
  const result = scrub(new RawText(name), { lang });
  return name !== id && result.ok ? [result.text] : [];
}
