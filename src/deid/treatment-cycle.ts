import type { Doc } from './recogniser.ts';
import { tokenAt } from './token.ts';

/** UTF-16 units to each side; the work stays linear on a row without end. */
const REACH = 200;

/** "C3 2/8", "C12 28.09": the day of a cycle of treatment, one of a row. */
export function isCycle(doc: Doc, index: number): boolean {
  const [letter, count] = [tokenAt(doc, index - 2), tokenAt(doc, index - 1)];
  const cycle = letter?.lower === 'c' && letter.capital && count?.kind === 'number' && count.gap === 0;
  if (!cycle || doc.tokens[index]?.gap !== 1) return false;
  return CYCLE.test(doc.text.slice(Math.max(0, letter.start - REACH), letter.start + REACH));
}

/** One day of the row has its year: "C5 4/5, C6 3/5" alone are pieces of the spine. */
const CYCLE = /C\d{1,2} +\d{1,2} ?[./] ?\d{1,2} ?[./|] ?\d{2}/;
