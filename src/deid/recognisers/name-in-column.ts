import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens } from '../name-joints.ts';
import { isFree, isPerson } from '../name-likely.ts';
import { hasOther, isListed } from '../name-shape.ts';
import { CUED, type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-in-column';

/** Words; a longer row of capitals is a heading. */
const MOST_WORDS = 4;

/** Words of a name side by side: each in no table or in one of names. */
function wordsEnd(doc: Doc, index: number): number {
  let next = index;
  for (let words = 0; words < MOST_WORDS; words++) {
    const token = doc.tokens[next];
    const particle = next > index && is(token, WORD.particle) && isFree(doc.tokens[next + 1]);
    if (!(particle || (isFree(token) && token?.upper === false)) || (next > index && token?.gap !== 1)) break;
    next = afterHyphens(doc, next + 1);
  }
  return next;
}

const bare = (doc: Doc, at: number) => doc.tokens[at] === undefined || doc.tokens[at]?.gap === 2;

/** Which bed, room, ward or number stands before the sign at this place? */
function isPlaced(doc: Doc, sign: number): boolean {
  let at = sign - 1;
  for (let back = 0; back < 4; back++) {
    const token = doc.tokens[at - back];
    if (token === undefined) return false;
    if (is(token, WORD.room | WORD.ward | WORD.insurance | WORD.record)) return back > 0;
    if (token.gap === 2) break;
  }
  const last = doc.tokens[at];
  if (last?.lower === ']') {
    while (at > sign - 6 && doc.tokens[at]?.lower !== '[') at--;
    return /^(?:id|insurance|room|ward|phone)$/.test(lowerOf(doc.tokens[at + 1]));
  }
  return last?.kind === 'number' && last.lower.length >= 6;
}

/** "IPS Platz 11, Zyxombic, ECMO", "Station 5A: Zyxombic Sichelzellkrise": the column behind the place. */
function behindPlace(doc: Doc, index: number): number {
  const sign = lowerOf(tokenAt(doc, index - 1));
  if (!/^[,:–-]$/.test(sign) || !isPlaced(doc, index - 1)) return index;
  const next = wordsEnd(doc, index);
  if (next === index) return index;
  const ends =
    bare(doc, next) || /^[,(:]$/.test(lowerOf(doc.tokens[next])) || is(doc.tokens[next], WORD.clinical | WORD.verb);
  const several = next > index + 1;
  return ends && (several || isPerson(doc.tokens[index]) || lowerOf(doc.tokens[next]) === ',') ? next : index;
}

/** "OP-Plan: Zyxo 8 Uhr, Vathin 10 Uhr": who is due when, in a row behind a colon. */
function beforeTime(doc: Doc, index: number): number {
  if (!/^[:,;]$/.test(lowerOf(tokenAt(doc, index - 1)))) return index;
  const next = wordsEnd(doc, index);
  const tail = doc.text.slice(tokenAt(doc, next - 1)?.end, Number(tokenAt(doc, next - 1)?.end) + 12);
  return next > index && isPerson(doc.tokens[index]) && TIMED.test(tail) ? next : index;
}

const TIMED = /^ (?:um |at |à |alle )?\d{1,2}(?:[:.]\d{2})? ?(?:Uhr|h|am|pm)(?![\p{L}])/u;

/** "- Zyxo Vathin Zyxombic Bett 8": the column before the place, at the start of a line or item. */
function beforePlace(doc: Doc, index: number, token: Token): number {
  const before = tokenAt(doc, index - 1);
  if (!(token.gap === 2 || (before?.gap === 2 && /^[-–•*]$/.test(before.lower)))) return index;
  const next = wordsEnd(doc, index);
  const place = doc.tokens[next];
  const told = is(place, WORD.room) && place?.gap === 1 && doc.tokens[next + 1]?.kind === 'number';
  return told && next > index ? next : index;
}

const SIGN = /^[–,(:-]$/;

/** "Zyxo Zyxombic – was ist der Vorname?": two such words at the start of a line, before a sign. */
function lineStart(doc: Doc, index: number, token: Token): number {
  if (token.gap !== 2) return index;
  const next = wordsEnd(doc, index);
  const sign = doc.tokens[next];
  if (next < index + 2 || (sign?.gap === 0 && sign.lower === '-') || !SIGN.test(lowerOf(sign))) return index;
  const words = doc.tokens.slice(index, next).filter(({ kind }) => kind === 'word');
  return words.length > 1 &&
    words.some((word) => isPerson(word)) &&
    words.every((word) => isListed(word) || !hasOther(word))
    ? next
    : index;
}

/** "Guten Abend, Zyxo Zyxombic, 756...": who is spoken of behind a greeting and a comma. */
function behindGreeting(doc: Doc, index: number): number {
  if (lowerOf(tokenAt(doc, index - 1)) !== ',') return index;
  const greeting = [index - 2, index - 3].some(
    (at) => is(tokenAt(doc, at), WORD.greeting) || DAYTIME.has(lowerOf(tokenAt(doc, at))),
  );
  const next = wordsEnd(doc, index);
  const pair = next > index + 1 && /^[,:(]$/.test(lowerOf(doc.tokens[next]));
  return greeting && pair ? next : index;
}

const DAYTIME = new Set(['abend', 'morgen', 'tag', 'nacht', 'mittag', 'bonjour', 'bonsoir', 'buongiorno', 'buonasera']);

function find(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || index < done || token.upper || token.end - token.start < 3 || !isFree(token)) continue;
    const placed = Math.max(behindPlace(doc, index), beforePlace(doc, index, token), beforeTime(doc, index));
    const next = Math.max(placed, lineStart(doc, index, token), behindGreeting(doc, index));
    if (next === index) continue;
    const tier = placed > index ? CUED : LISTED;
    found.push(nameHit(doc, index, next, ID, { tier, confidence: 'possible', evidence: ['position', 'neighbour'] }));
    done = next;
  }
}

export const nameInColumn: Recogniser = {
  id: ID,
  about:
    'Names nobody listed, told by the column they stand in: beside a bed, a ward or a number, at the start of a line.',
  kind: 'NAME',
  trigger: ({ capitals }) => capitals.length > 0,
  find,
  examples: {
    hit: [
      'Station 5A: «Xhemajlaj» Sichelzellkrise',
      'IPS Platz 11, «Zyxombic», ECMO Tag 6',
      '- «Zyxo Vathin Zyxombic» Bett 8: extubiert',
      '«Xhezalina Zyxombic» – was ist da der Nachname?',
      'Guten Abend, «Zyxo Zyxombic», Krea 4',
      'OP-Plan: «Xhemajlaj» 8 Uhr, «Mvondala» 10 Uhr',
    ],
    stay: [
      'Auf Station: Sichelzellkrise, Sepsis',
      'Guten Abend, Zyxumab, ja oder nein?',
      'Tavegil – wann und wie viel?',
      'Tinzaparin, Apixaban',
    ],
  },
};
