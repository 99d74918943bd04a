import { endsClause } from '../clause.ts';
import { asTyped } from '../doc.ts';
import { readsLikeName } from '../letters.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { hasOther, isListed } from '../name-shape.ts';
import { looksNoun, smallPair } from '../name-small.ts';
import { type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { INFLECTED } from '../small-cue.ts';
import { isAged } from '../small-run.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const ID = 'name-in-small-letters';
const set = (words: string) => new Set(words.split(' '));

const ARTICLES = groupOf('der die den dem le la il');
const WARD_TAIL = /^ (?:von|auf|aus|in|im) (?:der |dem |bett|Bett|zi|Zi|bed|\d)/u;
const SOMEBODY = groupOf('jmd jemand wer someone anyone somebody anybody qualcuno');
const FOR_THEM = set('für mitbeurteilen ansehen anschauen sehen übernehmen review see for');
const NO_PERSON =
  WORD.never | WORD.verb | WORD.clinical | WORD.frame | WORD.title | WORD.patient | WORD.month | WORD.kin | WORD.role;

/** In no table, of the letters of a name, and without the ending of a noun. */
const isUnheard = (token: Token) =>
  token.flags === 0 && token.end - token.start >= 4 && readsLikeName(token) && !looksNoun(token);

const isName = (token: Token) => isUnheard(token) || (isListed(token) && !hasOther(token));

/** "der schmidt auf der 3b": behind an article and before the ward. */
function onWard(doc: Doc, index: number, token: Token): boolean {
  if (!inGroup(tokenAt(doc, index - 1), ARTICLES) || !WARD_TAIL.test(doc.text.slice(token.end, token.end + 24)))
    return false;
  return (isListed(token) && !is(token, NO_PERSON)) || isUnheard(token);
}

/** "kann jmd zyxombic für mich übernehmen". */
function forSomebody(doc: Doc, index: number, token: Token): boolean {
  return (
    inGroup(tokenAt(doc, index - 1), SOMEBODY) &&
    FOR_THEM.has(lowerOf(doc.tokens[index + 1])) &&
    isName(token) &&
    !is(token, NO_PERSON)
  );
}

/** "pat zyxombic hat", "meine pat zyxombic (71": a word nobody knows, and then what only a name goes on with. */
function patient(doc: Doc, index: number, token: Token): boolean {
  const cue = tokenAt(doc, index - 1);
  if (!is(cue, WORD.patient) || lowerOf(cue).length < 3 || token.flags !== 0) return false;
  const aged = isAged(doc.tokens, index + 1) && token.end - token.start > 4 && !INFLECTED.test(token.lower);
  if (aged && !looksNoun(token)) return true;
  if (!isUnheard(token)) return false;
  return (
    is(doc.tokens[index + 1], WORD.verb) || /^[(,]$/.test(lowerOf(doc.tokens[index + 1])) || endsClause(doc, index + 1)
  );
}

function find(read: Doc, found: Hit[]): void {
  const doc = asTyped(read);
  for (const { first, next } of doc.runs)
    found.push(nameHit(doc, first, next, ID, { evidence: ['position', 'neighbour'] }));
  for (let index = 0; index < doc.tokens.length; index++) {
    const token = doc.tokens[index];
    if (token?.kind !== 'word' || token.capital || token.gap === 2) {
      if (token?.capital === false && is(token, WORD.given)) pair(doc, index, found);
      continue;
    }
    if (onWard(doc, index, token) || forSomebody(doc, index, token) || patient(doc, index, token))
      found.push(
        nameHit(doc, index, index + 1, ID, {
          confidence: 'possible',
          tier: LISTED,
          evidence: ['neighbour', 'position'],
        }),
      );
    else if (is(token, WORD.given)) pair(doc, index, found);
  }
}

/** "anna testmann". */
function pair(doc: Doc, index: number, found: Hit[]): void {
  const next = smallPair(doc, index);
  if (next > index)
    found.push(nameHit(doc, index, next, ID, { tier: GENERIC, confidence: 'possible', evidence: ['list'] }));
}

export const nameInSmallLetters: Recogniser = {
  id: ID,
  about: 'Names in small letters: given name and surname side by side, or where only a person can stand.',
  kind: 'NAME',
  find,
  examples: {
    hit: [
      'weiß jemand ob «anna meier» schon da war',
      'der «schmidt» auf der 3b zieht',
      'der «xhemajlaj» auf der 3b zieht',
      'kann jmd «xhemajlaj» für mich übernehmen',
      'pat «xhemajlaj» hat QTc 512',
      'herrn\n«zyxo testmann»\nurologe',
      '«herz ada», geb. 03.04.1950, kommt heute',
      'zweite meinung von «h. p. huber» bitte',
      '«y. fakova», oberärztin, ruft an',
      '«da costa» (58f) post op gut',
      'team: «a. zyxli», «b. fakov», alle da',
      'follow up with «maria zyxbourne» in two weeks',
      'seen by «szabina j zyxencser» on the ward',
      'mrs «t» again, third fall',
      'wegen «h.-j. z.» (71, copd gold 4)',
      'kind «engel», 3 j., fieber',
    ],
    stay: [
      'der verband auf der wunde',
      'kann jmd blut für mich abnehmen',
      'pat cachektisch, BMI 15',
      'pat. v.a. infekt, z.n. sturz',
      'n. facialis links',
      'zwillinge wach, geb. 2 kinder',
      'follow up with gamma knife in two weeks',
      'kind wach, 3 j., fieber',
      'spoke to radiology about the scan',
    ],
  },
};
