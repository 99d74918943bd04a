import { endsClause } from '../clause.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens, afterInitials } from '../name-joints.ts';
import { isFree, isPerson } from '../name-likely.ts';
import { hasOther, isListed } from '../name-shape.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { isRole } from '../role.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-after-role';

/** Words of one name, and people in one list. */
const MOST_WORDS = 4;
const MOST_PEOPLE = 12;
const NO_NAME = WORD.never | WORD.verb | WORD.clinical | WORD.common;

const isSmallName = (token: Token, follows: boolean) =>
  follows ? (isListed(token) && !is(token, NO_NAME)) || token.flags === 0 : isListed(token) && !hasOther(token);

/** The index behind a name of free words or initials; small letters count, for a list of names is nothing else. */
function nameEnd(doc: Doc, at: number): number {
  let next = afterInitials(doc, at);
  for (let words = 0; words < MOST_WORDS; words++) {
    const token = doc.tokens[next];
    if (token?.kind !== 'word' || (next > at && token.gap === 2)) break;
    const particle = is(token, WORD.particle) && isFree(doc.tokens[next + 1]);
    const fits = token.capital ? isFree(token) || (isListed(token) && next > at) : isSmallName(token, next > at);
    if (!fits && !particle) break;
    next = afterHyphens(doc, next + 1);
  }
  return next;
}

/** Two words, an initial with a word, or one that is a name by itself. */
function isNamed(doc: Doc, at: number, next: number): boolean {
  const words = doc.tokens.slice(at, next).filter(({ kind }) => kind === 'word');
  const long = words.filter((token) => token.end - token.start > 2);
  return long.length > 1 || (long.length === 1 && (words.length > 1 || isPerson(long[0])));
}

function people(doc: Doc, first: number, found: Hit[]): void {
  let at = first;
  for (let count = 0; count < MOST_PEOPLE; count++) {
    const next = nameEnd(doc, at);
    if (next === at || !isNamed(doc, at, next) || !(endsClause(doc, next) || isRoleNumber(doc, next))) return;
    found.push(nameHit(doc, at, next, ID, { evidence: ['cue', 'position'] }));
    if (!/^(?:,|\/|et|und|and|e)$/.test(lowerOf(doc.tokens[next]))) return;
    at = next + 1;
  }
}

/** "Zyxo Vathin N° ADELI", "Zyxo Vathin Tel": what goes on behind staff. */
const isRoleNumber = (doc: Doc, at: number) => is(doc.tokens[at], WORD.phone) || lowerOf(doc.tokens[at]) === 'n';

function find(doc: Doc, found: Hit[]): void {
  for (let index = 0; index < doc.tokens.length; index++) {
    if (doc.tokens[index]?.kind !== 'mark' || doc.tokens[index]?.lower !== ':' || !isRole(tokenAt(doc, index - 1)))
      continue;
    people(doc, index + 1, found);
  }
}

export const nameAfterRole: Recogniser = {
  id: ID,
  about: 'Who is listed behind what people are in a hospital and a colon.',
  kind: 'NAME',
  trigger: ({ text }) => text.includes(':'),
  find,
  examples: {
    hit: [
      'Psychologue : «Zyxo Vathin» N° ADELI',
      'Hématologues :\n«Xhezalina Vathin», «Jean Testmann»',
      'Infirmiers: «jean testmann», 12/12',
      'Stationsärztin: «Xhemajlaj»',
      'Anästhesist und Chirurg: «A. Zyxli» / «B. Fakova»',
    ],
    stay: [
      'Pflege: Mobilisation',
      'Neurologe: Kontrolle in 3 Monaten',
      'Cardiologue : avis demandé',
      'Interne: Sepsis',
    ],
  },
};
