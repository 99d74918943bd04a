import { employers, homes } from '../employer.ts';
import { ENDING } from '../endings.ts';
import { namedHouses } from '../house-name.ts';
import { WORD } from '../lexicon.ts';
import { isUnknownName } from '../name-shape.ts';
import { CUED, type Doc, type Hit, LISTED, type Recogniser, type Tier } from '../recogniser.ts';
import { lowerOf, type Token, tokenAt, tokenise } from '../token.ts';
import { PREFIX, town } from '../town.ts';

const FORM = new Set(['gmbh', 'ag', 'kg', 'ohg', 'ug', 'mbh', 'inc', 'ltd', 'llc', 'plc', 'corp', 'sàrl', 'sa']);
const HOUSE =
  /^(?:altersheims?|alterszentrum|pflegeheim|seniorenheim|seniorenresidenz|altenheim|wohnheim|kinderheim|gymnasium|grundschule|realschule|gesamtschule|kita|collège|lycée|école|ehpad|hospiz|praxis|spital|klinik|klinikum|krankenhaus|universitätsklinik|universitätsklinikum|universitätsspital|landeskrankenhaus|kantonsspital|rehaklinik|fachklinik|privatklinik|stiftung)$/;
const ENGLISH = /^(?:elementary|manor|school|college|lodge|academy|nursery|hospice)$/;
const GENERIC_HOUSE =
  /^(?:tages|uni|universitäts|haut|augen|frauen|kinder|poli|fach|reha|herz|entzugs|psych|medizinische|heimat|pflege|alters|senioren|alten|wohn|spezial|akut|nachbar|neben|innere|chirurgische|schmerz|rheuma|ein|ge|klinik|spital|heim|privat|zahn|tier|lungen|nerven|landesnerven|tagesk|daheim|geheim)/;

/** Where patients are treated, in the four languages: by these words in its name a house is a hospital. */
const HOSPITAL =
  /spital|klinik|krankenhaus|krankenanstalt|hospit(?!z)|hôpital|infirmary|clini(?:que|ca|c)|ospedale|(?<!\p{L})(?:l?kh|chuv?)(?!\p{L})/iu;
const SYMPTOMS = /^(?:klinik|praxis)$/;
/** "Klinik II": a department, which the rule of wards takes. */
const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|x)$/;
const GENERIC_STEM =
  /^(?:strahlen|memory|regional|zentrums?|zentral|kopf|sport|städtische|stadt|kreis|land|landes|kantons|bezirks|lehr|beleg|partner|ziel|haupt|not|notfall|unfall|militär|mutter|mütter|geburts|dialyse|diabetes|gefäß|gefäss|zahn|nieren|leber|magen|darm|brust|hand|fuß|fuss|rücken|wirbel|kinderwunsch|wunsch|kur|ferien|forschungs|ambulanz|anschluss|nachsorge|folge|eltern|sucht|trauma|schlaf|epilepsie|tumor|krebs|aufnahme|verlegungs|geriatrie|herz|ausland|heimat|vor|end|erst|zweit|quartier|werks|bundes|universitäts|uni|privat|akut|spezial|fach|tages|nacht|wochen|allergie|gelenk|knie|hüft|unikinder)/;
interface Place {
  readonly start: number;
  readonly end: number;
  readonly tier?: Tier;
}

const NAMES = WORD.given | WORD.surname;

const shape = {
  kind: 'ORGANISATION',
  rule: 'organisation',
  tier: CUED,
  confidence: 'possible',
  evidence: ['cue'],
} as const;
const isProper = (token: Token | undefined) =>
  token?.kind === 'word' &&
  token.capital &&
  (token.flags & (WORD.clinical | WORD.never | WORD.month | WORD.salutation | WORD.title | WORD.patient)) === 0;

function backward(doc: Doc, index: number, most: number): number {
  let first = index;
  while (index - first < most) {
    const before = tokenAt(doc, first - 1);
    if (before?.lower === '-' && before.gap === 0 && doc.tokens[first]?.gap === 0 && tokenAt(doc, first - 2)?.capital)
      first -= 2;
    else if (isProper(before) && doc.tokens[first]?.gap === 1) first -= 1;
    else return first;
  }
  return first;
}

/** "die Klinik der Patientin", "Klinik im Verlauf": what she shows; "Klinik am See" and "Klinik im Park" are houses. */
function isSymptoms(house: Token | undefined, joint: Token, word: Token): boolean {
  if (!SYMPTOMS.test(lowerOf(house)) || joint.lower === 'am' || word.lower === 'park') return false;
  return (word.flags & (WORD.common | WORD.clinical | WORD.patient | WORD.kin | WORD.never)) !== 0;
}

function forward(doc: Doc, index: number): number {
  let last = index;
  while (last < index + 6) {
    const next = doc.tokens[last + 1];
    const after = doc.tokens[last + 2];
    if (
      next?.gap === 1 &&
      next.start - Number(doc.tokens[last]?.end) === 1 &&
      doc.text[next.start - 1] === ' ' &&
      isProper(next) &&
      !ROMAN.test(next.lower) &&
      (next.flags & WORD.common) === 0
    )
      last += 1;
    else if (
      next?.gap === 1 &&
      /^(?:am|an|der|im|de|la|du|des|zum|zur|der)$/.test(next.lower) &&
      after?.gap === 1 &&
      !isSymptoms(doc.tokens[last], next, after) &&
      ((after.capital && (after.flags & (WORD.weekday | WORD.month)) === 0) || /^(?:la|der|den)$/.test(after.lower))
    )
      last += 2;
    else if (next?.lower === '-' && next.gap === 0 && after?.capital && after.gap === 0) last += 2;
    else return last;
  }
  return last;
}

