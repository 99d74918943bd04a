import { WORD } from '../lexicon.ts';
import { afterCues } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';

const PLATE =
  /(?:[-. ]{0,2}(?:nr|no|number|nummer)\b\.?)?(?: is| ist| war)?[:. ]{1,3}(?<id>[A-ZÄÖÜ]{1,3}[- ]?(?:[A-Z]{1,2}[- ]?)?\d{1,6}(?: ?[A-Z]{1,3})?)(?![\p{L}\d])/uy;
const SERIAL =
  /(?:[-./ ]{0,2}(?:nr|no|number|nummer|n|num)\b\.?){0,2}[:.# ]{1,3}(?<id>(?:[A-Z]{1,6}[- ]?)?\d(?:[A-Z\d]|[-/](?=[A-Z\d])){2,24})(?![\p{L}\d]|[.,]\d| ?(?:mg|ml|%|mm|cm))/iuy;

const plate = { kind: 'PLATE', rule: 'plate', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const serial = { kind: 'DEVICE', rule: 'device-serial', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const YEAR = /^(?:19|20)\d{2}$/;

export const licencePlate: Recogniser = {
  id: 'plate',
  about: 'Number plates only behind a cue: "TH L 4" and "CT M 2" look like them.',
  kind: 'PLATE',
  trigger: ({ seen, longestNumber }) => (seen & WORD.plate) !== 0 && longestNumber > 0,
  find(doc: Doc, found: Hit[]): void {
    afterCues(doc, { cue: WORD.plate, pattern: PLATE, shape: plate }, found);
  },
  examples: {
    hit: ['Kennzeichen: «HD-XY 1234», Unfall gestern', 'Autonummer «ZH 123456»'],
    stay: ['CT M 2', 'TH L 4 Fraktur'],
  },
};

export const deviceSerial: Recogniser = {
  id: 'device-serial',
  about: 'Serial numbers of implants and devices behind the word that announces them.',
  kind: 'DEVICE',
  trigger: ({ seen, longestNumber }) => (seen & WORD.device) !== 0 && longestNumber > 0,
  find(doc: Doc, found: Hit[]): void {
    afterCues(doc, { cue: WORD.device, pattern: SERIAL, shape: serial, accept: (value) => !YEAR.test(value) }, found);
  },
  examples: {
    hit: ['Edora 8 DR-T, Serie «69184203», MRI-fähig?', 'ICD, serial «204883», ATP x14', 'Serien-Nr: «XYZ 12343»'],
    stay: ['Serie von 3 Röntgenbildern', 'Aggregat gewechselt 2019', 'Kollaps ohne REF-Wert'],
  },
};
