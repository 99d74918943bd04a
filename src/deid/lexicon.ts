import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spellings } from './spelling.ts';
import { hashOf, WordTable } from './word-table.ts';

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

const BITS: ReadonlyMap<string, number> = new Map(Object.entries(WORD));

const FOLDER = fileURLToPath(new URL('../../lexicon/deid/', import.meta.url));
const readPage = (file: string) => readFileSync(FOLDER + file, 'utf8');

/** The first two columns of a table of `lexicon/deid`, without its comments. */
export function* readTable(file: string): Generator<readonly [string, string]> {
  for (const line of readPage(file).split('\n')) {
    const [word, kind] = line.split('\t');
    if (word && kind && !line.startsWith('#')) yield [word, kind];
  }
}

/** Rows for the other spellings of the words of a page that are not plain a to z. */
function respelt(page: string): string {
  const rows: string[] = [];
  for (const [, word = '', kind] of page.matchAll(/^(?!#)([a-z]*[^a-z\t\n][^\t\n]*)\t(\w+)/gm)) {
    for (const spelling of spellings(word)) if (spelling !== word) rows.push(`${spelling}\t${kind}\t-\n`);
  }
  return rows.join('');
}

const NUMBER_SIGN = 35;

/** One walk over all pages; a cold start waits for it. */
function fill(page: string): WordTable {
  const table = new WordTable(page);
  for (let start = 0; start < page.length; start = page.indexOf('\n', start) + 1) {
    if (page.charCodeAt(start) === NUMBER_SIGN) continue;
    const end = page.indexOf('\t', start);
    let hash = 0;
    for (let at = start; at < end; at++) hash = hashOf(hash, page.charCodeAt(at));
    table.add(start, end, hash, Number(BITS.get(page.slice(end + 1, page.indexOf('\t', end + 1)))));
  }
  return table;
}

/** Tables written by hand; the spellings of their words are derived here, those of the made table stand in it. */
const WRITTEN = ['clinical.tsv', 'common.tsv', 'cues.tsv', 'eponyms.tsv', 'names.tsv', 'places.tsv'];

/** Every word of every table; a table ends its rows with three columns and its last line with a line break. */
function load(): WordTable {
  const written = WRITTEN.map(readPage).join('');
  return fill(`${written}${respelt(written)}${readPage('names-generated.tsv')}${readPage('clinical-generated.tsv')}`);
}

export const LEXICON = load();
