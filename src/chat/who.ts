import type { Introduction } from '../consult/consult-request.ts';
import { askerShownTo } from '../consult/index.ts';
import type { Person, PersonId } from '../consult/person.ts';
import type { CardPart } from './card.ts';
import { oneLine } from './inert.ts';
import { facts, type Scene, type Stage } from './scene.ts';

/** The name of a colleague; someone who is no longer known stays a colleague. */
export function nameOf({ people, say }: Stage, id: PersonId): string {
  const person = people.get(id);
  return person === undefined || person.name.trim() === '' ? say.house.unknownPerson : oneLine(person.name, 60);
}

/** Role and house, on one line; empty when neither is known. */
export function roleOf({ role, house }: Person): string {
  return [role, house]
    .map((part) => oneLine(part, 60))
    .filter((part) => part !== '')
    .join(', ');
}

/** Name, role and house. */
export function whoIs(stage: Stage, id: PersonId): string {
  const person = stage.people.get(id);
  const role = person === undefined ? '' : roleOf(person);
  return role === '' ? nameOf(stage, id) : `${nameOf(stage, id)}, ${role}`;
}

function pseudonymOf({ request, say }: Scene, reader: PersonId): string {
  const pseudonym = request.introductions.findLast(({ expertId }) => expertId === reader)?.pseudonym ?? null;
  return pseudonym === null ? say.state.nameless : say.state.anonymous(oneLine(pseudonym, 40));
}

/** The asker as this person may know them; an anonymous one by pseudonym alone. */
export function askerName(scene: Scene, toldTo: PersonId): string {
  const { request } = scene;
  return askerShownTo(request, toldTo) ? nameOf(scene, request.askerId) : pseudonymOf(scene, toldTo);
}

/** Both sides with role and, where it was given, how to reach them; `toldTo` decides what is shown of the asker. */
export function whoIsWho(scene: Scene, { expertId }: Introduction, toldTo: PersonId): readonly CardPart[] {
  const {
    request,
    people,
    say: { state },
  } = scene;
  const known = askerShownTo(request, toldTo);
  return facts([
    [state.label.asker, known ? whoIs(scene, request.askerId) : askerName(scene, toldTo)],
    [state.label.contact, known ? contactOf(people.get(request.askerId)) : null],
    [state.label.expert, whoIs(scene, expertId)],
    [state.label.contact, contactOf(people.get(expertId))],
  ]);
}

export function contactOf(person: Person | undefined): string | null {
  return person?.contact == null ? null : oneLine(person.contact, 120);
}
