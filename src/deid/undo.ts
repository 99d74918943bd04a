import { fold, nameWords } from './fold.ts';

/** Puts the nth original where the nth such placeholder stands; the last one serves when the text has more. */
export function putBack(text: string, placeholder: string, originals: readonly string[]): string {
  const parts = text.split(placeholder);
  return parts
    .map((part, index) => (index === parts.length - 1 ? part : part + String(originals[index] ?? originals.at(-1))))
    .join('');
}

/** Folded forms of an original that must stay from now on: as a whole, and for a name each of its words. */
export function keptForms(placeholder: string, original: string): readonly string[] {
  const words = placeholder.startsWith('[NAME_') ? nameWords(original) : [];
  return [fold(original), ...words];
}
