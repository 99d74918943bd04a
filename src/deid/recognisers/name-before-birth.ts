import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { couldBeName, isListed, LABELS } from '../name-shape.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { is, type Token, tokenAt } from '../token.ts';

const ID = 'name-before-birth';
const MOST_WORDS = 5;
const NO_NAME = LABELS | WORD.month | WORD.weekday | WORD.organisation | WORD.ward | WORD.room | WORD.place;

const isPart = (token: Token | undefined) => token?.kind === 'word' && token.capital && !is(token, NO_NAME);

/** From the sign before the birth date back over "HERZ Jean" or "Weil, Klementine" to where a line or item begins. */
function nameStart(doc: Doc, last: number): number {
  let first = last;
  for (let words = 1; words < MOST_WORDS; words++) {
    const before = tokenAt(doc, first - 1);
    if (doc.tokens[first]?.gap === 2) break;
    const joined = before?.lower === '-' && before.gap === 0 && doc.tokens[first]?.gap === 0;
    const comma = before?.lower === ',' && first === last;
    if ((joined || comma) && isPart(tokenAt(doc, first - 2))) first -= 2;
    else if (isPart(before)) first -= 1;
    else break;
  }
  return first;
}

function dated(doc: Doc, cue: number): boolean {
  return [1, 2, 3].some((step) => doc.tokens[cue + step]?.kind === 'number');
}

function before(doc: Doc, cue: number, found: Hit[]): void {
  const sign = tokenAt(doc, cue - 1);
  const last = sign?.lower === ',' || sign?.lower === '(' ? cue - 2 : cue - 1;
  if (!isPart(tokenAt(doc, last)) || !dated(doc, cue)) return;
  const first = nameStart(doc, last);
  const words = doc.tokens.slice(first, last + 1);
  if (
    words.length > 1 &&
    words.some((token) => token.kind === 'mark' || couldBeName(token) || (token.capital && isListed(token)))
  )
    found.push(nameHit(doc, first, last + 1, ID, { evidence: ['position', 'neighbour'] }));
}

/** "* 12.3.56", and not the star in "HLA-B*57:01". */
function isStarred(doc: Doc, index: number): boolean {
  const number = doc.tokens[index];
  return (
    tokenAt(doc, index - 1)?.lower === '*' &&
    /^\d{1,2}[./]\d{1,2}[./]/.test(doc.text.slice(number?.start, number?.start === undefined ? 0 : number.start + 7))
  );
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.cues) if (is(doc.tokens[index], WORD.birth)) before(doc, index, found);
  if (!doc.text.includes('*')) return;
  for (const index of doc.numbers) if (isStarred(doc, index)) before(doc, index - 1, found);
}

export const nameBeforeBirth: Recogniser = {
  id: ID,
  about: 'Who stands before a date of birth, whatever else the words mean.',
  kind: 'NAME',
  trigger: ({ seen, longestNumber, text }) => longestNumber > 0 && ((seen & WORD.birth) !== 0 || text.includes('*')),
  find,
  examples: {
    hit: [
      '«Koch Rose» *12.3.56',
      '«HERZ Jean», geb. 01.01.1950',
      '«Weil, Klementine», geb. 16.01.1950',
      '«ZYXMANN-FAKOVA Ada» (geb. 3.4.50)',
    ],
    stay: ['HLA-B*57:01 negativ', 'Zustand nach Sectio, geb. 2 Kinder', 'Zwillinge, geboren in der 34. SSW'],
  },
};
