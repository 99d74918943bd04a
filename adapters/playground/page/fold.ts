import type { Field, Form, FormName } from '../../../src/chat/port.ts';
import type { FormTrouble } from './form.ts';

/** Forms of which most people need the first fields alone: on a phone, the button that sends would stand screens below. */
const FOLDED: ReadonlySet<FormName> = new Set<FormName>(['question']);

export interface Fold {
  readonly shown: readonly Field[];
  /** What may be left out, behind one line; empty where a form is not folded. */
  readonly folded: readonly Field[];
  /** Something stands in it, or is wrong with it. */
  readonly isOpen: boolean;
}

/** What follows the last field that must be filled in is folded. */
export function fold(form: Form, { errors, typed }: FormTrouble): Fold {
  const from = form.fields.findLastIndex(({ required }) => required) + 1;
  if (!FOLDED.has(form.name) || from === 0) return { shown: form.fields, folded: [], isOpen: false };
  const folded = form.fields.slice(from);
  const isOpen = folded.some(
    (field) =>
      errors.some((error) => error.field === field.id) || isFilled(field, typed.get(`value:${field.id}`) ?? null),
  );
  return { shown: form.fields.slice(0, from), folded, isOpen };
}

/** A choice that stands as it was preset says nothing yet. */
function isFilled(field: Field, typed: readonly string[] | null): boolean {
  if (field.kind === 'choices') return (typed ?? field.values).length > 0;
  const value = typed?.[0] ?? field.value ?? '';
  return value !== '' && (field.kind !== 'choice' || value !== field.options[0]?.value);
}
