import { endsClause } from '../clause.ts';
import { asTyped } from '../doc.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens } from '../name-joints.ts';
import { hasOther, isListed, LABELS, looksCommon } from '../name-shape.ts';
import { looksNoun } from '../name-small.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-among-people';
const set = (words: string) => new Set(words.split(' '));

/** More than one of whom a name can be told; not what a body or a ward has more than one of. */
const PEOPLE = set(
  'founders owners members partners brothers sisters sons daughters children kids siblings twins triplets nurses doctors consultants registrars students attendees attending participants witnesses relatives colleagues authors guests visitors kinder söhne töchter geschwister brüder schwestern zwillinge anwesend anwesende teilnehmer teilnehmende kollegen pflegende enfants fils filles frères soeurs sœurs jumeaux présents participantes infirmiers infirmières figli figlie fratelli sorelle presenti',
);
/** "they had 6: ...": children, and never how many of anything else. */
const PARENTS = set('they who couple parents');

const NO_NAME =
  LABELS |
  WORD.never |
  WORD.clinical |
  WORD.verb |
  WORD.kin |
  WORD.month |
  WORD.weekday |
  WORD.frame |
  WORD.organisation |
  WORD.ward |
  WORD.room;

const AND = set('and und et e & u');
const MOST_PEOPLE = 12;
const SHORTEST = 3;

/** Can this word be somebody's in a row of people? */
function fits(token: Token | undefined, small: boolean): token is Token {
  if (token?.kind !== 'word' || token.end - token.start < SHORTEST || is(token, NO_NAME)) return false;
  if (small) return token.capital === false && (isListed(token) || (token.flags === 0 && !looksNoun(token)));
  if (!token.capital || (token.upper && token.end - token.start < 5)) return false;
  return isListed(token) || is(token, WORD.eponym) || (!hasOther(token) && !looksCommon(token));
}

/** One person of the row, of one or two words: the index behind. */
function personEnd(doc: Doc, at: number, small: boolean): number {
  if (!fits(doc.tokens[at], small)) return at;
  const next = afterHyphens(doc, at + 1);
  return doc.tokens[next]?.gap === 1 && fits(doc.tokens[next], small) ? afterHyphens(doc, next + 1) : next;
}

/** Does this colon stand behind a word for several people? */
function isCue(doc: Doc, colon: number): boolean {
  const before = tokenAt(doc, colon - 1);
  if (before?.kind === 'word') return PEOPLE.has(before.lower);
  return (
    before?.kind === 'number' &&
    before.lower.length < 3 &&
    lowerOf(tokenAt(doc, colon - 2)) === 'had' &&
    PARENTS.has(lowerOf(tokenAt(doc, colon - 3)))
  );
}

/** The people from here on, each as the index of the first word and the one behind the last; none when the row does not end as one. */
function row(doc: Doc, first: number, small: boolean): readonly (readonly [number, number])[] {
  const people: (readonly [number, number])[] = [];
  let at = first;
  for (let count = 0; count < MOST_PEOPLE; count++) {
    const end = personEnd(doc, at, small);
    if (end === at) return [];
    people.push([at, end]);
    const sign = doc.tokens[end];
    const last = AND.has(lowerOf(tokenAt(doc, at - 1)));
    if (last || !(lowerOf(sign) === ',' || AND.has(lowerOf(sign)))) return endsClause(doc, end) || last ? people : [];
    if (lowerOf(sign) === ',' && !fits(doc.tokens[end + 1], small)) return people;
    at = end + 1;
  }
  return people;
}

function find(read: Doc, found: Hit[]): void {
  const doc = asTyped(read);
  const small = read.typed !== read.tokens;
  for (let colon = 1; colon < doc.tokens.length; colon++) {
    if (doc.tokens[colon]?.kind !== 'mark' || lowerOf(doc.tokens[colon]) !== ':' || !isCue(doc, colon)) continue;
    const people = row(doc, colon + 1, small);
    if (people.length < 2) continue;
    for (const [first, next] of people)
      found.push(
        nameHit(doc, first, next, ID, { tier: LISTED, confidence: 'possible', evidence: ['cue', 'neighbour'] }),
      );
  }
}

export const nameAmongPeople: Recogniser = {
  id: ID,
  about: 'A row of names behind a word for several people, whether anybody listed them or not.',
  kind: 'NAME',
  trigger: ({ text }) => text.includes(':'),
  find,
  examples: {
    hit: [
      'Siblings: «Zyxandru», «Fakovika» and «Testomira», all carriers',
      'Kinder: «Zyxandru» und «Fakovo», beide gesund',
      'our founders: «zyxandru», «graves» and «fakovo»',
      'They had 3: «Zyxandru», «Fakovo» and «Ghelzano»',
      'Infirmiers: «Zyxandru Fakovo», «Ghelzano»',
    ],
    stay: [
      'Siblings: Asthma, Eczema and Migraine',
      'Kinder: beide gesund, keine Atopie',
      'Her sons: Both well, no cancer',
      'She had 2: Zyxumab and Fakovastatin',
      'contacts: mrsa, vre and esbl',
      'siblings: asthma and eczema',
    ],
  },
};
