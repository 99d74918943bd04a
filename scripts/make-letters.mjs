// @ts-check
// Writes lexicon/deid/clinical-generated.tsv (words of the clinical concepts that are no names) and lexicon/deid/letters.txt
// (how much oftener three letters in a row stand in names than in other words). Run after lexicon/concepts or a table of names
// has changed: node scripts/make-letters.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spellings } from '../src/deid/spelling.ts';

const LEXICON = fileURLToPath(new URL('../lexicon/', import.meta.url));
const NAMES = ['names.tsv', 'names-generated.tsv'];
const OTHERS = ['common.tsv', 'clinical.tsv', 'cues.tsv'];
const CONCEPTS = ['red-flags.tsv', 'specialties.tsv'];

/** Letters; a shorter word is an abbreviation more often than a word. */
const FEWEST_LETTERS = 5;
/** Times three letters must have been met to be counted, and how much their share must differ (natural logarithm). */
const FEWEST_TIMES = 4;
const LEAST_WEIGHT = 0.25;
const SMOOTHING = 5000;

/** @param {string} file */
const rows = (file) =>
  readFileSync(LEXICON + file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** @param {readonly string[]} files */
const firstColumns = (files) =>
  new Set(files.flatMap((file) => rows(`deid/${file}`).map((row) => row.split('\t')[0] ?? '')));

/** @returns {readonly string[]} */
function conceptWords() {
  const files = readdirSync(`${LEXICON}concepts`).map((file) => `concepts/${file}`);
  const text = [...files, ...CONCEPTS].flatMap(rows).join('\n').normalize('NFC');
  const words = (text.match(/\p{L}+/gu) ?? []).filter((word) => word !== word.toUpperCase());
  return [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word.length >= FEWEST_LETTERS);
}

/** @param {string} word */
const grams = (word) => Array.from({ length: word.length }, (_, at) => `^${word}$`.slice(at, at + 3));

/** @param {Iterable<string>} words */
function counted(words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let total = 0;
  for (const word of words) {
    for (const gram of grams(word)) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      total++;
    }
  }
  return { counts, total };
}

const names = firstColumns(NAMES);
const known = firstColumns([...NAMES, ...OTHERS, 'eponyms.tsv', 'places.tsv']);
const clinical = conceptWords().filter((word) => spellings(word).every((spelling) => !known.has(spelling)));
const others = new Set([...firstColumns(OTHERS), ...clinical]);
const inNames = counted([...names].filter((name) => !others.has(name) && name.length >= 4));
const inOthers = counted([...others].filter((word) => !names.has(word) && word.length >= 4));

/** @type {string[]} */
const weights = [];
for (const gram of new Set([...inNames.counts.keys(), ...inOthers.counts.keys()])) {
  const [name, other] = [inNames.counts.get(gram) ?? 0, inOthers.counts.get(gram) ?? 0];
  const weight =
    Math.log((name + 1) / (inNames.total + SMOOTHING)) - Math.log((other + 1) / (inOthers.total + SMOOTHING));
  if (name + other >= FEWEST_TIMES && Math.abs(weight) >= LEAST_WEIGHT)
    weights.push(`${gram}\t${Math.round(weight * 10)}`);
}
writeFileSync(
  `${LEXICON}deid/letters.txt`,
  [
    '# Three letters in a row, ^ and $ for the ends of a word, and ten times the logarithm of how much oftener they stand in names',
    '# than in other words. Made by scripts/make-letters.mjs.',
    ...weights.sort(),
    '',
  ].join('\n'),
);
writeFileSync(
  `${LEXICON}deid/clinical-generated.tsv`,
  [
    '# Words of the clinical concepts that are no names, made by scripts/make-letters.mjs from lexicon/concepts.',
    '# One word a line: word, class (src/deid/lexicon.ts), language. Lower case, NFC, every spelling.',
    ...[...new Set(clinical.flatMap(spellings))].sort().map((word) => `${word}\tclinical\t-`),
    '',
  ].join('\n'),
);
