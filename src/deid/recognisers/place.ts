import { WORD } from '../lexicon.ts';
import { matchAt } from '../pattern.ts';
import { CUED, type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';
import { PREFIX, town, townEnd } from '../town.ts';

const shape = { kind: 'PLACE', rule: 'place', tier: CUED, confidence: 'likely', evidence: ['shape'] } as const;
const LIVES_IN = new Set(['in', 'à', 'a', 'aus', 'nach', 'bei', 'from', 'at', 'de', 'en', 'im']);

const ZIP = new Set(['zip', 'plz', 'postcode', 'postleitzahl', 'npa', 'postal', 'zipcode']);
const ZIP_VALUE = /\d{3,5}(?:[- ]\d{2,4}|[ ]?[A-Z]{2})?(?![\p{L}\d]|[.,]\d)/uy;

/** "ZIP: 3520", "PLZ 4051", "code postal 1003". */
function zipValue(doc: Doc, index: number, token: Token): { start: number; end: number } | undefined {
  const sign = tokenAt(doc, index - 1);
  const label = sign?.lower === ':' ? lowerOf(tokenAt(doc, index - 2)) : lowerOf(sign);
  return ZIP.has(label) ? matchAt(ZIP_VALUE, doc.text, token.start) : undefined;
}

/** "Tel" begins Tel Aviv, and stands far oftener before a number. */
function isPhoneLabel(doc: Doc, index: number): boolean {
  return is(doc.tokens[index], WORD.phone) && townEnd(doc, index) === index + 1;
}

/** The town behind a labelled postcode goes with it: "PLZ 06108 Halle". */
function labelledEnd(doc: Doc, index: number, end: number): number {
  const next = doc.tokens[index + 1];
  return next?.gap === 1 && next.start > end ? (town(doc, index + 1)?.end ?? end) : end;
}

/** "73728 Esslingen", "A-3336 St. Johann am Bergle", "1814 La Tour-de-Peilz". */
function postcode(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const labelled = zipValue(doc, index, token);
  if (labelled) found.push({ ...shape, evidence: ['cue'], ...labelled, end: labelledEnd(doc, index, labelled.end) });
  if (labelled || token.lower.length < 4) return;
  const dash = tokenAt(doc, index - 1);
  const country = tokenAt(doc, index - 2);
  const prefixed =
    (dash?.lower === '-' && token.gap === 0 && country?.upper === false && /^[adfli]$/.test(country.lower)) ||
    (dash?.lower === '-' && token.gap === 0 && /^(?:ch|de|at|fl|li)$/.test(lowerOf(country)));
  if (!prefixed && token.gap === 0 && dash?.kind === 'word') return;
  const next = doc.tokens[index + 1];
  const place = next && next.gap > 0 ? town(doc, index + 1) : undefined;
  const comma = next?.lower === ',' ? town(doc, index + 2) : undefined;
  const spot = place ?? comma;
  const four = token.lower.length === 4;
  if (!spot && !prefixed) return;
  const known = is(doc.tokens[index + 1], WORD.place);
  const listed =
    known ||
    /[,\n]\s*$/.test(doc.text.slice(Math.max(0, token.start - 3), token.start)) ||
    (dash && /\d|[a-z]/i.test(dash.lower) && is(tokenAt(doc, index - 2), WORD.street));
  if (four && !prefixed && !listed) return;
  if (four && !prefixed && !known && /^(?:19|20)/.test(token.lower)) return;
  const start = prefixed ? (country?.start ?? token.start) : token.start;
  if (spot && spot === comma) {
    found.push({ ...shape, start, end: token.end });
    if (!isPhoneLabel(doc, index + 2)) found.push({ ...shape, ...comma });
  } else {
    const end = isPhoneLabel(doc, index + 1) ? token.end : (spot?.end ?? token.end);
    found.push({ ...shape, tier: four && !prefixed ? LISTED : CUED, start, end });
  }
}

/** "wohnt allein in Bitterfeld-Wolfen", "kommt aus Trüllikon (ZH)". */
function livesBefore(doc: Doc, at: number): boolean {
  const before = tokenAt(doc, at - 1);
  return LIVES_IN.has(lowerOf(before)) || (before?.lower === ',' && tokenAt(doc, at - 2)?.kind === 'number');
}

function residence(doc: Doc, index: number, found: Hit[]): void {
  for (let at = index + 1; at <= index + 5; at++) {
    const token = doc.tokens[at];
    if (!token || /^[.!?;]$/.test(token.lower) || token.gap === 2) return;
    const place = token.capital && at > index + 1 && livesBefore(doc, at) ? town(doc, at) : undefined;
    if (place) {
      found.push({ ...shape, ...place, evidence: ['cue'] });
      return;
    }
  }
}

/** With the town behind it a hospital has a name. */
export const HOSPITAL_WORDS: ReadonlySet<string> = new Set([
  'spital',
  'klinikum',
  'krankenhaus',
  'universitätsklinik',
  'universitätsklinikum',
  'universitätsspital',
  'klinik',
  'universität',
  'hospital',
  'ks',
  'kantonsspital',
  'uniklinik',
  'landeskrankenhaus',
  'lkh',
  'bkh',
  'chu',
  'hôpital',
]);

/** A listed town behind a preposition, or where a letter is dated: "Flensburg, 27. März 2025". */
function listed(doc: Doc, index: number, found: Hit[]): void {
  const token = doc.tokens[index];
  const place = town(doc, index);
  if (!place) return;
  const before = tokenAt(doc, index - 1);
  const after = doc.tokens[townEnd(doc, index)];
  const hyphened = after?.lower === '-' && after.gap === 0;
  if (hyphened) return;
  const ambiguous = is(token, WORD.common | WORD.surname | WORD.given | WORD.eponym | WORD.clinical);
  if (before?.capital && token?.gap === 1 && HOSPITAL_WORDS.has(before.lower)) {
    found.push({
      ...shape,
      start: before.start,
      end: place.end,
      kind: 'HOSPITAL',
      tier: CUED,
      evidence: ['list', 'neighbour'],
    });
  } else if (before && /^(?:in|aus|nach|bei|from|near|à|von|raum|stadt)$/.test(before.lower) && token?.gap === 1) {
    found.push({ ...shape, ...place, tier: LISTED, evidence: ['list'] });
  } else if (!ambiguous) found.push({ ...shape, ...place, tier: GENERIC, confidence: 'possible', evidence: ['list'] });
}

const COMES = new Set(['kommt', 'kommend', 'gebürtig', 'stammt', 'stammend', 'zugereist']);

/** "kommt aus Sankt Veit an der Glan"; a country stays. */
function origin(doc: Doc, index: number, found: Hit[]): void {
  const comes = COMES.has(lowerOf(tokenAt(doc, index - 2)));
  const spot = town(doc, index);
  const canton = spot !== undefined && doc.text[spot.end - 1] === ')';
  const prefixed = PREFIX.has(lowerOf(doc.tokens[index])) && townEnd(doc, index) > index + 1;
  if (spot && (comes || canton || prefixed)) found.push({ ...shape, ...spot, evidence: ['cue'] });
}

/** Where a letter is dated: a capital word at the start of a line, a comma, a date. */
function letterhead(doc: Doc, index: number, found: Hit[]): void {
  const after = townEnd(doc, index);
  if (doc.tokens[after]?.lower !== ',') return;
  const rest = doc.text.slice(Number(doc.tokens[after]?.end), Number(doc.tokens[after]?.end) + 20);
  const place =
    /^ ?(?:(?:am|den|le|li|the) )?\d{1,2}\. ?(?:\d{1,2}\.|\p{Lu}\p{L}{2,})/u.test(rest) ||
    /^ ?(?:am|den|le) \d{1,2} ?[./]? ?\p{L}?/u.test(rest)
      ? town(doc, index)
      : undefined;
  if (place) found.push({ ...shape, ...place, tier: LISTED, evidence: ['position'] });
}

function find(doc: Doc, found: Hit[]): void {
  if (doc.longestNumber >= 3) {
    for (let index = 0; index < doc.tokens.length; index++) {
      const token = doc.tokens[index];
      if (token?.kind === 'number' && token.lower.length >= 3 && token.lower.length <= 5)
        postcode(doc, index, token, found);
    }
  }
  if ((doc.seen & WORD.residence) !== 0)
    for (const index of doc.cues) if (is(doc.tokens[index], WORD.residence)) residence(doc, index, found);
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (is(token, WORD.place)) listed(doc, index, found);
    else if (tokenAt(doc, index - 1)?.lower === 'aus') origin(doc, index, found);
    if (token?.gap === 2) letterhead(doc, index, found);
  }
}

export const place: Recogniser = {
  id: 'place',
  about: 'Postcodes with their town, towns by cue, and towns that are nothing else.',
  kind: 'PLACE',
  find,
  examples: {
    hit: [
      '«73728 Esslingen», Vers.-Nr. fehlt',
      '«A-3336 St. Johann am Bergle»',
      'wohnt allein in «Bitterfeld-Wolfen», 4. Stock',
      'kommt aus «Sankt Veit an der Glan» täglich',
      '«Neustadt», am 12.3.2023',
      'im «KS Aarau» operiert',
      'ZIP: «3520», PLZ «4051»',
      'PLZ «06108 Halle», ledig',
      'wohnhaft Florgasse 2, «Wilhelmsburg», die',
    ],
    stay: [
      'Leukozyten 12000 Zellen',
      'wohnt in Pflegeheim mit Betreuung',
      'Berlin-Definition ARDS mild',
      'kommt aus dem Urlaub zurück',
    ],
  },
};
