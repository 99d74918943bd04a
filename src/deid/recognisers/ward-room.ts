import { WORD } from '../lexicon.ts';
import { afterCues, matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const BEFORE_WARD = groupOf('auf von in');
const UNIT = String.raw`(?![\p{L}\d]|[.,]\d|\s?(?:mg|ml|%|°|mm|cm|h\b|kg|Tag|Woche|Jahr|x\b|/\d))`;
const CODE = new RegExp(
  String.raw`(?:[-. ]{0,2}(?:nr|no|number|nummer)\b\.?)?[:. ]{1,2}(?<id>\d{1,4} ?(?:Ost|West|Süd|Nord|Mitte|East|North|South)(?![\p{L}])|\d{1,5}(?:[.-]?(?:[A-Za-z]|Ost|West|Süd|Nord|ost|west))?|[A-Z]{1,5}[- ]?\d{1,4}(?:[.-]\d{1,4})?[a-z]?|[a-z]{1,3}\d{1,4}|[A-Z]-(?:West|Ost|Süd|Nord) ?\d{1,2}\.?\d{0,3}|[IVX]{1,4}|[A-Z]{1,2}|\d{1,2} (?:Süd|Nord|Ost|West))${UNIT}`,
  'yu',
);
const ROOM_CODE = new RegExp(
  String.raw`(?:[-. ]{0,2}(?:nr|no|number|nummer)\b\.?)?[:. ]{0,2}(?<id>\d{1,4}(?:[.-]?[A-Za-z]|\/\d{1,2})?|[A-Z]{1,3}[- ]?\d{1,4}(?:[.-]\d{1,4})?)${UNIT}`,
  'yu',
);
const ON_WARD = new RegExp(
  String.raw`(?:auf|von|in) (?:der|die) (?<id>\d{1,2}\.?(?:[a-zA-Z]|ost|west|süd|nord|Ost|West|Süd|Nord)|\d{1,2} (?:Süd|Nord|Ost|West))${UNIT}`,
  'yu',
);

const LIES = new Set(
  'liegt lag liegend verlegt verlegen verlegung rückverlegt rückverlegung übernommen übernahme kommt kam aufgenommen aufnahme bett visite konsil'.split(
    ' ',
  ),
);
/** "4A", "12b", "die A31"; "T2" is how a picture is weighted, "B12" a vitamin, "Th12" a vertebra. */
const BARE_WARD = new RegExp(String.raw` (?<id>\d{1,2}(?:[A-F]|[abce])|(?!B12|Th)[A-Z]{1,4}\d{2,3})(?!-)${UNIT}`, 'yu');
const WITH_ARTICLE = new RegExp(String.raw` (?:der|die) (?<id>(?!B12|Th)[A-Z]{1,4}\d{2,3})(?!-)${UNIT}`, 'yu');
const STAGED = /^(?:stadium|grad|stage|grade|ckd|kdigo|uicc|typ|von|dosis)$/;
const REACH = 5;

interface Place {
  readonly start: number;
  readonly end: number;
}

const ward = { kind: 'WARD', rule: 'ward-room', tier: CUED, confidence: 'possible', evidence: ['cue'] } as const;
const room = { ...ward, kind: 'ROOM' } as const;

const DEPARTMENT =
  /(?:chirurgie|klinik|medizin|medizinische|abteilung|intensiv|intensivstation|innere|urologie|gynäkologie|kardiologie|onkologie|neurologie|pädiatrie|psychiatrie|ambulanz|orthopädie|geriatrie)$/;
const NUMBER = /^(?:[A-H]|I{1,3}|IV|VI{0,3})$/;
const LONGEST_ROMAN = 4;
const ROMAN = /^(?:II{1,2}|IV|VI{1,3})$/;
const ON_DEPARTMENT = new Set(['auf', 'in', 'von', 'der', 'die', 'zur', 'nach', 'station', 'abteilung', 'an']);
const WING = new Set(['süd', 'sued', 'nord', 'ost', 'west']);

/** One or two figures, one letter or a few in capitals. */
const mayNumber = ({ kind, start, end, capital }: Token) =>
  kind === 'number' ? end - start < 3 : capital && end - start <= LONGEST_ROMAN;

/** "Viszeralchirurgie B /", "Klinik II", "auf der Chirurgie 2": a letter or number behind a department, where its line or item ends if it may be something else. */
function department(doc: Doc, index: number): number {
  const [number, after] = [doc.tokens[index + 1], doc.tokens[index + 2]];
  if (number?.gap !== 1 || !mayNumber(number) || !DEPARTMENT.test(lowerOf(doc.tokens[index]))) return index;
  const ends = after === undefined || after.gap === 2 || /^[/,;)|]$/.test(after.lower);
  const written = doc.text.slice(number.start, number.end);
  if (number.kind === 'number') return ends && ON_DEPARTMENT.has(lowerOf(tokenAt(doc, index - 1))) ? index + 1 : index;
  return (ends && NUMBER.test(written)) || ROMAN.test(written) ? index + 1 : index;
}

