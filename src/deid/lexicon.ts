import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a word can be; one bit each, so that a token carries all of them in a number. */
export const WORD = {
  given: 1 << 0,
  surname: 1 << 1,
  common: 1 << 2,
  never: 1 << 3,
  clinical: 1 << 4,
  eponym: 1 << 5,
  frame: 1 << 6,
  place: 1 << 7,
  month: 1 << 8,
  weekday: 1 << 9,
  particle: 1 << 10,
  salutation: 1 << 11,
  title: 1 << 12,
  patient: 1 << 13,
  kin: 1 << 14,
  role: 1 << 15,
  farewell: 1 << 16,
  greeting: 1 << 17,
  phone: 1 << 18,
  record: 1 << 19,
  insurance: 1 << 20,
  ward: 1 << 21,
  room: 1 << 22,
  birth: 1 << 23,
  residence: 1 << 24,
  since: 1 << 25,
  device: 1 << 26,
  plate: 1 << 27,
  verb: 1 << 28,
  street: 1 << 29,
  organisation: 1 << 30,
  label: 1 << 31,
} as const;

export type WordClass = keyof typeof WORD;

const FOLDER = fileURLToPath(new URL('../../lexicon/deid/', import.meta.url));

function isClass(name: string): name is WordClass {
  return Object.hasOwn(WORD, name);
}

/** Ways the same word is typed: as it is, without marks, with ae/oe/ue and ss. */
export function spellings(word: string): readonly string[] {
  if (/^[a-z]+$/.test(word)) return [word];
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('đ', 'd').replaceAll('ł', 'l').replaceAll('ı', 'i');
  const two = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss').replaceAll('ø', 'oe');
  return [...new Set([word, bare, two])];
}

/** The first two columns of a table of `lexicon/deid`, without its comments. */
export function* readTable(file: string): Generator<readonly [string, string]> {
  for (const line of readFileSync(FOLDER + file, 'utf8').split('\n')) {
    const [word, kind] = line.split('\t');
    if (word && kind && !line.startsWith('#')) yield [word, kind];
  }
}

const FILES = ['clinical.tsv', 'common.tsv', 'cues.tsv', 'eponyms.tsv', 'names.tsv', 'names-generated.tsv', 'places.tsv'];

function load(): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word, kind] of FILES.flatMap((file) => [...readTable(file)])) {
    if (!isClass(kind)) continue;
    for (const spelling of spellings(word)) words.set(spelling, (words.get(spelling) ?? 0) | WORD[kind]);
  }
  return words;
}

const LEXICON = load();

/** The classes of a lower-cased word, 0 for a word nobody listed. */
export function flagsOf(lower: string): number {
  return LEXICON.get(lower) ?? 0;
}
