import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gold } from './score.ts';

/** Development texts with gold spans, the kinds that count in each (`undefined`: all), and those that are names. */
export interface Suite {
  readonly name: string;
  readonly what: string;
  readonly core?: readonly string[];
  readonly names: readonly string[];
}

export const SUITES: readonly Suite[] = [
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
    names: ['NAME_PATIENT', 'NAME_RELATIVE', 'NAME_DOCTOR', 'NAME_EXT'],
  },
  {
    name: 'chat-phi',
    what: 'chat messages',
    core: ['NAME', 'STAFF', 'DATE', 'ID', 'PHONE', 'EMAIL', 'STREET', 'ZIP', 'CITY', 'AGE90', 'URL', 'HANDLE'],
    names: ['NAME', 'STAFF'],
  },
  { name: 'keep', what: 'phrases that must stay', names: [] },
  {
    name: 'usz',
    what: 'Zurich one-liners',
    core: ['Name', 'Date', 'Contact', 'ID', 'Location'],
    names: ['Name'],
  },
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
    names: ['PERSON'],
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
    names: ['NOM', 'PRENOM'],
  },
];

export function readLines<Row>(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Row => JSON.parse(line));
}

export interface Read extends Suite {
  readonly rows: readonly Gold[];
}

/** The suites that are there. */
export function readSuites(folder: string): readonly Read[] {
  return SUITES.flatMap((suite) => {
    const file = join(folder, `${suite.name}.dev.jsonl`);
    return existsSync(file) ? [{ ...suite, rows: readLines<Gold>(file) }] : [];
  });
}
