import type { Kind } from './span.ts';

const KINDS =
  'NAME|DATE|BIRTHDATE|AGE|PHONE|EMAIL|URL|IP|HANDLE|STREET|PLACE|ID|INSURANCE_ID|BANK|WARD|ROOM|PLATE|DEVICE|HOSPITAL|ORGANISATION';

/** `[NAME_1]`, `[DATE_2: Tag +3]`: ours or typed by somebody, it is never an identifier. */
export const PLACEHOLDER = new RegExp(
  String.raw`\[(${KINDS})_(\d{1,4})(?:: (?:Tag|Day|Jour|Giorno) [+-]\d{1,6})?\]`,
  'g',
);

/** Where placeholders stand, in order of place. */
export function placeholdersIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!text.includes('[')) return NONE;
  return [...text.matchAll(PLACEHOLDER)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
}

const NONE: readonly never[] = [];

/** What an age above 89 becomes. */
export const OLD_AGE = '90+';

export function placeholder(kind: Kind, number: number, note = ''): string {
  return `[${kind}_${number}${note}]`;
}

/** The highest number of each kind these texts already use, so that a new placeholder never meets an old one. */
export function highestNumbers(texts: Iterable<string>): Map<string, number> {
  const highest = new Map<string, number>();
  for (const text of texts) {
    if (!text.includes('[')) continue;
    for (const [, matched, number] of text.matchAll(PLACEHOLDER)) {
      const kind = String(matched);
      highest.set(kind, Math.max(highest.get(kind) ?? 0, Number(number)));
    }
  }
  return highest;
}
