import { createDoc } from '../../src/deid/doc.ts';
import type { Hit, Recogniser } from '../../src/deid/recogniser.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** «» mark what must go: the text without them, and the places. */
export function unmark(example: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let text = '';
  for (const [index, part] of example.split(/[«»]/).entries()) {
    if (index % 2 === 1) places.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, places };
}

const LETTER = /[\p{L}\p{N}]/u;

/** The text with every letter and digit of these places as a bullet: what two sets of places are compared by. */
export function masked(text: string, places: Iterable<Place>): string {
  const letters =
    [...text].length === text.length ? text.split('') : Array.from({ length: text.length }, (_, at) => text.charAt(at));
  for (const { start, end } of places)
    for (let at = start; at < end; at++) if (LETTER.test(letters[at] ?? '')) letters[at] = '•';
  return letters.join('');
}

/** What this rule alone sees. */
export function seenBy(recogniser: Recogniser, text: string): string {
  const doc = createDoc(text);
  if (recogniser.trigger && !recogniser.trigger(doc)) return text;
  const found: Hit[] = [];
  recogniser.find(doc, found);
  return masked(text, found);
}
