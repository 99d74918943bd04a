import { WORD } from './lexicon.ts';
import { isUnknownName } from './name-shape.ts';
import { matchAt } from './pattern.ts';
import type { Doc } from './recogniser.ts';
import { inGroup, type Token } from './token.ts';
import { groupOf } from './word-group.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Houses whose name stands behind what they are: "EMS Les Glycines", "Casa Anziani San Rocco", "Kindergarten Sonnenschein". */
const HOUSE_FIRST = groupOf(
  'ems ehpad rsa seniorenstift seniorenheim residenz résidence foyer kindergarten kinderkrippe kinderhort krippe hôpital clinique ospedale clinica scuola école lycée liceo istituto casa lkh kh chu chuv',
);
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}’'.-]{0,24}`;
const WITH = `(?:de la |de l['’]|des |de |du |del |della |dei |di |am |an der |zum |zur |im |les |la |le |l['’]|d['’])`;
const NAME = `(?:(?:${WITH})?${CAPITALISED}(?: (?:${WITH})?${CAPITALISED}){0,3})`;
/** What kind of house it is belongs to it: "Scuola Elementare", "casa di riposo". */
const NAMED = new RegExp(
  String.raw`(?:Hôpital(?: cantonal)?|Clinique|Ospedale(?: [Rr]egionale| [Cc]ivico)?|Clinica|(?:Scuola|École|Ecole)(?: (?:\p{Ll}{2,12}|Elementare|Media|Primaire|Secondaire))?|Lycée|Liceo|Istituto|[Cc]asa (?:[Aa]nziani|per anziani|di riposo|di cura)|EMS|EHPAD|RSA|Résidence|Foyer|Seniorenstift|Seniorenheim|Residenz|Kindergarten|Kinderkrippe|Kinderhort|Krippe|L?KH|CHUV?) (?<id>${NAME})`,
  'uy',
);

/** In German any noun has a capital: what follows must be unknown, a town or a surname. "KH" are carbohydrates too. */
const GERMAN = /^(?:l?kh|seniorenstift|seniorenheim|residenz|kindergarten|kinderkrippe|kinderhort|krippe)$/;

/** Houses whose name stands before what they are: "St Aldhelm's Hospital", "Royal Fake Infirmary". */
const HOUSE_LAST = groupOf('hospital infirmary school foundry kindergarten care nursing');
const BEFORE = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{M}])(?<id>(?:${CAPITALISED} ){1,4}))(?:Hospital|Infirmary|School|Foundry|Kindergarten|(?:Care|Nursing) Home)(?![\p{L}])`,
  'uy',
);
/** Words that say which sort of house it is, or merely begin the sentence. */
const SORT =
  /^(?:The|At|In|From|To|Our|Your|Her|His|My|A|An|General|University|Community|District|County|Teaching|Local|Day|Field|Children'?s|Children’s|Private|Public|Primary|Secondary|High|Middle|Elementary|Medical|Nursing|Cottage|Mental|Psychiatric|Eye|Heart|Cancer|Women[’']s|Royal|This|That|Same|Another|Old|New|Boarding|Night|Back|Discharge|Transfer|Iron|Steel|Good|Best) $/;

/** No name reaches over more tokens than these. */
const REACH = 12;

/** "Clinique Lundi" names no house: one word at least must be able to be a name. */
const couldName = (token: Token, place: Place): boolean =>
  token.start >= place.start &&
  token.end <= place.end &&
  token.capital &&
  (token.flags & (WORD.never | WORD.clinical | WORD.weekday | WORD.month)) === 0;

const isProper = (token: Token) =>
  isUnknownName(token) || ((token.flags & (WORD.place | WORD.surname)) !== 0 && (token.flags & WORD.clinical) === 0);

function behind(doc: Doc, index: number, token: Token): Place | undefined {
  const place = matchAt(NAMED, doc.text, token.start);
  const words = doc.tokens.slice(index + 1, index + REACH);
  if (GERMAN.test(token.lower) && words[0]?.capital === true && !isProper(words[0])) return undefined;
  return place && words.some((word) => couldName(word, place)) ? { start: token.start, end: place.end } : undefined;
}

function before(doc: Doc, index: number, token: Token): Place | undefined {
  BEFORE.lastIndex = token.start;
  const match = BEFORE.exec(doc.text);
  const words = match?.groups?.['id']?.match(/\S+ /g) ?? [];
  const first = words.findIndex((word) => !SORT.test(word));
  if (match === null || first < 0) return undefined;
  const start = match.index - words.slice(first).join('').length;
  const place = { start, end: match.index + match[0].length };
  const isNamed = doc.tokens.slice(Math.max(0, index - REACH), index).some((word) => couldName(word, place));
  return isNamed ? place : undefined;
}

/** Schools, homes and hospitals by their own name, where the language puts it before or behind the house. */
export function namedHouses(doc: Doc): readonly Place[] {
  if ((doc.groups & (HOUSE_FIRST | HOUSE_LAST)) === 0) return [];
  return doc.tokens.flatMap((token, index) => {
    const place =
      (inGroup(token, HOUSE_FIRST) ? behind(doc, index, token) : undefined) ??
      (inGroup(token, HOUSE_LAST) ? before(doc, index, token) : undefined);
    return place === undefined ? [] : [place];
  });
}
