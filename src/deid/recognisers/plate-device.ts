import { WORD } from '../lexicon.ts';
import { afterCues, matchAt } from '../pattern.ts';
import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const PLATE =
  /(?:[-. ]{0,2}(?:nr|no|number|nummer)\b\.?)?(?: is| ist| war)?[:. ]{1,3}(?<id>[A-ZÄÖÜ]{1,3}[- ]?(?:[A-Z]{1,2}[- ]?)?\d{1,6}(?:[- ]?[A-Z]{1,3})?)(?![\p{L}\d])/uy;
const SERIAL =
  /(?:[-./ ]{0,2}(?:nr|no|number|nummer|n|num)\b\.?){0,2}[:.# ]{1,3}(?<id>(?:[A-Z]{1,6}[- ]?)?\d(?:[A-Z\d]|[-/](?=[A-Z\d])){2,24})(?![\p{L}\d]|[.,]\d| ?(?:mg|ml|%|mm|cm))/iuy;
/** "S/N 123ABC". */
const ABBREVIATED = /[Ss]\/[Nn](?![A-Za-z])/g;
/** The number of a device as GS1 writes it: "(01)04012345678901(21)AB12". */
const UNIQUE = /(?:[:.# ]|DI){0,4}(?<id>(?:\(\d{2}\)[A-Za-z\d-]{2,20}){1,5})/y;

const plate = { kind: 'PLATE', rule: 'plate', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const serial = { kind: 'DEVICE', rule: 'device-serial', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const YEAR = /^(?:19|20)\d{2}$/;

/** In French and English the word is a finding, too: then it must be written as a plate is in Switzerland or France. */
const PLAQUE = /^plaques?$/;
const SWISS_OR_FRENCH = /^(?:[A-Z]{2} ?\d{4,6}|[A-Z]{2}-\d{3}-[A-Z]{2})$/;

export const licencePlate: Recogniser = {
  id: 'plate',
  about: 'Number plates only behind a cue: "TH L 4" and "CT M 2" look like them.',
  kind: 'PLATE',
  trigger: ({ seen, longestNumber }) => (seen & WORD.plate) !== 0 && longestNumber > 0,
  find(doc: Doc, found: Hit[]): void {
    const accept = (value: string, cue: { readonly lower: string }) =>
      !PLAQUE.test(cue.lower) || SWISS_OR_FRENCH.test(value);
    afterCues(doc, { cue: WORD.plate, pattern: PLATE, shape: plate, accept }, found);
  },
  examples: {
    hit: [
      'Kennzeichen: «HD-XY 1234», Unfall gestern',
      'Autonummer «ZH 123456»',
      'targa «AB 123 CD»',
      'plaques «VD 123456»',
      'véhicule immatriculé «AB-123-CD»',
    ],
    stay: ['Plaque ACI 50 % links', 'CT M 2', 'TH L 4 Fraktur'],
  },
};

export const deviceSerial: Recogniser = {
  id: 'device-serial',
  about: 'Serial numbers of implants and devices behind the word that announces them.',
  kind: 'DEVICE',
  trigger: ({ text, seen, longestNumber }) => longestNumber > 0 && ((seen & WORD.device) !== 0 || text.includes('/')),
  find(doc: Doc, found: Hit[]): void {
    afterCues(doc, { cue: WORD.device, pattern: SERIAL, shape: serial, accept: (value) => !YEAR.test(value) }, found);
    afterCues(doc, { cue: WORD.device, pattern: UNIQUE, shape: { ...serial, tier: HARD } }, found);
    for (const { index } of doc.text.matchAll(ABBREVIATED)) {
      const place = matchAt(SERIAL, doc.text, index + 3);
      if (place) found.push({ ...serial, ...place });
    }
  },
  examples: {
    hit: [
      'Edora 8 DR-T, Serie «69184203», MRI-fähig?',
      'ICD, serial «204883», ATP x14',
      'Serien-Nr: «XYZ 12343»',
      'Schrittmacher S/N «PJN123456»',
      'Hüfte UDI «(01)04012345678901(21)AB12»',
    ],
    stay: ['Serie von 3 Röntgenbildern', 'Aggregat gewechselt 2019', 'Kollaps ohne REF-Wert'],
  },
};
