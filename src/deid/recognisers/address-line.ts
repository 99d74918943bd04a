import { runBack, runOn, UNIT } from '../address-run.ts';
import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'address-line';
const ARMY = new Set(['apo', 'fpo', 'dpo']);
const ADDRESS = new Set(['address', 'adresse', 'anschrift', 'indirizzo']);

const hasNumber = (tokens: readonly Token[]) => tokens.some(({ kind }) => kind === 'number');

/** From the line of the first number on: who lives there stands on the line before. */
function fromNumber(doc: Doc, first: number, last: number): number {
  for (let at = first; at < last; at++) {
    if (doc.tokens[at]?.kind !== 'number') continue;
    let start = at;
    while (start > first && doc.tokens[start]?.gap !== 2 && lowerOf(tokenAt(doc, start - 1)) !== ',') start--;
    return start;
  }
  return first;
}

function add(doc: Doc, first: number, last: number, found: Hit[]): void {
  const [start, end] = [doc.tokens[first]?.start, doc.tokens[last]?.end];
  found.push({
    kind: 'STREET',
    rule: ID,
    tier: CUED,
    confidence: 'likely',
    evidence: ['cue', 'shape'],
    start: Number(start),
    end: Number(end),
  });
}

/** "P.O. Box 104", "Postfach 12": letters before the box. */
const isPostBox = (doc: Doc, index: number) =>
  lowerOf(doc.tokens[index]) === 'box' &&
  /p\.? ?o\.? ?$/i.test(doc.text.slice(Math.max(0, Number(doc.tokens[index]?.start) - 6), doc.tokens[index]?.start));

/** "5100 Quadra 104 Suite 845 Evionnaz", "PSC 2581, Box 0041 APO AP 32376". */
function around(doc: Doc, index: number, found: Hit[]): void {
  const first = runBack(doc, index);
  const last = runOn(doc, index);
  const army = ARMY.has(lowerOf(doc.tokens[index]));
  if (army) add(doc, first, last, found);
  else if (isPostBox(doc, index) || hasNumber(doc.tokens.slice(first, index)))
    add(doc, hasNumber(doc.tokens.slice(first, index)) ? fromNumber(doc, first, index) : first, last, found);
}

/** "Address: 7494 Hlíðarvegur 97", "my new address is 224 4966 Bond Street". */
function announced(doc: Doc, index: number, found: Hit[]): void {
  let at = index + 1;
  while (at < index + 6 && /^(?::|is|ist|to|the|same|lautet)$/.test(lowerOf(doc.tokens[at]))) at++;
  const begin = doc.tokens[at];
  if (at === index + 1 || begin === undefined || !(begin.kind === 'number' || begin.capital)) return;
  const last = runOn(doc, at);
  if (hasNumber(doc.tokens.slice(at, last + 1)) && last > at) add(doc, at, last, found);
}

const LEADING = new Set(['at', 'to', 'in', 'on', 'with', 'is', ':']);
const NO_STREET = WORD.never | WORD.clinical | WORD.month | WORD.frame | WORD.verb | WORD.phone | WORD.record;
/** Tokens; fewer are a number and its word. */
const SHORTEST = 4;

/** "meet me at 2407 Tawasti 6, Sé, Portugal": one or two numbers, a proper word, and more of them behind a little word. */
function numbered(doc: Doc, index: number, found: Hit[]): void {
  const number = doc.tokens[index];
  const led = LEADING.has(lowerOf(tokenAt(doc, index - 1)));
  if (!number || number.lower.length > 5 || number.gap === 0 || !(led || number.gap === 2)) return;
  const two = doc.tokens[index + 1]?.kind === 'number';
  const word = two ? index + 2 : index + 1;
  const proper = doc.tokens[word];
  if (
    proper?.kind !== 'word' ||
    !proper.capital ||
    proper.gap !== 1 ||
    (proper.end - proper.start > 1 && is(proper, NO_STREET))
  )
    return;
  const last = runOn(doc, index);
  const rest = doc.tokens.slice(word + 1, last + 1);
  const street = rest.some((token) => is(token, WORD.street));
  const code = doc.tokens[last];
  const posted = code?.kind === 'number' && code.lower.length > 3 && code.gap > 0 && code !== number;
  if (last - index + 1 >= SHORTEST && (led ? two || street || hasNumber(rest) : posted && rest.length > 2))
    add(doc, index, last, found);
}

const CORNER =
  /(?:the )?corner of [^\n,.;:?!]{2,50}(?:\.[^\n,.;:?!]{0,30})? and(?:(?: (?:van|ten|de|von|la))?(?: \p{Lu}\p{L}+){1,3}|(?: \p{L}+){2})/uy;

/** "the corner of Via Nuova 85 and Baranyay Mill". */
function corner(doc: Doc, index: number, found: Hit[]): void {
  const the = tokenAt(doc, index - 1)?.lower === 'the' ? index - 1 : index;
  const place = matchAt(CORNER, doc.text, Number(doc.tokens[the]?.start));
  if (!place || !/\d/.test(doc.text.slice(place.start, place.end))) return;
  found.push({ kind: 'STREET', rule: ID, tier: CUED, confidence: 'likely', evidence: ['cue', 'shape'], ...place });
}

function find(doc: Doc, found: Hit[]): void {
  const small = writesNounsSmall(doc);
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const next = doc.tokens[index + 1]?.lower === '.' ? doc.tokens[index + 2] : doc.tokens[index + 1];
    const place =
      next?.kind === 'number' ? UNIT.has(lowerOf(token)) : token?.upper && ARMY.has(token.lower) && next?.upper;
    if (place) around(doc, index, found);
  }
  if (small) for (const index of doc.numbers) numbered(doc, index, found);
  if ((doc.seen & WORD.residence) !== 0)
    for (const index of doc.cues) if (ADDRESS.has(lowerOf(doc.tokens[index]))) announced(doc, index, found);
  if (small && doc.text.includes('corner of'))
    for (let index = 0; index < doc.tokens.length; index++)
      if (doc.tokens[index]?.lower === 'corner') corner(doc, index, found);
}

export const addressLine: Recogniser = {
  id: ID,
  about: 'Addresses known by the flat, the box or the word that announces them, wherever in the world.',
  kind: 'STREET',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find,
  examples: {
    hit: [
      'sent to «5100 Quadra 104 Suite 845 Evionnaz» today',
      'mail to «PSC 2581, Box 0041 APO AP 32376»',
      'my new address is «224 4966 Bond Street, Warwick»',
      'lives at «3599 Coronilla Apt. 7»',
      'send it to «the corner of Zyx Street 85 and Fakov Mill» please',
      'I live at «P.O. Box 104» now',
      'I now live in «94472 Zyxmaria 55\nFakovia\n 59050»',
      'Ada Fake\n\n«20789 Allika 46\n Suite 501»',
    ],
    stay: [
      'Suite 2 besetzt',
      'the dose is 20 Zyxumab 40 for now',
      'the box of 28 is empty',
      'Unit Dosis 3 mg',
      'the address is unknown',
      'Adresse: folgt',
      'Adresse: Musterhaus, unbekannt',
    ],
  },
};
