import type { Effect, ExpertSettings, Given, Language, Person } from '../consult/index.ts';
import type { Change } from '../store/port.ts';
import { type ChangeTools, deliveryOf, emptyChange, handleTarget } from './change.ts';
import { withNarrower } from './profile-insight.ts';

/** An end of the pause; null resumes. */
export interface Pause {
  readonly days: number;
  readonly deputyId: Person['id'] | null;
}

/** What the profile form may change; an absent field stays as it is, an emptied contact is none. */
export type ProfileEdit = Partial<Omit<ExpertSettings, 'pausedUntil' | 'deputyId'>> & {
  readonly lang?: Language;
  readonly contact?: string;
  /** Ids of narrower fields that were ticked. */
  readonly narrower?: readonly string[];
};

/** What a person is told of it; codes of the catalogue's notices. */
type Notice = 'paused' | 'resumed' | 'not-an-expert' | 'profile-saved' | 'language-changed';

const DAY = 86_400_000;

export function pauseChange(person: Person, pause: Pause | null, given: Given, tools: ChangeTools): Change {
  if (person.expert === null) return ownChange(person, 'not-an-expert', given, tools);
  const pausedUntil = pause === null ? null : new Date(given.now.getTime() + pause.days * DAY);
  const deputyId = pause === null ? null : pause.deputyId;
  const changed = { ...person, expert: { ...person.expert, pausedUntil, deputyId } };
  return ownChange(changed, pause === null ? 'resumed' : 'paused', given, tools);
}

/** A pause said with a decline, beside what else follows from it: never shorter than one that runs, whose deputy stays. */
export function withRest(change: Change, person: Person, days: number, given: Given, tools: ChangeTools): Change {
  if (person.expert === null) return change;
  const running = person.expert.pausedUntil !== null && person.expert.pausedUntil > given.now ? person.expert : null;
  const asked = new Date(given.now.getTime() + days * DAY);
  const pausedUntil = running?.pausedUntil != null && running.pausedUntil > asked ? running.pausedUntil : asked;
  const expert = { ...person.expert, pausedUntil, deputyId: running?.deputyId ?? null };
  return merged(change, ownChange({ ...person, expert }, 'paused', given, tools));
}

function merged(change: Change, own: Change): Change {
  return {
    ...change,
    people: [...change.people, ...own.people],
    handles: [...change.handles, ...own.handles],
    deliveries: [...change.deliveries, ...own.deliveries],
    audit: [...change.audit, ...own.audit],
  };
}

export function profileChange(person: Person, edit: ProfileEdit, given: Given, tools: ChangeTools): Change {
  return ownChange(edited(person, edit), 'profile-saved', given, tools);
}

/** The person as they would be once this is saved. */
export function edited(person: Person, edit: ProfileEdit): Person {
  const { lang, contact, narrower, ...settings } = edit;
  const ticked = narrower === undefined ? {} : { subspecialties: withNarrower(person, narrower) };
  return {
    ...person,
    lang: lang ?? person.lang,
    contact: contact === undefined ? person.contact : contact === '' ? null : contact,
    expert: person.expert === null ? null : { ...person.expert, ...settings, ...ticked },
  };
}

export function languageChange(person: Person, lang: Language, given: Given, tools: ChangeTools): Change {
  return ownChange({ ...person, lang }, 'language-changed', given, tools);
}

/** Said as well as shown, for platforms that have no page of one's own. */
function ownChange(person: Person, notice: Notice, given: Given, tools: ChangeTools): Change {
  const effects: readonly Effect[] = [
    { kind: 'tell', to: person.id, card: 'notice', about: notice },
    { kind: 'home', of: person.id },
  ];
  return {
    ...emptyChange,
    people: [person],
    handles: [handleTarget(tools.keyed, { to: person.id, card: 'notice', requestId: null, about: notice })],
    deliveries: effects.map((effect) => deliveryOf({ effect, notBefore: null }, null, given.now, tools)),
    audit: [{ at: given.now, actor: person.id, action: notice, requestId: null, detail: {} }],
  };
}
