import type { Kind } from './span.ts';

const KINDS = 'NAME|DATE|BIRTHDATE|AGE|PHONE|EMAIL|URL|IP|HANDLE|STREET|PLACE|ID|INSURANCE_ID|BANK|WARD|ROOM|PLATE|DEVICE|ORGANISATION';

/** `[NAME_1]`, `[DATE_2: Tag +3]`: ours or typed by somebody, it is never an identifier. */
export const PLACEHOLDER = new RegExp(String.raw`\[(?:${KINDS})_(\d{1,4})(?:: (?:Tag|Day|Jour|Giorno) [+-]\d{1,6})?\]`, 'g');

/** What an age above 89 becomes. */
export const OLD_AGE = '90+';

export function placeholder(kind: Kind, number: number, note = ''): string {
  return `[${kind}_${number}${note}]`;
}

/** The highest number a text already uses, so that a new placeholder never meets an old one. */
export function highestNumber(texts: Iterable<string>): number {
  let highest = 0;
  for (const text of texts) {
    for (const match of text.matchAll(PLACEHOLDER)) highest = Math.max(highest, Number(match[1]));
  }
  return highest;
}