/** "Triemli Spital", "Zyxklinik": what stands before is in no table, so it is what the house is called. */
const CLINIC = new Set([
  'spital',
  'klinik',
  'klinikum',
  'krankenhaus',
  'hospital',
  'rehaklinik',
  'fachklinik',
  'privatklinik',
]);
const COMPOUND = /^(\p{L}{4,}?)(?:spital|klinik)s?$/u;

/** "Kantonsspital St. Gallen", "Klinik Bad Fakesen", "Rehaklinik Zyxlingen": where the town behind a house ends. */
function townEnd(doc: Doc, index: number): number {
  const [house, next] = [doc.tokens[index], doc.tokens[index + 1]];
  const place = next?.gap === 1 ? town(doc, index + 1) : undefined;
  const behind = PREFIX.has(lowerOf(next)) ? Number(place?.end) > Number(next?.end) : isUnknownName(next);
  return place && behind && (CLINIC.has(lowerOf(house)) || COMPOUND.test(lowerOf(house))) ? place.end : 0;
}

function span(doc: Doc, first: number, last: number): Place {
  return { start: Number(doc.tokens[first]?.start), end: Number(doc.tokens[last]?.end) };
}

function isProperCompound(token: Token): boolean {
  const stem = COMPOUND.exec(token.lower)?.[1];
  if (stem === undefined || GENERIC_HOUSE.test(token.lower) || GENERIC_STEM.test(stem)) return false;
  return tokenise(`${stem}\n${stem.replace(/[ns]$/, '')}`).every(
    ({ flags, endings }) => (flags & ~NAMES) === 0 && endings === 0,
  );
}

/** What a word for a house has beside it: its name behind, or a name in no table before. */
function withName(doc: Doc, index: number, token: Token): Place | undefined {
  const before = tokenAt(doc, index - 1);
  const named = CLINIC.has(token.lower) && token.gap === 1 && isUnknownName(before) && before?.upper === false;
  const { start, end } = span(doc, named ? index - 1 : index, forward(doc, index));
  const last = Math.max(end, townEnd(doc, index));
  return named || last > token.end ? { start, end: last } : undefined;
}

function* houses(doc: Doc): Generator<Place> {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || ((token.flags & WORD.organisation) === 0 && (token.endings & ENDING.house) === 0)) continue;
    if (FORM.has(token.lower) && token.gap === 1) {
      const first = backward(doc, index, 4);
      if (first < index && (token.lower.length > 2 || token.upper)) yield span(doc, first, index);
    } else if (HOUSE.test(token.lower)) {
      const place = withName(doc, index, token);
      if (place) yield place;
    } else if (ENGLISH.test(token.lower)) {
      const first = backward(doc, index, 4);
      if (first < index) yield span(doc, first, index);
    }
    if (isProperCompound(token)) yield { ...span(doc, index, index), tier: LISTED };
    if ((token.endings & ENDING.house) !== 0 && tokenAt(doc, index - 1)?.lower === '-' && token.gap === 0) {
      const first = backward(doc, index, 6);
      if (first < index && !GENERIC_HOUSE.test(lowerOf(doc.tokens[first]))) yield span(doc, first, index);
    }
  }
}

function find(doc: Doc, found: Hit[]): void {
  for (const place of [...employers(doc), ...homes(doc), ...namedHouses(doc), ...houses(doc)]) {
    const isHospital = HOSPITAL.test(doc.text.slice(place.start, place.end));
    found.push({ ...shape, kind: isHospital ? 'HOSPITAL' : 'ORGANISATION', ...place });
  }
}

export const organisation: Recogniser = {
  id: 'organisation',
  about: 'Employers, schools, homes and hospitals by name.',
  kind: 'ORGANISATION',
  find,
  examples: {
    hit: [
      'Arbeitet bei «Lackfabrik Testmann GmbH» in der Spritzkabine',
      'geht in die «Astrid-Testmann-Grundschule», 2 Fälle',
      'Lehrerin am «Gymnasium Am Kothen», Tbc',
      'resident of «Willowbrook Manor» care home',
      'in der «Klinik Fake-Stadt» operiert',
      'war im «Zyxli Spital», dann Reha',
      'Verlegung aus der «Zyxliklinik»',
      'Er ist bei der «Zyxtron» tätig, Hb-Abfall',
      'works at «Fake & Sons Foundry», FEV1 down',
      'travaille chez «Zyxair», asthme',
      'Bewohner im «Haus Abendrot», Sturz',
      "transferred from «St Fakelm's Hospital» with dissection",
      "résidente à l'«EMS Les Glycines», gale",
      'ospite della «Casa Anziani San Rocco», influenza',
      'verlegt ins «Kantonsspital St. Testingen»',
      'Reha in der «Klinik Bad Fakesen»',
      'kommt aus der «Rehaklinik Zyxlingen»',
      'in der «Klinik im Park» operiert',
      'lavora alla «Zyxtron», asma',
    ],
    stay: [
      'aus der Entzugsklinik austreten',
      'im Pflegeheim seit Montag',
      'Klinik: Schmerz im rechten Unterbauch',
      'back to school on Monday',
      'Tagesklinik, Hautklinik und Memoryklinik',
      'das Spital ist voll',
      'arbeitet bei Bedarf weiter',
      'KH Einheiten pro Tag',
      'Kindergarten Ausflug, danach Fieber',
      'arbeitet beim Bäcker, Mehlasthma',
      'works at night, back to hospital on Monday',
      'travaille de nuit, insomnie',
      'im Haus geblieben',
      'die Klinik der Patientin bessert sich',
      'Klinik im Verlauf unverändert',
      'Rehaklinik Entlassbrief fehlt',
    ],
  },
};
