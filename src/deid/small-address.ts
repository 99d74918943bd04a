import type { Doc } from './recogniser.ts';
import {
  isHouse,
  isLed,
  isPart,
  isShort,
  JOINING,
  LITTLE,
  REACH,
  spell,
  unitNumber,
  wordSet,
} from './small-address-part.ts';
import type { Place } from './small-town.ts';
import { lowerOf, tokenAt } from './token.ts';

const STREET_ENDS = wordSet('street road rd avenue ave lane boulevard blvd crescent terrace gardens mews');
/** Words of other kinds as well: a street only where somebody is said to live or to go. */
const OFTEN_ELSE = wordSet('st drive close court way square row hill place park');
const STREET_LEADS = wordSet('rue avenue avn boulevard bd chemin impasse allée quai');
/** Behind a French street these go on with the sentence. */
const GOES_ON = wordSet('à au aux chez avec est et où depuis pour');
/** "16 weeks", "200 yards": a number of these, and no house. */
const COUNTED =
  /^(?:sec|min|hour|day|week|month|year|yard|mile|met(?:er|re)|feet|time|unit|bed|block|people|car|patient|tab|dose)/;

/** Behind a house the words of a street that begins with what it is: "27, rue du faubourg", the index of the last. */
function romance(doc: Doc, at: number): number {
  let last = at;
  for (let next = at + 1; next < at + REACH; next++) {
    const token = doc.tokens[next];
    if (token === undefined || token.gap === 2) break;
    if (JOINING.has(token.lower) || isShort(doc, next)) continue;
    if (!isPart(token) || GOES_ON.has(token.lower) || unitNumber(doc, next) > next) break;
    if (!LITTLE.has(token.lower)) last = next;
  }
  return last;
}

/** "975 3968 bay street": the last number of a house that has two. */
const second = (doc: Doc, house: number) =>
  isHouse(doc.tokens[house + 1]) && doc.tokens[house + 1]?.gap === 1 ? house + 1 : house;

/** "41 harrowgate street", "2450 crown st": the index of what it is, over one to three words. */
function englishEnd(doc: Doc, house: number, led: boolean): number {
  const first = second(doc, house);
  for (let at = first + 1; at < first + 5; at++) {
    const token = doc.tokens[at];
    if (token?.gap !== 1 || !isPart(token) || COUNTED.test(token.lower)) return house;
    const ends = STREET_ENDS.has(token.lower) || (led && OFTEN_ELSE.has(token.lower));
    if (at > first + 1 && ends) return at;
  }
  return house;
}

/** "12 bis chemin", "27, rue": the index of the word behind a house. */
function behindHouse(doc: Doc, index: number): number {
  const house = second(doc, index);
  const at = /^(?:bis|ter|[a-d])$/.test(lowerOf(doc.tokens[house + 1])) ? house + 2 : house + 1;
  return lowerOf(doc.tokens[at]) === ',' ? at + 1 : at;
}

/** "flat 3, 19 copperfield lane": the flat before the house. */
function withFlat(doc: Doc, house: number): number {
  const number = lowerOf(tokenAt(doc, house - 1)) === ',' ? house - 2 : house - 1;
  return number > 0 && unitNumber(doc, number - 1) === number ? number - 1 : house;
}

/** From a house on: "41 harrowgate street", "24 rue des lilas". */
function fromHouse(doc: Doc, index: number): Place | undefined {
  const led = isLed(doc, index);
  const end = englishEnd(doc, index, led);
  if (end > index) return spell(doc, withFlat(doc, index), end);
  const street = behindHouse(doc, index);
  if (!STREET_LEADS.has(lowerOf(doc.tokens[street])) || doc.tokens[street]?.gap === 2) return undefined;
  const last = romance(doc, street);
  return last > street ? spell(doc, index, last) : undefined;
}

const LIVING =
  /(?:address(?:e)?(?: is| to| with|\? it is| of [\p{L} ]{2,30} is|:| to the same:)|li(?:ve|ves|ved|ving) (?:in|at)|located (?:at|in)|meet (?:me |you )?at|(?:return|taxi) to) *\n? *$/u;

/** "lives at 450 præstegade 15", "address: 594 zyxdula utca 76": behind such words a house, words nobody lists and another number. */
function told(doc: Doc, index: number): Place | undefined {
  const start = Number(doc.tokens[index]?.start);
  if (!LIVING.test(doc.text.slice(Math.max(0, start - 48), start))) return undefined;
  let last = index;
  let words = 0;
  for (let at = index + 1; at < index + REACH; at++) {
    const token = doc.tokens[at];
    if (token === undefined || token.gap === 2) break;
    if (JOINING.has(token.lower) || isShort(doc, at)) continue;
    if (isHouse(token)) last = at;
    else if (isPart(token)) words++;
    else break;
  }
  return words > 0 && last > index ? spell(doc, index, last) : undefined;
}

/** The address that begins at this number in a text without capitals. */
export const smallAddress = (doc: Doc, index: number): Place | undefined =>
  isHouse(doc.tokens[index]) ? (fromHouse(doc, index) ?? told(doc, index)) : undefined;
