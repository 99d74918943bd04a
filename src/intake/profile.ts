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
