import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RawText, scrub } from '../src/deid/index.ts';
import { LEXICON, WORD } from '../src/deid/lexicon.ts';
import { type Gold, type Score, scoreAll } from './deid/score.ts';

/** Development texts with gold spans, and the kinds that count in each; `undefined` means all. */
const SUITES: readonly { readonly name: string; readonly what: string; readonly core?: readonly string[] }[] = [
  {
    name: 'grascco',
    what: 'German letters',
    core: [
      'NAME_PATIENT',
      'NAME_RELATIVE',
      'DATE',
      'ID',
      'CONTACT_PHONE',
      'CONTACT_FAX',
      'CONTACT_EMAIL',
      'LOCATION_STREET',
      'LOCATION_ZIP',
      'LOCATION_CITY',
    ],
  },
  {
    name: 'chat-phi',
    what: 'chat messages',
    core: ['NAME', 'STAFF', 'DATE', 'ID', 'PHONE', 'EMAIL', 'STREET', 'ZIP', 'CITY', 'AGE90', 'URL', 'HANDLE'],
  },
  { name: 'keep', what: 'phrases that must stay' },
  { name: 'usz', what: 'Zurich one-liners', core: ['Name', 'Date', 'Contact', 'ID', 'Location'] },
  {
    name: 'synth-en',
    what: 'English, templated',
    core: [
      'PERSON',
      'STREET_ADDRESS',
      'CREDIT_CARD',
      'DATE_TIME',
      'PHONE_NUMBER',
      'EMAIL_ADDRESS',
      'ZIP_CODE',
      'IBAN_CODE',
      'US_SSN',
      'IP_ADDRESS',
      'DOMAIN_NAME',
    ],
  },
  {
    name: 'fr',
    what: 'French snippets',
    core: [
      'NOM',
      'PRENOM',
      'DATE',
      'DATE_NAISSANCE',
      'TEL',
      'MAIL',
      'SECU',
      'ADRESSE',
      'ADDRESSE',
      'ZIP',
      'IPP',
      'NDA',
    ],
  },
];

const WARM_UP = 3;
const ROUNDS = 5;

function megabytesPerSecond(texts: readonly string[]): number {
  const raws = texts.map((text) => new RawText(text));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const scrubEach = () => {
    for (const raw of raws) scrub(raw);
  };
  for (let round = 0; round < WARM_UP; round++) scrubEach();
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    scrubEach();
    return performance.now() - from;
  });
  return bytes / 1e6 / (Math.min(...times) / 1000);
}

const figure = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(3));

function row(what: string, score: Score, speed: number): string {
  const interval = score.interval ? ` (${score.interval.map(figure).join('-')})` : '';
  const cells = [
    what,
    score.texts,
    `${figure(score.full)}${interval}`,
    figure(score.char),
    figure(score.wordPrecision),
    figure(score.kept),
    figure(score.clean),
    figure(score.untouched),
    score.refused,
    speed.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

function readGold(file: string): readonly Gold[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Gold => JSON.parse(line));
}

const { values } = parseArgs({ options: { data: { type: 'string' }, 'without-names': { type: 'boolean' } } });
if (values['without-names'] === true) LEXICON.forget(WORD.given | WORD.surname);
const folder = values.data === undefined ? undefined : join(values.data, 'deid');
if (folder === undefined || !existsSync(folder)) {
  console.log('No data: give the folder that holds deid/*.dev.jsonl with --data DIR.');
} else {
  console.log(
    '| texts | n | core recall, full (95 %) | char | word precision | words kept | clean | untouched | refused | MB/s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const { name, what, core } of SUITES) {
    const file = join(folder, `${name}.dev.jsonl`);
    if (!existsSync(file)) {
      console.log(`| ${what} | absent | | | | | | | | |`);
      continue;
    }
    const gold = readGold(file);
    const score = scoreAll(
      gold,
      (text) => {
        const result = scrub(new RawText(text));
        return result.ok ? result.spans : undefined;
      },
      core,
    );
    console.log(row(what, score, megabytesPerSecond(gold.map(({ text }) => text))));
  }
}
