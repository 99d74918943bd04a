import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterInitials } from '../name-joints.ts';
import { isPerson } from '../name-likely.ts';
import { startsSentence } from '../name-particulars.ts';
import { hasOther, isListed, isSurname, looksCommon } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-beside-number';

/** A telephone number, or ten digits in the groups in which Britain writes those of patients. */
const REACHED =
  /^(?:0\d(?:[ .-]\d{2}){4}|0\d{1,4}[ /-]\d{3,4}(?:[ -]\d{2,4}){1,3}|0\d{9,10}|\d{3} \d{3} \d{4})(?![\d.,]*\d)/;
const LONGEST = 20;
const MOST_WORDS = 3;

const isFree = (token: Token | undefined): token is Token =>
  token?.kind === 'word' &&
  token.capital &&
  token.end - token.start > 1 &&
  (token.flags === 0 ? !looksCommon(token) : isListed(token) && !hasOther(token));

const isInitial = (token: Token | undefined) =>
  token?.kind === 'word' && token.capital && token.end - token.start === 1;

const NO_NAME = WORD.never | WORD.role | WORD.organisation | WORD.ward | WORD.room | WORD.phone | WORD.month;

/** "L. MARTEAU", "Zyxard Martien": behind an initial or a word of a name also one that means something or ends like what does. */
function isToldBefore(doc: Doc, at: number): boolean {
  const [word, before] = [doc.tokens[at], tokenAt(doc, at - 1)];
  if (!word?.capital || word.end - word.start < 4 || word.gap !== 1 || is(word, NO_NAME)) return false;
  if (before?.lower === '.') return before.gap === 0 && isInitial(tokenAt(doc, at - 2));
  return word.flags === 0 && isFree(before) && isPerson(before);
}

/** From the sign or word for a telephone in front of the number back to the last word of a name. */
function lastWord(doc: Doc, index: number): number {
  let at = index - 1;
  for (let steps = 0; steps < 3; steps++) {
    const token = tokenAt(doc, at);
    if (doc.tokens[at + 1]?.gap === 2) return -1;
    const colon = token?.lower === ':' && is(tokenAt(doc, at - 1), WORD.phone);
    const letter = token?.upper === false && token.capital && token.lower === 't';
    const beforeLetter = token?.lower === ':' && lowerOf(doc.tokens[at + 1]) === 't';
    if (!(colon || letter || beforeLetter || /^[-–(+.]$/.test(lowerOf(token)) || is(token, WORD.phone))) break;
    at--;
  }
  return at;
}

/** Back over the words of one name, hyphens and initials: "K. Zyxli", "H ZYXLI", "Zyxo Vathin". */
function firstWord(doc: Doc, last: number): number {
  let first = last;
  for (let words = 1; words < MOST_WORDS && doc.tokens[first]?.gap !== 2; words++) {
    const [sign, word] = [tokenAt(doc, first - 1), tokenAt(doc, first - 2)];
    if (sign?.lower === '-' && doc.tokens[first]?.gap === 0 && sign.gap === 0 && isFree(word)) first -= 2;
    else if (doc.tokens[first]?.gap === 1 && isFree(sign)) first -= 1;
    else break;
  }
  return first;
}

/** The initial in front of the first word, or the word itself. */
function withInitial(doc: Doc, first: number): number {
  if (doc.tokens[first]?.gap !== 1) return first;
  const at = tokenAt(doc, first - 1)?.lower === '.' ? first - 2 : first - 1;
  if (!isInitial(tokenAt(doc, at))) return first;
  const double = tokenAt(doc, at - 1)?.lower === '-' && isInitial(tokenAt(doc, at - 2)) ? at - 2 : at;
  return afterInitials(doc, double) === first || at === first - 1 ? double : first;
}

/** An initial, two words, or one that is a name by itself or begins the line. */
function isNamed(doc: Doc, first: number, last: number, start: number): boolean {
  const token = doc.tokens[first];
  if (start < first || isPerson(token)) return true;
  const words = doc.tokens.slice(first, last + 1).filter(({ kind }) => kind === 'word');
  if (words.length > 1)
    return words.some((word) => isPerson(word) || isListed(word)) || words.every(({ upper }) => upper);
  return token?.flags === 0 && !token.upper && token.end - token.start > 4 && startsSentence(doc, first);
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const number = doc.tokens[index];
    if (number === undefined || number.end - number.start > 11) continue;
    const last = lastWord(doc, index);
    if (last < 0 || !(isFree(doc.tokens[last]) || isToldBefore(doc, last))) continue;
    if (!REACHED.test(doc.text.slice(number.start, number.start + LONGEST))) continue;
    const first = firstWord(doc, last);
    const start = withInitial(doc, first);
    if (isNamed(doc, first, last, start) || isSurname(doc.tokens[last]))
      found.push(
        nameHit(doc, start, last + 1, ID, {
          tier: LISTED,
          confidence: 'possible',
          evidence: ['neighbour', 'position'],
        }),
      );
  }
}

export const nameBesideNumber: Recogniser = {
  id: ID,
  about: 'Who stands in front of a telephone number or of ten digits in the groups of a patient number.',
  kind: 'NAME',
  trigger: ({ numbers, capitals }) => numbers.length > 0 && capitals.length > 0,
  find,
  examples: {
    hit: [
      '«K. Zyxmann» 044 555 12 12',
      'Internes : «K. VASSEMANN» 01.42.21.00.00',
      'Dienst heute: «H FERMANN» 02.14.11.00.00',
      'morgen «Zyxia Fakova» Tel. 044 555 12 12',
      '«Begum» (488 120 3759) 29+4',
      'Internes : «L. MARTEAU» 01.42.21.00.00',
      'avec «Lazardo Zyxien» - 01.42.21.00.00',
    ],
    stay: ['Vancomycin 455 018 mg', 'Hb 123 456 789', 'Sekretariat Telefon fehlt', 'Hadillot : Zimmer frei'],
  },
};
