import { WORD } from '../lexicon.ts';
import { afterCues } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';

const LABEL = String.raw`(?:[-. ]{0,2}(?:nr|no|nummer|number|num|de la|de|du|id|zahl|code|account|n°|pivot)(?![\p{L}])\.?){0,2}`;
const VALUE = String.raw`\d{1,3} [A-Z]{1,3} \d{1,5}\/\d{2,4}|\d{1,3} \d{3,5}\/\d{2,4}|[A-Z]{0,4}[-/ ]?\d(?:[\p{L}\d]|[-/.](?=[\p{L}\d])){1,24}|(?:[A-Z]{1,3}-)?\d{1,4}-[A-Z]{1,3}-\d{2,8}|\d{1,4}-[A-Z]-\d{3,8}|[A-Z]{1,4}\d{4,15}`;
const CODE = new RegExp(
  `(?:(?<=nr|az|no)\\.)?${LABEL}(?:[ \\t]*[:#=(][ \\t]*|[ \\t]{1,4}|(?<=[.:]))(?:ist |is |lautet )?(?<id>(?:${VALUE})(?:(?: und | and | u\\. | et |, )(?=\\d{5})\\d{5,14})?)(?![\\p{L}\\d])`,
  'yiu',
);

const shape = { kind: 'ID', rule: 'record-number', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;

/** Everyday words among the cues ask for a longer number, so that "Fall 3" and "case 2" stay. */
const LOOSE = new Set([
  'fall',
  'case',
  'pass',
  'visit',
  'hospital',
  'account',
  'member',
  'probe',
  'auftrag',
  'protokoll',
  'record',
  'ausweis',
  'dossier',
  'specimen',
  'license',
  'licence',
  'untersuchung',
]);
const DATE = /^\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?$/;
const YEAR = /^(?:vom |im |von )?(?:19|20)\d{2}$/;

function accept(value: string, cue: { readonly lower: string }): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (DATE.test(value) || YEAR.test(value)) return false;
  return digits >= (LOOSE.has(cue.lower) ? 4 : 3);
}

function find(doc: Doc, found: Hit[]): void {
  afterCues(doc, { cue: WORD.record, pattern: CODE, shape, accept }, found);
}

export const recordNumber: Recogniser = {
  id: 'record-number',
  about: 'Case, patient, order, specimen and passport numbers behind the word that announces them.',
  kind: 'ID',
  trigger: ({ seen, longestNumber }) => (seen & WORD.record) !== 0 && longestNumber > 0,
  find,
  examples: {
    hit: [
      'Fall-Nr.«6733340001», stationär',
      'im KIS doppelt angelegt, PID «00839172 und 00839715»',
      'MRN «7719-2043», K 6.8',
      'Probe «24-H-07713» ist R1',
      'Histologie («H25440/51»): kein Nachweis',
      'Fallzahl: «A-2029461541»',
      'Fallnr. «118834», stationär',
      'Patnr. «4711-2024»',
      'Befundnummer «118834»',
      'Az. «12345/24»',
      'AZ «12 345/24», Gutachten',
      'Geschäftszahl «5 Ob 12/22»',
      'PatID «98712»',
      'Barcode «4711-0815-22»',
    ],
    stay: [
      'Fall 3 von 5',
      'Protokoll nach 6 Zyklen',
      'Histologie vom 2019 unauffällig',
      'in case 2 of them fail',
      'auf jeden Fall. 1000 ml dann',
    ],
  },
};
