import { setImmediate } from 'node:timers/promises';
import type { BotParts } from '../bot.ts';
import type { Person, PersonId } from '../consult/index.ts';
import type { ExpertProfile, Matcher } from '../match/index.ts';
import type { LibraryCase } from '../store/port.ts';

/** Experts and cases as matching sees them. Filled after the adapters are up; whoever searches waits for it. */
export interface LibraryIndex extends Pick<Matcher, 'find' | 'similarCases'> {
  /** Filled once; after a failure the next search tries again. */
  ready(): Promise<void>;
  /** A case was kept: the next search finds it. */
  learn(kept: LibraryCase): Promise<void>;
  /** A case is kept no longer: nobody is shown it any more. */
  forget(id: string): Promise<void>;
  /** A person was saved: the index follows. */
  changed(id: PersonId): Promise<void>;
}

/** `expert` answers who may be found now, so that nothing older ever replaces what was saved meanwhile. */
export function createIndex(
  { store, matcher, circleId }: Pick<BotParts, 'store' | 'matcher' | 'circleId'>,
  expert: (id: PersonId) => Person | null,
): LibraryIndex {
  const put = async (id: PersonId): Promise<void> => {
    const profile = profileOf(expert(id));
    if (profile === null) await matcher.removeExpert(id);
    else await matcher.putExpert(profile);
  };
  let last: Promise<void> = Promise.resolve();
  /** One after the other: an embedder that answers out of turn must not bring back an older profile. */
  const changed = (id: PersonId): Promise<void> => {
    last = last.then(
      () => put(id),
      () => put(id),
    );
    return last;
  };
  /** Taken back while the index was being filled from what was read before. */
  const gone = new Set<string>();
  const putCase = ({ id, question: text, expertId, helpful, closedOn: at }: LibraryCase): Promise<void> =>
    matcher.putCase({ id, text, expertId, helpful, at });
  const learn = (kept: LibraryCase): Promise<void> => {
    gone.delete(kept.id);
    return putCase(kept);
  };
  const forget = (id: string): Promise<void> => {
    gone.add(id);
    return matcher.removeCase(id);
  };
  const fill = async (): Promise<void> => {
    for (const { id } of await store.experts(circleId)) {
      await changed(id);
      await setImmediate();
    }
    for (const kept of await store.cases(circleId)) {
      if (!gone.has(kept.id)) await putCase(kept);
      await setImmediate();
    }
  };
  let filling: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    filling ??= fill().catch((error: unknown) => {
      filling = null;
      throw error;
    });
    return filling;
  };
  return {
    ready,
    changed,
    learn,
    forget,
    async find(query, eligible) {
      await ready();
      return matcher.find(query, eligible);
    },
    async similarCases(query, limit) {
      await ready();
      return matcher.similarCases(query, limit);
    },
  };
}

/** A person as matching reads them: a question they would like to be asked says as much as an interest. */
export function profileOf(person: Person | null): ExpertProfile | null {
  if (person === null || person.expert === null) return null;
  const { specialty, subspecialties, interests, examples, languages, text } = person.expert;
  return { id: person.id, specialty, subspecialties, interests: [...interests, ...examples], languages, text };
}
