import { endsClause } from '../clause.ts';
import { readsLikeName } from '../letters.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { readName } from '../name-phrase.ts';
import { couldBeName, isGiven, isListed, isUnknownName } from '../name-shape.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const CALLED = new Set([
  'heißt',
  'heisst',
  'namens',
  'called',
  'named',
  'appelé',
  'appelée',
  'nommé',
  'nommée',
  ',',
  ':',
  '(',
]);
const OWNER = new Set([
  'her',
  'his',
  'my',
  'our',
  'their',
  'seine',
  'sein',
  'ihre',
  'ihr',
  'unser',
  'unsere',
  'meine',
  'mein',
  'son',
  'sa',
  'mon',
  'ma',
  'la',
  'le',
  'il',
  'suo',
  'sua',
  'der',
  'die',
  'the',
  'meiner',
  'seiner',
  'ihrer',
  'pat',
]);
const LITTLE = new Set([
  'little',
  'baby',
  'petite',
  'petit',
  'kleine',
  'kleiner',
  'piccola',
  'piccolo',
  'unser',
  'unsere',
  'unserem',
  'unseren',
  'our',
  'meine',
  'young',
  'kleinen',
]);

/** Behind the relative goes on what goes on with a person: a surname nobody knows, a telephone, a verb. */
function isTold(doc: Doc, at: number): boolean {
  const next = doc.tokens[at + 1];
  if (next?.gap !== 1) return false;
  return is(next, WORD.verb | WORD.phone) || next.kind === 'number' || isUnknownName(next) || TOLD.has(next.lower);
}

/** "unser Zyxo (27+3)", "little Xhemaj has": a name nobody listed, and then what only a child goes on with. */
const isSpokenOf = (doc: Doc, at: number, name: Token) =>
  isUnknownName(name) && (lowerOf(doc.tokens[at + 1]) === '(' || (readsLikeName(name) && isTold(doc, at)));

const TOLD = new Set(['berichtet', 'sagt', 'meint', 'erzählt', 'says', 'reports', 'dit', 'riferisce', '(']);

function relative(doc: Doc, index: number, found: Hit[]): void {
  let at = index + 1;
  while (at < index + 4 && (CALLED.has(lowerOf(doc.tokens[at])) || doc.tokens[at]?.lower === 'is')) at++;
  const name = doc.tokens[at];
  if (!name?.capital || name.gap === 2) return;
  const called = at > index + 1 && !/^[,:(]$/.test(lowerOf(tokenAt(doc, at - 1)));
  const owned = OWNER.has(lowerOf(tokenAt(doc, index - 1))) || is(tokenAt(doc, index - 1), WORD.common | WORD.never);
  const sign = at > index + 1 && !called;
  const fits =
    called ||
    (isListed(name) && !is(name, WORD.clinical | WORD.never | WORD.kin | WORD.common | WORD.month | WORD.place)) ||
    (isGiven(name) && owned && !is(name, WORD.clinical | WORD.kin | WORD.never)) ||
    (!sign && owned && couldBeName(name)) ||
    (isUnknownName(name) && !name.upper && ((readsLikeName(name) && endsClause(doc, at + 1)) || isTold(doc, at)));
  if (!fits) return;
  const next = readName(doc, at, { trust: called ? 'salutation' : 'label' });
  found.push(nameHit(doc, at, Math.max(next, at + 1), 'name-of-relative'));
}

/** "unser Finn", "little Maisie", "la petite Zoé", "die Resi von der Onko". */
function familiar(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const name = doc.tokens[index + 1];
  if (name?.gap !== 1 || name.kind !== 'word' || !(isListed(name) || isSpokenOf(doc, index + 1, name))) return;
  const free = !is(
    name,
    WORD.common |
      WORD.never |
      WORD.clinical |
      WORD.eponym |
      WORD.place |
      WORD.kin |
      WORD.title |
      WORD.role |
      WORD.month |
      WORD.frame |
      WORD.street |
      WORD.patient,
  );
  if (LITTLE.has(token.lower) && free && name.capital)
    found.push(
      nameHit(doc, index + 1, Math.max(index + 2, readName(doc, index + 1, { trust: 'label' })), 'name-of-relative'),
    );
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (!token) continue;
    if (is(token, WORD.kin)) relative(doc, index, found);
    else familiar(doc, index, token, found);
  }
}

export const nameOfRelative: Recogniser = {
  id: 'name-of-relative',
  about: 'Relatives and familiar talk: the relation stays, the name goes.',
  kind: 'NAME',
  trigger: ({ cues, capitals }) => cues.length > 0 && capitals.length > 0,
  find,
  examples: {
    hit: [
      'Gattin «Hermine» berichtet er schlägt um sich',
      'her son «Tom» found the packets',
      'Lebensgefährtin heißt «Kim», hat Vollmacht',
      'la petite «Zoé» (3 ans) a avalé',
      'unser «Finn» (frühchen 27+3) hat apnoen',
      'son mari «Stéphane» dit',
    ],
    stay: [
      'Sommergrippe geht um, Schwester auch krank',
      'Mutter: Diabetes mellitus',
      'Vater Alkoholiker',
      'Tochter hat Asthma',
    ],
  },
};
