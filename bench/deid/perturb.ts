import { personAt, unheardOf } from './cultures.ts';
import type { Gold, Place } from './score.ts';

interface Edit extends Place {
  readonly with: string;
}

type Span = NonNullable<Gold['spans']>[number];

/** What is done to a text; its marks move along. */
export interface Perturbation {
  readonly what: string;
  readonly edits: (gold: Gold, names: readonly string[]) => readonly Edit[];
}

/** The text after all edits; an edit lies inside one mark, or outside of all. */
export function perturbed(gold: Gold, edits: readonly Edit[]): Gold {
  const sorted = edits.toSorted((one, other) => one.start - other.start);
  const moved = (offset: number) =>
    sorted.reduce((at, edit) => (edit.end <= offset ? at + edit.with.length - (edit.end - edit.start) : at), offset);
  let text = gold.text;
  for (const { start, end, with: next } of sorted.toReversed()) text = text.slice(0, start) + next + text.slice(end);
  const spans = gold.spans?.map((span) => ({ ...span, start: moved(span.start), end: moved(span.end) }));
  return { ...gold, text, ...(spans === undefined ? {} : { spans }) };
}

const namesIn = ({ spans }: Gold, names: readonly string[]): readonly Span[] =>
  (spans ?? []).filter(({ type }) => names.includes(type));

function cased(like: string, name: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return name.toUpperCase();
  return like === like.toLowerCase() ? name.toLowerCase() : name;
}

const WHOLE_WORD = /[\p{L}\p{M}]{2,}(?:['’][\p{L}\p{M}]+)?/gu;

/** Words of names, each with its number; the same word has the same one throughout, and particles stay. */
function wordsOf(gold: Gold, names: readonly string[]) {
  const numbers = new Map<string, number>();
  return namesIn(gold, names).flatMap((span) =>
    [...gold.text.slice(span.start, span.end).matchAll(WHOLE_WORD)].flatMap((match, position, all) => {
      const [word] = match;
      if (/^(?:von|van|de|da|di|del|la|le|der|den|zu|dos|al|bin)$/.test(word)) return [];
      const key = word.toLowerCase();
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      const start = span.start + match.index;
      return [{ start, end: start + word.length, word, number, isLast: position === all.length - 1 }];
    }),
  );
}

/** Each text has its own people. */
const seedOf = (text: string) =>
  Array.from(text).reduce((sum, letter) => (sum * 31 + Number(letter.codePointAt(0))) % 9973, 7);

function swapped(make: (index: number, isLast: boolean) => string): Perturbation['edits'] {
  return (gold, names) => {
    const seed = seedOf(gold.text);
    const made = new Map<number, string>();
    return wordsOf(gold, names).map(({ start, end, word, number, isLast }) => {
      const name = made.get(number) ?? make(seed + number, isLast);
      made.set(number, name);
      return { start, end, with: cased(word, name) };
    });
  };
}

const each = (text: string, pattern: RegExp, write: (found: string) => string): readonly Edit[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    with: write(match[0]),
  }));

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' };
const TITLE =
  /(?:\b(?:Herrn?|Frau|Hr|Fr|Dr|Prof|med|OA|OÄ|Pat|Patientin|Patienten?|Mr|Mrs|Ms|Miss|Mme|Madame|Monsieur|Sig|Sig\.ra|Docteur|Doctor|hr|fr|frau|herr|pat|mr|mrs|mme)\.? )+$/u;

/** Two letters in the middle change places. */
function typo(word: string): string {
  const middle = Math.floor(word.length / 2);
  return word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1);
}

const withTypos: Perturbation['edits'] = ({ text }) =>
  [...text.matchAll(/\p{L}{6,}/gu)].flatMap((match, index) =>
    index % 8 === 0 ? [{ start: match.index, end: match.index + match[0].length, with: typo(match[0]) }] : [],
  );

const withoutTitles: Perturbation['edits'] = (gold, names) =>
  namesIn(gold, names).flatMap(({ start }) => {
    const before = TITLE.exec(gold.text.slice(Math.max(0, start - 40), start));
    return before ? [{ start: start - before[0].length, end: start, with: '' }] : [];
  });

const broken: Perturbation['edits'] = (gold, names) =>
  namesIn(gold, names).flatMap(({ start, end }) => {
    const blank = gold.text.slice(start, end).indexOf(' ');
    return blank < 0 ? [] : [{ start: start + blank, end: start + blank + 1, with: '\n' }];
  });

export const PERTURBATIONS: readonly Perturbation[] = [
  {
    what: 'names of 41 cultures',
    edits: swapped((index, isLast) => (isLast ? personAt(index).surname : personAt(index).given)),
  },
  { what: 'names nobody ever heard', edits: swapped(unheardOf) },
  {
    what: 'small letters',
    edits: ({ text }) =>
      each(text, /\p{Lu}/gu, (found) => (found.toLowerCase().length === 1 ? found.toLowerCase() : found)),
  },
  { what: 'ae, oe, ue, ss', edits: ({ text }) => each(text, /[äöüÄÖÜß]/gu, (found) => SPELT[found] ?? found) },
  { what: 'typing mistakes', edits: withTypos },
  { what: 'no titles', edits: withoutTitles },
  { what: 'names over two lines', edits: broken },
];
