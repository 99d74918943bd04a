import { CASELESS, classAt } from './char-class.ts';

/** Behind these a number of one or two digits is no day. */
const NO_JOINT = new Set(['', ',', '%', ')', ':', ';', '\n']);
/** Letters that a word between two days begins with: "bis", "und", "et", "and", "to". */
const JOINING = new Set('buaet');

/** Behind a day, over one blank, stands a sign, a figure or a joining word. */
export function mayJoin(text: string, at: number): boolean {
  if (NO_JOINT.has(text.charAt(at))) return false;
  const shown = text.charAt(at) === ' ' ? at + 1 : at;
  return classAt(text, shown) < CASELESS || JOINING.has(text.charAt(shown));
}
