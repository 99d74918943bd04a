import { endsCell } from '../clause.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterInitials } from '../name-joints.ts';
import { isLikely } from '../name-likely.ts';
import { readName } from '../name-phrase.ts';
import { hasOther, isGiven, isListed, isUnknownName, OTHER } from '../name-shape.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-in-signature';
const REACH = 90;

function startsCell(doc: Doc, at: number): boolean {
  const token = doc.tokens[at];
  return (
    token !== undefined &&
    (token.gap === 2 ||
      token.start - Number(tokenAt(doc, at - 1)?.end) > 1 ||
      tokenAt(doc, at - 1)?.lower === ',' ||
      is(tokenAt(doc, at - 1), WORD.role))
  );
}

/** In a signature a name ends its line or cell; "Herz", "Leber" and "Hecht" are names there. */
function fullName(doc: Doc, at: number): number {
  const token = doc.tokens[at];
  if (!token?.capital || !startsCell(doc, at)) return at;
  const initials = afterInitials(doc, at);
  const given = (isGiven(token) && !is(token, WORD.never)) || (isUnknownName(token) && doc.tokens[at + 1]?.gap === 1);
  if (initials === at && !given) return at;
  const next = Math.max(given ? at + 1 : at, readName(doc, at, { trust: 'label' }));
  const last = doc.tokens[next];
  const surname = last?.capital === true && last.gap === 1 && next === at + 1 ? next + 1 : next;
  return surname > at + 1 &&
    endsCell(doc, surname) &&
    !is(tokenAt(doc, surname - 1), WORD.never | WORD.role | WORD.title)
    ? surname
    : at;
}

/** The lines behind "Mit freundlichen Grüßen". */
function lines(doc: Doc, index: number, found: Hit[]): void {
  for (let at = index + 1; at < Math.min(doc.tokens.length, index + REACH); at++) {
    const next = fullName(doc, at);
    if (next === at) continue;
    found.push(nameHit(doc, at, next, ID, { evidence: ['cue', 'position'] }));
    at = next - 1;
  }
}

const isFirstName = (token: Token | undefined) =>
  token?.capital === true &&
  (isGiven(token) || isUnknownName(token)) &&
  (!hasOther(token) || isGiven(token)) &&
  !is(token, WORD.never | WORD.clinical | WORD.kin);

/** What stands behind whoever signs in the middle of a text: "cheers, Zyxli x. forgot to say". */
const SIGNED = new Set(['x', 'xx', '.', '!']);

/** "Glg Verena", "cheers, Callum x", "Gruss aus der Nachtschicht, Reto." */
function short(doc: Doc, index: number, found: Hit[]): void {
  for (let at = index + 1; at <= index + 7; at++) {
    const token = doc.tokens[at];
    if (!token || /^[.!?:–]$/.test(token.lower)) return;
    const direct = at === index + 1 || /^[,]$/.test(lowerOf(tokenAt(doc, at - 1))) || token.gap === 2;
    const near = at === index + 2 || (isLikely(token) && tokenAt(doc, at - 1)?.lower === ',');
    const signs = near && SIGNED.has(lowerOf(doc.tokens[at + 1])) && !token.upper;
    if (!direct || !isFirstName(token) || (at > index + 1 && !isListed(token) && !signs)) continue;
    found.push(
      nameHit(doc, at, Math.max(at + 1, readName(doc, at, { trust: 'label' })), ID, { evidence: ['cue', 'position'] }),
    );
    return;
  }
}

/** Greeted and nothing else on the line so far: a name even when it is a word, or in no table. */
const isAddressee = (token: Token) => isGiven(token) || (token.flags === 0 && !token.upper);

/** What ends the text behind a farewell is who wrote it: "Gruß, Zyxombic". */
function last(doc: Doc, index: number, found: Hit[]): void {
  const first = lowerOf(doc.tokens[index + 1]) === ',' ? index + 2 : index + 1;
  const at = afterInitials(doc, first);
  const token = doc.tokens[at];
  const ends = doc.tokens[at + 1] === undefined || doc.tokens[at + 1]?.gap === 2;
  if (
    !token?.capital ||
    token.upper ||
    !ends ||
    is(token, WORD.never | WORD.role | WORD.title | WORD.greeting | WORD.farewell)
  )
    return;
  if (isListed(token) || token.flags === 0)
    found.push(nameHit(doc, first, at + 1, ID, { evidence: ['cue', 'position'] }));
}

/** "Liebe Yvonne", "hi Callum," at the start of a line. */
function greeted(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const name = doc.tokens[index + 1];
  if (token.gap !== 2 || !name?.capital || name.gap !== 1) return;
  if (
    !(isGiven(name) && !is(name, WORD.never | WORD.clinical | WORD.common)) &&
    !(isListed(name) && !is(name, OTHER & ~WORD.eponym)) &&
    !((/^[,!]$/.test(lowerOf(doc.tokens[index + 2])) || doc.tokens[index + 2]?.gap === 2) && isAddressee(name))
  )
    return;
  found.push(nameHit(doc, index + 1, Math.max(index + 2, readName(doc, index + 1, { trust: 'label' })), ID));
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (!token) continue;
    if (is(token, WORD.greeting)) greeted(doc, index, token, found);
    if (!is(token, WORD.farewell)) continue;
    short(doc, index, found);
    last(doc, index, found);
    lines(doc, index, found);
  }
}

export const nameInSignature: Recogniser = {
  id: ID,
  about: 'Who greets and who signs.',
  kind: 'NAME',
  trigger: ({ seen }) => (seen & (WORD.greeting | WORD.farewell)) !== 0,
  find,
  examples: {
    hit: [
      'Glg «Verena» – bin ab 15h im OP',
      'cheers, «Callum» x. forgot to say',
      'Liebe «Yvonne»',
      'Mit freundlichen Grüßen\n«Alma Hecht»\nFachärztin',
      'Mit freundlichen Grüßen\n\n«J. Testmann»\nAssistenzärztin',
    ],
    stay: ['thanks for any ideas', 'Danke und Gruß aus der Nacht', 'Hallo Kollegen, wer hat Zeit?'],
  },
};
