import type { ScrubbedText } from '../deid/index.ts';
import type { ScrubbedValue } from '../store/port.ts';

/** What came back from a form, by field id. A value of another kind than the field's counts as absent. */
export type Entries = Readonly<Record<string, ScrubbedValue>>;

export function textIn(entries: Entries, id: string): ScrubbedText | null {
  const value = entries[id];
  return value?.kind === 'clinical' && value.text.trim() !== '' ? value.text : null;
}

export function oneIn(entries: Entries, id: string): string | null {
  const value = entries[id];
  return (value?.kind === 'choice' || value?.kind === 'person') && value.value !== '' ? value.value : null;
}

export function severalIn(entries: Entries, id: string): readonly string[] {
  const value = entries[id];
  return value?.kind === 'choices' ? value.values : [];
}

/** Null when the form had no such field; an emptied one is ''. */
export function contactIn(entries: Entries, id: string): string | null {
  const value = entries[id];
  return value?.kind === 'contact' ? value.value.trim() : null;
}

/** The option that was chosen, if it is one of those offered. */
export function optionIn<T extends string>(entries: Entries, id: string, options: readonly T[]): T | null {
  const value = oneIn(entries, id);
  return options.find((option) => option === value) ?? null;
}
