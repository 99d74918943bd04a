import type { Person, PersonId } from '../../consult/person.ts';
import type { Span } from '../../deid/index.ts';
import type { Field, Option, RemovedMark } from '../card.ts';
import type { FormContext } from '../context.ts';
import { oneLine } from '../inert.ts';
import type { Catalogue } from '../say/index.ts';
import { roleOf } from '../who.ts';

/** UTF-16 units the filter takes. */
export const LONGEST_TEXT = 20_000;
export const LONGEST_CONTACT = 200;

/** What a form is drawn from: its context with the words of the reader's language. */
export interface Desk extends FormContext {
  readonly say: Catalogue;
}

interface Wording {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

function base({ id, label, hint, required }: Wording) {
  return { id, label, hint: hint ?? null, required: required ?? false };
}

export function single({ values }: Desk, id: string): string | null {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? value : null;
}

function several({ values }: Desk, id: string): readonly string[] {
  const value = values[id];
  return typeof value === 'object' && value !== null ? value : [];
}

/** One mark for each placeholder that still stands in the text; what cannot be certain may be undone. */
export function marksOf({ say }: Desk, spans: readonly Span[], value: string): readonly RemovedMark[] {
  const standing = new Map<string, Span>();
  for (const span of spans) if (value.includes(span.placeholder)) standing.set(span.placeholder, span);
  return [...standing.values()].map(({ placeholder, kind, confidence }) => ({
    placeholder,
    kind,
    label: say.kinds.removed[kind],
    undoable: confidence !== 'certain',
  }));
}

/** A text that is filtered. It is shown as it stands, so that what comes back is what the person saw. */
export function clinical(desk: Desk, wording: Wording & { readonly multiline?: boolean }): Field {
  const value = single(desk, wording.id) ?? '';
  const removed = marksOf(desk, desk.marks[wording.id] ?? [], value);
  const hint = removed.length === 0 ? base(wording).hint : desk.say.forms.removedHint(removed.length);
  return {
    ...base(wording),
    hint,
    kind: 'clinical',
    value,
    multiline: wording.multiline ?? true,
    removed,
    maxLength: LONGEST_TEXT,
  };
}

export function choice(
  desk: Desk,
  wording: Wording,
  options: readonly Option[],
  otherwise: string | null = null,
): Field {
  return { ...base(wording), kind: 'choice', options, value: single(desk, wording.id) ?? otherwise };
}

export function choices(desk: Desk, wording: Wording, options: readonly Option[]): Field {
  return { ...base(wording), kind: 'choices', options, values: several(desk, wording.id) };
}

export function person(desk: Desk, wording: Wording, people: readonly Person[]): Field {
  const options = people.filter(({ id }) => id !== desk.reader.id).map(personOption);
  return { ...base(wording), kind: 'person', options, value: single(desk, wording.id) };
}

function personOption(one: Person): Option & { readonly value: PersonId } {
  const role = roleOf(one);
  const option = { value: one.id, label: oneLine(one.name, 60) };
  return role === '' ? option : { ...option, hint: role };
}

export function contact(desk: Desk, wording: Wording): Field {
  return { ...base(wording), kind: 'contact', value: single(desk, wording.id) ?? '', maxLength: LONGEST_CONTACT };
}
