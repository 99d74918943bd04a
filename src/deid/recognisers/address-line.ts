import { WORD } from '../lexicon.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token } from '../token.ts';

const ID = 'address-line';
const UNIT = new Set(['apt', 'apartment', 'suite', 'unit', 'flat', 'box']);
const ARMY = new Set(['apo', 'fpo', 'dpo']);
const ADDRESS = new Set(['address', 'adresse', 'anschrift', 'indirizzo']);
const JOINING = new Set([',', '.', '-', '/', '’', "'", '#', 'º', '°']);
const SMALL = new Set([
  'de',
  'du',
  'da',
  'do',
  'dos',
  'del',
  'della',
  'des',
  'la',
  'le',
  'of',
  'the',
  'van',
  'den',
  'der',
  'ul',
  'utca',
  'út',
  'rkp',
  'nan',
  'and',
  'corner',
  'd',
]);

/** Tokens to each side of what makes it an address. */
const REACH = 12;

function belongs(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'mark') return JOINING.has(token.lower);
  if (token.kind === 'number') return token.lower.length <= 6;
  return (
    SMALL.has(token.lower) ||
    (token.capital && !is(token, WORD.never | WORD.clinical | WORD.month | WORD.salutation | WORD.verb))
  );
}

/** A blank line, or a full stop before a new sentence, ends an address; a line break alone does not. */
function broken(doc: Doc, before: Token | undefined, after: Token): boolean {
  if (after.gap !== 2 || before === undefined) return false;
  return /\n\s*\n/.test(doc.text.slice(before.end, after.start));
}

function backward(doc: Doc, index: number): number {
  let first = index;
  while (index - first < REACH) {
    const token = doc.tokens[first];
    const before = doc.tokens[first - 1];
    if (token === undefined || !belongs(before) || broken(doc, before, token)) break;
    first--;
  }
  while (
    first < index &&
    (doc.tokens[first]?.kind === 'mark' || doc.tokens[first]?.capital === false) &&
    doc.tokens[first]?.kind !== 'number'
  )
    first++;
  return first;
}

function forward(doc: Doc, index: number): number {
  let last = index;
  while (last - index < REACH) {
    const next = doc.tokens[last + 1];
    if (next === undefined || !belongs(next) || next.gap === 2 || next.start - Number(doc.tokens[last]?.end) > 1) break;
    last++;
  }
  while (last > index && doc.tokens[last]?.kind === 'mark') last--;
  return last;
}

const hasNumber = (tokens: readonly Token[]) => tokens.some(({ kind }) => kind === 'number');

/** From the first number of the line on: who lives there stands before it. */
function fromNumber(doc: Doc, first: number, last: number): number {
  for (let at = first; at < last; at++) if (doc.tokens[at]?.kind === 'number') return at;
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

/** "5100 Quadra 104 Suite 845 Evionnaz", "PSC 2581, Box 0041 APO AP 32376". */
function around(doc: Doc, index: number, found: Hit[]): void {
  const first = backward(doc, index);
  const last = forward(doc, index);
  const army = ARMY.has(lowerOf(doc.tokens[index]));
  if (army || hasNumber(doc.tokens.slice(first, index)))
    add(doc, army ? first : fromNumber(doc, first, index), last, found);
}

/** "Address: 7494 Hlíðarvegur 97", "my new address is 224 4966 Bond Street". */
function announced(doc: Doc, index: number, found: Hit[]): void {
  let at = index + 1;
  while (at < index + 6 && /^(?::|is|ist|to|the|same|lautet)$/.test(lowerOf(doc.tokens[at]))) at++;
  const begin = doc.tokens[at];
  if (at === index + 1 || begin === undefined || !(begin.kind === 'number' || begin.capital)) return;
  const last = forward(doc, at);
  if (hasNumber(doc.tokens.slice(at, last + 1)) && last > at) add(doc, at, last, found);
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const next = doc.tokens[index + 1]?.lower === '.' ? doc.tokens[index + 2] : doc.tokens[index + 1];
    const place =
      next?.kind === 'number' ? UNIT.has(lowerOf(token)) : token?.upper && ARMY.has(token.lower) && next?.upper;
    if (place) around(doc, index, found);
  }
  if ((doc.seen & WORD.residence) === 0) return;
  for (const index of doc.cues) if (ADDRESS.has(lowerOf(doc.tokens[index]))) announced(doc, index, found);
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
      'Ada Fake\n\n«20789 Allika 46\n Suite 501»',
    ],
    stay: [
      'Suite 2 besetzt',
      'Unit Dosis 3 mg',
      'the address is unknown',
      'Adresse: folgt',
      'Adresse: Musterhaus, unbekannt',
    ],
  },
};