/** "B Süd 25", "NORD 1": a wing and its floor. */
function wing(doc: Doc, index: number, token: Token): Place | undefined {
  const number = doc.tokens[index + 1];
  if (number?.kind !== 'number' || number.gap !== 1 || number.lower.length > 2 || !WING.has(token.lower))
    return undefined;
  const letter = tokenAt(doc, index - 1);
  const lettered = letter?.kind === 'word' && letter.capital && letter.end - letter.start === 1 && token.gap === 1;
  return { start: lettered ? letter.start : token.start, end: number.end };
}

function unlabelled(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const code = doc.tokens[department(doc, index)];
    if (code && code !== token) found.push({ ...ward, start: code.start, end: code.end, evidence: ['neighbour'] });
    const place = token && wing(doc, index, token);
    if (place) found.push({ ...ward, ...place, evidence: ['shape'] });
  }
}

/** "liegt auf 4A", "verlegt auf die A31"; "von 3a auf 3b" is a stage. */
function moved(doc: Doc, found: Hit[]): void {
  doc.tokens.forEach((token, index) => {
    const place =
      inGroup(token, BEFORE_WARD) && token.lower === 'auf'
        ? (matchAt(BARE_WARD, doc.text, token.end) ?? matchAt(WITH_ARTICLE, doc.text, token.end))
        : undefined;
    if (!place) return;
    const before = doc.tokens.slice(Math.max(0, index - REACH), index);
    const lies = before.some((word) => LIES.has(word.lower) || is(word, WORD.patient));
    if (lies && !before.some((word) => STAGED.test(word.lower))) found.push({ ...ward, ...place });
  });
}

function find(doc: Doc, found: Hit[]): void {
  unlabelled(doc, found);
  afterCues(
    doc,
    {
      cue: WORD.ward,
      pattern: CODE,
      shape: ward,
      accept: (value, cue) => /\d/.test(value) || cue.lower.startsWith('stat') || cue.lower === 'ward',
    },
    found,
  );
  afterCues(
    doc,
    {
      cue: WORD.room,
      pattern: ROOM_CODE,
      shape: room,
      accept: (_, cue) => !(cue.lower === 'bed' && doc.text[cue.end] === '.'),
    },
    found,
  );
  if ((doc.groups & BEFORE_WARD) !== 0) moved(doc, found);
  for (const index of doc.numbers) {
    const preposition = tokenAt(doc, index - 2);
    const place =
      preposition && inGroup(preposition, BEFORE_WARD) ? matchAt(ON_WARD, doc.text, preposition.start) : undefined;
    if (place) found.push({ ...ward, ...place });
  }
}

export const wardRoom: Recogniser = {
  id: 'ward-room',
  about: 'Ward, room and bed: alone they say little, with a day and a disease they point at one person.',
  kind: 'WARD',
  trigger: ({ capitals, seen, longestNumber }) =>
    capitals.length > 0 || longestNumber > 0 || (seen & (WORD.ward | WORD.room)) !== 0,
  find,
  examples: {
    hit: [
      'hr testmann aus zi «12»',
      'Station «PS3» erfolgt',
      'ward «7B» side room «3»: CPE positive',
      'liegt auf der «3b» und zieht an der Nadel',
      'chambre «214» fait 38.9',
      'Unfallchirurgie «B» / Befund folgt',
      'verlegt nach «C Süd 12» gestern',
      'Pat liegt auf «4A» und fiebert',
      'verlegt auf die «A31», stabil',
      'Station «7 Nord», Zi «214/2»',
      'in der Medizinischen Klinik «II» aufgenommen',
      'auf der Chirurgie «2», postop Tag 3',
      'Kostenstelle «47110», Pavillon «3»',
    ],
    stay: [
      'Station mit Telemetrie',
      'auf der 2 mg Dosis bleiben',
      'in der 24. SSW',
      'Hepatitis B, Urologie sieht Grad II',
      'Innere Medizin A bis Z',
      'Bett frei?',
      'CKD-Pat. von 3a auf 3b',
      'Pat. auf 4h Intervall gestellt',
      'auf T2 signalreich, Vit B12 niedrig',
      'Betten: Chirurgie 2, Innere 3',
    ],
  },
};
