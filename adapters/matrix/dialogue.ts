import type { Field, Form, Option } from '../../src/chat/port.ts';

/** What stands in a field beyond what the form brought. Words stay where they were typed: only their place is kept. */
export type Answer =
  | { readonly kind: 'typed'; readonly roomId: string; readonly eventId: string; readonly part: string | null }
  | { readonly kind: 'chosen'; readonly values: readonly string[] }
  | { readonly kind: 'emptied' };

/** A form that is asked in a chat, one question a message; everything in it may be stored. */
export interface Dialogue {
  readonly form: Form;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Placeholders that are no hint at a person, by what the person says. */
  readonly restored: readonly string[];
  /** The field that is asked for; null while all of it is shown. */
  readonly asked: string | null;
  /** Whether it goes on through what need not be answered. */
  readonly walking: boolean;
  /** Values of the options shown last, where a name fitted several people. */
  readonly narrowed: readonly string[];
}

const OPTIONS_SHOWN = 12;

export function openDialogue(form: Form): Dialogue {
  const dialogue: Dialogue = { form, answers: {}, restored: [], asked: null, walking: false, narrowed: [] };
  return { ...dialogue, asked: nextAsked(dialogue) };
}

export function fieldOf({ form }: Dialogue, id: string | null): Field | null {
  return form.fields.find((field) => field.id === id) ?? null;
}

/** The values a field has: chosen now, else as the form brought them. Not for words. */
export function chosenIn({ answers }: Dialogue, field: Field): readonly string[] {
  const answer = answers[field.id];
  if (answer?.kind === 'chosen') return answer.values;
  if (answer !== undefined) return [];
  switch (field.kind) {
    case 'choices':
      return field.values;
    case 'choice':
    case 'person':
    case 'date':
      return field.value === null ? [] : [field.value];
    default:
      return [];
  }
}

export function isFilled(dialogue: Dialogue, field: Field): boolean {
  const answer = dialogue.answers[field.id];
  if (answer !== undefined) return answer.kind !== 'emptied';
  if (field.kind === 'clinical' || field.kind === 'contact') return field.value !== '';
  return chosenIn(dialogue, field).length > 0;
}

/** What must be answered before it can be sent. */
export function nextAsked(dialogue: Dialogue): string | null {
  return dialogue.form.fields.find((field) => field.required && !isFilled(dialogue, field))?.id ?? null;
}

/** The first optional field, after `after`, that has nothing in it. */
export function nextOptional(dialogue: Dialogue, after: string | null): string | null {
  const { fields } = dialogue.form;
  const from = fields.findIndex(({ id }) => id === after) + 1;
  return fields.slice(from).find((field) => !field.required && !isFilled(dialogue, field))?.id ?? null;
}

/** A form of one question goes off with its answer. */
export function isSingle({ form }: Dialogue): boolean {
  return form.fields.length === 1 && !form.again;
}

export function shownOptions(dialogue: Dialogue, field: Field): readonly Option[] {
  if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'person') return [];
  const narrowed = field.options.filter(({ value }) => dialogue.narrowed.includes(value));
  return narrowed.length > 0 ? narrowed : field.options.slice(0, OPTIONS_SHOWN);
}

export function withAnswer(dialogue: Dialogue, field: string, answer: Answer): Dialogue {
  return { ...dialogue, narrowed: [], answers: { ...dialogue.answers, [field]: answer } };
}
