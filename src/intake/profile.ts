import type { ExpertSettings, Given, Person } from '../consult/index.ts';
import type { Change } from '../store/port.ts';
import { type ChangeTools, deliveryOf, emptyChange } from './change.ts';

/** An end of the pause; null resumes. */
export interface Pause {
  readonly days: number;
  readonly deputyId: Person['id'] | null;
}

/** What the profile form may change; an absent field stays as it is, an emptied contact is none. */
export type ProfileEdit = Partial<Omit<ExpertSettings, 'pausedUntil' | 'deputyId'>> & {
  readonly lang?: Person['lang'];
  readonly contact?: string;
};

const DAY = 86_400_000;

export function pauseChange(person: Person, pause: Pause | null, given: Given, tools: ChangeTools): Change {
  if (person.expert === null) return homeChange(person, 'pause-without-profile', given, tools);
  const pausedUntil = pause === null ? null : new Date(given.now.getTime() + pause.days * DAY);
  const deputyId = pause === null ? null : pause.deputyId;
  const changed = { ...person, expert: { ...person.expert, pausedUntil, deputyId } };
  return homeChange(changed, pause === null ? 'resume' : 'pause', given, tools);
}

export function profileChange(person: Person, edit: ProfileEdit, given: Given, tools: ChangeTools): Change {
  const { lang, contact, ...settings } = edit;
  const changed: Person = {
    ...person,
    lang: lang ?? person.lang,
    contact: contact === undefined ? person.contact : contact === '' ? null : contact,
    expert: person.expert === null ? null : { ...person.expert, ...settings },
  };
  return homeChange(changed, 'profile', given, tools);
}

function homeChange(person: Person, action: string, given: Given, tools: ChangeTools): Change {
  return {
    ...emptyChange,
    people: [person],
    deliveries: [deliveryOf({ effect: { kind: 'home', of: person.id }, notBefore: null }, null, given.now, tools)],
    audit: [{ at: given.now, actor: person.id, action, requestId: null, detail: {} }],
  };
}
