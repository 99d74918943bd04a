// @ts-check
// Writes lexicon/deid/names-generated.tsv: given names and surnames of the locales of @faker-js/faker, in small letters.
// Run after an update of @faker-js/faker: node scripts/make-names.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allLocales } from '@faker-js/faker';
import { spellings } from '../src/deid/spelling.ts';

export const TABLE = fileURLToPath(new URL('../lexicon/deid/names-generated.tsv', import.meta.url));
const PACKAGE = new URL('../node_modules/@faker-js/faker/package.json', import.meta.url);

// Locales in Latin script of people who live and work here; the first that holds a name gives its language.
/** @type {readonly (keyof typeof allLocales)[]} */
const LOCALES = [
  'de',
  'de_AT',
  'de_CH',
  'fr',
  'fr_CH',
  'it',
  'en',
  'tr',
  'pl',
  'hr',
  'sr_RS_latin',
  'sl_SI',
  'cs_CZ',
  'sk',
  'hu',
  'ro',
  'nl',
  'es',
  'pt_PT',
  'pt_BR',
  'da',
  'sv',
  'nb_NO',
  'fi',
  'lv',
  'id_ID',
  'vi',
  'az',
  'en_IN',
  'en_NG',
  'en_GH',
  'en_ZA',
  'af_ZA',
  'fr_BE',
  'fr_SN',
  'nl_BE',
  'es_MX',
  'yo_NG',
  'zu_ZA',
];

/** Two letters are an abbreviation more often than a name. */
const FEWEST_LETTERS = 3;
const NAME = new RegExp(`^\\p{Script=Latin}{${FEWEST_LETTERS},}$`, 'u');

/**
 * The words of a list of names, however the locale groups them.
 * @param {Readonly<Record<string, readonly unknown[] | undefined>> | null | undefined} groups
 * @returns {readonly string[]}
 */
function wordsOf(groups) {
  return Object.values(groups ?? {})
    .flatMap((names) => names ?? [])
    .flatMap((name) => (typeof name === 'string' ? name.split(/[ -]/) : []))
    .map((word) => word.toLowerCase().normalize('NFC'))
    .filter((word) => NAME.test(word));
}

/** The whole table as text. */
export function namesTable() {
  /** @type {Map<string, string>} */
  const rows = new Map();
  for (const locale of LOCALES) {
    const person = allLocales[locale].person;
    const lists = /** @type {const} */ ([
      ['given', person?.first_name],
      ['surname', person?.last_name],
    ]);
    for (const [kind, groups] of lists) {
      for (const spelling of wordsOf(groups).flatMap(spellings)) {
        const row = `${spelling}\t${kind}`;
        if (!rows.has(row)) rows.set(row, locale.slice(0, 2));
      }
    }
  }
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
  const about = [
    `# Given names and surnames, made by scripts/make-names.mjs from the locale data of @faker-js/faker ${version} (MIT; notice in lexicon/deid/NOTICE).`,
    '# One name a line: word, class (src/deid/lexicon.ts), language of the first locale that has it. Lower case, NFC, every spelling.',
  ];
  const body = [...rows].map(([row, language]) => `${row}\t${language}`).sort();
  return `${[...about, ...body].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TABLE, namesTable());
