import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { inGroup, lowerOf, type Token } from '../token.ts';
import { groupOf } from '../word-group.ts';

/** What is numbered: everyday words, so that only "number" behind them makes a cue. */
const OWNERS = new Set(
  'pat patient patienten patientin fall fälle auftrag auftrags befund befunde labor lab probe proben akte akten aufn aufnahme journal einsende eingangs order case file record sample specimen accession admission visit dossier cas cartella pratica caso e h histo zyto zytologie pathologie röntgen'.split(
    ' ',
  ),
);
const NUMBER_WORDS = groupOf('nr no nummer number num numéro numero nº id');
const isNumberWord = (token: Token | undefined) =>
  inGroup(token, NUMBER_WORDS) || (token?.kind === 'mark' && token.lower === '#');
const BETWEEN = new Set(['.', '-', '–', ':']);
const VALUE =
  /\.?[ \t]{0,2}[:=#]?[ \t]{0,2}(?<id>(?:[A-Z]{1,4}[-/ ]?)?\d(?:[\p{L}\d]|[-/.](?=[\p{L}\d])){2,24})(?![\p{L}\d])/iuy;
const DATE = /^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?$/;
const FARTHEST = 5;

const shape = { kind: 'ID', rule: 'numbered-record', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;

/** Where the word "number" stands before this token, when something that is numbered stands before it. */
function labelBefore(doc: Doc, index: number): number | undefined {
  for (let at = index - 1; at >= Math.max(1, index - FARTHEST); at--) {
    if (!isNumberWord(doc.tokens[at])) continue;
    let owner = at - 1;
    while (owner > at - 3 && BETWEEN.has(lowerOf(doc.tokens[owner]))) owner--;
    return OWNERS.has(lowerOf(doc.tokens[owner])) ? at : undefined;
  }
  return undefined;
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const label = labelBefore(doc, index);
    const place = label === undefined ? undefined : matchAt(VALUE, doc.text, doc.tokens[label]?.end ?? 0);
    if (place && !DATE.test(doc.text.slice(place.start, place.end))) found.push({ ...shape, ...place });
  }
}

export const numberedRecord: Recogniser = {
  id: 'numbered-record',
  about: 'Numbers of patients, orders, findings and samples behind "Nr." or "no.", with or without a hyphen between.',
  kind: 'ID',
  trigger: ({ longestNumber }) => longestNumber >= 3,
  find,
  examples: {
    hit: [
      'Pat.-Nr. «118834»',
      'Pat-Nr «118834», stationär',
      'Patienten-Nr.: «118834»',
      'Auftrags-Nr. «118834»',
      'Aufn.-Nr. «55-118834»',
      'E-Nr. «1234/22»',
      'E-Nummer «22/4711»',
      'Order no. «118834»',
      'Order #«118834»',
      'patient no. «118834», K 5.9',
    ],
    stay: [
      'Akte Nr. 3 der Liste',
      'Labor: Natrium 118',
      'Pat. 118 cm groß',
      'Fall Nr. 2, Probe 3',
      'no sample, Na 118',
    ],
  },
};
