import type { Field } from '../../src/chat/port.ts';
import { chosenIn, type Dialogue, fieldOf, nextOptional, shownOptions } from './dialogue.ts';
import type { FormView } from './render/form.ts';
import { type Words, words } from './words.ts';

/** What stands in a field, as its person sees it. What they typed is not said again: it stands in their own message. */
function shown(dialogue: Dialogue, field: Field, say: Words): string | null {
  const answer = dialogue.answers[field.id];
  if (answer?.kind === 'typed') return say.asYouWrote;
  if (answer?.kind === 'emptied') return null;
  switch (field.kind) {
    case 'clinical':
    case 'contact':
      return field.value === '' ? null : field.value;
    case 'date':
      return chosenIn(dialogue, field)[0] ?? null;
    default: {
      const values = chosenIn(dialogue, field);
      const labels = field.options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
      return labels.length === 0 ? null : labels.join(', ');
    }
  }
}

export function viewOf(dialogue: Dialogue, errors: readonly string[]): FormView {
  const { form } = dialogue;
  const say = words[form.lang];
  const asked = fieldOf(dialogue, dialogue.asked);
  return {
    form,
    asked,
    errors,
    shown: (field) => shown(dialogue, field, say),
    options: asked === null ? [] : shownOptions(dialogue, asked),
    more: nextOptional(dialogue, null) !== null,
  };
}
