import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { isHouse, isLed, isPart, LITTLE, runBack, spell, unitNumber, wordSet } from './small-address-part.ts';
import type { Place } from './small-town.ts';
import { is, lowerOf, type Token, tokenAt } from './token.ts';

/** Where the address begins in these tokens: with their first where something leads to it, else with the first number. */
function begin(doc: Doc, first: number, last: number): number | undefined {
  let number = first;
  while (number < last && doc.tokens[number]?.kind !== 'number') number++;
  if (number === last) return undefined;
  while (number > first && doc.tokens[number]?.gap === 0) number--;
  return isLed(doc, first) && isPart(doc.tokens[first]) && !LITTLE.has(lowerOf(doc.tokens[first])) ? first : number;
}

/** "2210 quarry hill apt. 12", "tungata 11\n suite 3": a flat behind a number and a word. */
function aroundUnit(doc: Doc, index: number, number: number): Place | undefined {
  const back = runBack(doc, index);
  const first = begin(doc, back, index);
  if (first === undefined) return undefined;
  const words = doc.tokens.slice(first, index);
  const proper = words.some((word) => word.kind === 'word' && word.end - word.start > 2 && !is(word, WORD.common));
  if (!(proper || words.some((word) => is(word, WORD.street)))) return undefined;
  let last = number;
  const more = lowerOf(doc.tokens[last + 1]) === ',' ? last + 2 : last + 1;
  if (unitNumber(doc, more) > more) last = unitNumber(doc, more);
  return spell(doc, first, last);
}

const POST = /p\.? ?o\.? ?$/;

/** "p.o. box 104", "psc 2581, box 0041 apo ap 32376", "unit 1009 box 0219". */
function box(doc: Doc, index: number): Place | undefined {
  const word = doc.tokens[index];
  if (!word || lowerOf(word) !== 'box' || !isHouse(doc.tokens[index + 1])) return undefined;
  const lead = POST.exec(doc.text.slice(Math.max(0, word.start - 6), word.start));
  if (lead) {
    let first = index;
    while (first > 0 && Number(tokenAt(doc, first - 1)?.start) >= word.start - lead[0].length) first--;
    const house = isHouse(tokenAt(doc, first - 1)) && doc.tokens[first]?.gap === 1 ? first - 1 : first;
    return spell(doc, house, index + 1);
  }
  const at = lowerOf(tokenAt(doc, index - 1)) === ',' ? index - 2 : index - 1;
  const unit = tokenAt(doc, at)?.kind === 'number' && /^(?:psc|unit)$/.test(lowerOf(tokenAt(doc, at - 1)));
  return unit ? spell(doc, at - 1, index + 1) : undefined;
}

const ARMY = wordSet('apo fpo dpo');
/** "uss zyxen\n fpo ae 25990": a ship or a unit of an army with its code. */
function army(doc: Doc, index: number, token: Token): Place | undefined {
  const code = doc.tokens[index + 2];
  if (!ARMY.has(token.lower) || code?.kind !== 'number' || code.lower.length !== 5) return undefined;
  const back = runBack(doc, index);
  const first = isLed(doc, back) && isPart(doc.tokens[back]) ? back : index;
  return { start: Number(doc.tokens[first]?.start), end: code.end };
}

/** The address in which this flat, box or code of an army is, in a text without capitals. */
export function smallFlat(doc: Doc, index: number, token: Token): Place | undefined {
  const number = unitNumber(doc, index);
  return (number > index ? aroundUnit(doc, index, number) : undefined) ?? box(doc, index) ?? army(doc, index, token);
}
