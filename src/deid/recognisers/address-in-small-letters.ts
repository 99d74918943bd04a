import { ENDING, endingsOf } from '../endings.ts';
import { WORD } from '../lexicon.ts';
import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { smallAddress } from '../small-address.ts';
import { smallFlat } from '../small-flat.ts';
import { type Place, smallTown } from '../small-town.ts';
import { HOUSE, NOT_STREETS } from '../street-name.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';
import { HOSPITAL_WORDS } from './place.ts';

const ID = 'address-in-small-letters';
const set = (words: string) => new Set(words.split(' '));

const FREE_STANDING = set('str straße strasse gasse allee platz weg ring ufer damm');
const OWN_WORD = set('str straße strasse gasse allee');
const NO_PART = WORD.never | WORD.verb | WORD.clinical | WORD.room | WORD.ward | WORD.frame;

/** Behind "wohnhaft" a street needs no ending: "wohnhaft am mühlgraben 3". */
const PREPOSED =
  /(?: in (?:der )?)?,? (?<id>(?:am|an der|an den|auf dem|auf der|im|in der|in den|zum|zur|beim|unter den|hinter der) (?:alten? |neuen? |grünen? |hohen? |langen? )?\p{L}[\p{L}-]{3,30} \d{1,3}(?: ?[a-h](?![\p{L}]))?)(?![\d%°/]|[.,:]\d| ?(?:mg|ml|mm|cm|kg|uhr|jahr|tag|woche|monat|stund))/uy;

/** "chemin des vignes 9", "via maistra 22": "via" is a way into the body as well, and needs a postcode. */
const ROMANCE =
  /(?:(?:rue|avenue|chemin|boulevard|impasse|allée|quai)(?: [\p{L}'’-]{2,20}){1,4} \d{1,4}|(?:via|viale|piazza|corso|vicolo)(?: [\p{L}'’-]{2,20}){1,3} \d{1,4}(?=,? ?\n?\d{4,5} ))(?![\d/%]|[.,]\d)/uy;

const shape = { rule: ID, tier: CUED, confidence: 'likely', evidence: ['shape'] } as const;

/** "kärntner straße", "rote str.": the word before a street's own word goes with it. */
function leadOf(doc: Doc, index: number): number {
  const [before, word] = [tokenAt(doc, index - 1), doc.tokens[index]];
  if (before?.kind !== 'word' || word?.gap !== 1 || is(before, NO_PART)) return index;
  return OWN_WORD.has(word.lower) || (/er$/.test(before.lower) && !is(before, WORD.common)) ? index - 1 : index;
}

/** Back over "erich-kästner-". */
function chainStart(doc: Doc, index: number): number {
  let first = index;
  while (index - first < 10 && lowerOf(tokenAt(doc, first - 1)) === '-' && doc.tokens[first]?.gap === 0) first -= 2;
  return Math.max(0, first);
}

/** What ends like a field or a path is a street where an address can begin. */
const mayBegin = (doc: Doc, first: number) =>
  doc.tokens[first]?.gap === 2 ||
  lowerOf(tokenAt(doc, first - 1)) === ',' ||
  is(tokenAt(doc, first - 1), WORD.residence);

/** "hauptstr. 8", "gartenpfad 44", "robert-koch-str. 17". */
function german(doc: Doc, index: number, token: Token): Place | undefined {
  const house = matchAt(HOUSE, doc.text, token.end);
  if (!house) return undefined;
  const endings = endingsOf(token.lower);
  const free = FREE_STANDING.has(token.lower);
  if ((endings & (ENDING.street | ENDING.way)) === 0 && !free) return undefined;
  const lead = free ? leadOf(doc, index) : index;
  const first = chainStart(doc, lead);
  if (first === index && (NOT_STREETS.has(token.lower) || FREE_STANDING.has(token.lower))) return undefined;
  const strong = (endings & ENDING.street) !== 0;
  if (!strong && (first === index ? token.flags !== 0 || !mayBegin(doc, first) : !mayBegin(doc, first) && !free))
    return undefined;
  return { start: Number(doc.tokens[first]?.start), end: house.end };
}

/** A street that another pattern knows, tried at the word or number it begins with. */
function other(doc: Doc, token: Token): Place | undefined {
  if (is(token, WORD.residence)) return matchAt(PREPOSED, doc.text, token.end);
  if (is(token, WORD.street) && token.kind === 'word') return matchAt(ROMANCE, doc.text, token.start);
  return undefined;
}

/** Streets, from the word or the number that tells them. */
function street(doc: Doc, index: number, token: Token): Place | undefined {
  if (token.kind === 'word' && token.end - token.start > 2) {
    const place = german(doc, index, token);
    if (place) return place;
  }
  return token.kind === 'mark' ? undefined : other(doc, token);
}

/** "spital einsiedeln": a hospital that has its town for a name. */
function withHospital(doc: Doc, index: number, town: Hit): Hit {
  const before = tokenAt(doc, index - 1);
  const named =
    doc.tokens[index]?.gap === 1 && doc.tokens[index]?.kind === 'word' && HOSPITAL_WORDS.has(lowerOf(before));
  return named ? { ...town, kind: 'HOSPITAL', start: Number(before?.start) } : town;
}

function find(doc: Doc, found: Hit[]): void {
  for (const [index, token] of doc.tokens.entries()) {
    const place = token.capital ? undefined : street(doc, index, token);
    if (place) found.push({ ...shape, kind: 'STREET', ...place });
    const address = token.kind === 'number' ? smallAddress(doc, index) : smallFlat(doc, index, token);
    if (address) found.push({ ...shape, kind: 'STREET', ...address });
    const town = smallTown(doc, index, token);
    if (town) found.push(withHospital(doc, index, { ...shape, kind: 'PLACE', confidence: 'possible', ...town }));
  }
}

export const addressInSmallLetters: Recogniser = {
  id: ID,
  about: 'Streets, postcodes and towns in a text without capitals.',
  kind: 'STREET',
  trigger: ({ typed, tokens }) => typed !== tokens,
  find,
  examples: {
    hit: [
      'wohnt «hauptstr. 8», «47809 krefeld», allein',
      'pat wohnt «am mühlgraben 3», kein aufzug',
      'adresse «kärntner straße 33», «a-9011 neustadt»',
      'frau testmann aus «duebendorf» braucht hausbesuch',
      'er kommt aus «sankt veit an der glan» und bleibt',
      'she lives at «14 larkspur close» with her son',
      'elle habite «chemin des vignes 9» seule',
      'pt lives at «77 old mill road» since june',
      'verlegt ins «spital einsiedeln» heute früh',
      'new address is «2210 zyxel hill apt. 12», nurse informed',
      'mail it to «psc 2581, box 0041\napo ap 32376» please',
      'habite «27, rue du faubourg saint-fakeux» à l’étage',
      'lives in «450 zyxegade 15, warwick»',
    ],
    stay: [
      'er hat im gesichtsfeld 3 ausfälle',
      'guter schlafplatz 4 mal gewechselt',
      'leukos 12000 heute früh im labor',
      'sonde via nase 12 cm tief',
      'walks 200 yards down the road with a stick',
      'started at 10 lispro 20 glargine',
      'box of 28 is empty, psc 2 yrs',
      '2 falls on the street this month',
      'st. elevation in v2 und v3',
      'berlin-definition erfüllt oder nicht',
    ],
  },
};
