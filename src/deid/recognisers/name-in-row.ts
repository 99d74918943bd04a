import { asTyped } from '../doc.ts';
import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { isPerson } from '../name-likely.ts';
import { hasOther, isGiven, isListed, isUnknownName, looksSurname } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const ID = 'name-in-row';
const SIGNS = new Set([',', '/', '&']);
const SIGN_WORDS = groupOf('und and et e u or oder');
const LAST = new Set(['&', 'und', 'and', 'et', 'u']);

/** People; a longer row is read again from there. */
const LONGEST_ROW = 16;

const NO_NAME =
  WORD.never |
  WORD.clinical |
  WORD.month |
  WORD.weekday |
  WORD.kin |
  WORD.role |
  WORD.title |
  WORD.patient |
  WORD.salutation |
  WORD.organisation |
  WORD.street |
  WORD.place |
  WORD.phone |
  WORD.record |
  WORD.insurance;

const isClear = (token: Token) => isListed(token) && !hasOther(token);

const isSign = (token: Token | undefined) =>
  token !== undefined && (token.kind === 'word' ? inGroup(token, SIGN_WORDS) : SIGNS.has(token.lower));

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word' && token.end - token.start > 2;

/** The words of a row: one each, with signs between them, and a word such as "and" before the last. */
function rowFrom(doc: Doc, index: number, fits: (token: Token) => boolean): readonly number[] {
  const row = [index];
  for (let sign = index + 1; row.length < LONGEST_ROW; sign += 2) {
    const next = doc.tokens[sign + 1];
    if (!isSign(doc.tokens[sign]) || !isWord(next) || next.gap === 2 || !fits(next)) break;
    row.push(sign + 1);
    if (LAST.has(lowerOf(doc.tokens[sign]))) break;
  }
  return row;
}

/** One of the row is a name and nothing else; the others may be words as well, or in no table. */
function isRowOfNames(doc: Doc, row: readonly number[], small: boolean): boolean {
  const tokens = row.flatMap((at) => doc.tokens[at] ?? []);
  const clear = tokens.filter(isClear).length;
  const last = Number(row.at(-1));
  const ended = LAST.has(lowerOf(tokenAt(doc, last - 1))) || tokens.length > 2;
  if (small) return tokens.length > 2 && clear * 2 > tokens.length && ended;
  const unlisted = tokens.filter((token) => !isListed(token)).length;
  const spelt = writesNounsSmall(doc) && tokens.every(isPerson);
  const named =
    clear > 0 || spelt || (unlisted > 0 && tokens.some((token) => isListed(token) && writesNounsSmall(doc)));
  if (!named || !ended) return false;
  return unlisted === 0 || writesNounsSmall(doc) || tokens.every((token) => isListed(token) || looksSurname(token));
}

const fitsCapital = (token: Token): boolean =>
  token.capital && !is(token, NO_NAME) && (isListed(token) || isUnknownName(token));

const fitsSmall = (token: Token): boolean =>
  !token.capital && !is(token, NO_NAME) && (isGiven(token) || token.flags === 0);

function add(doc: Doc, row: readonly number[], found: Hit[]): void {
  for (const at of row)
    found.push(
      nameHit(doc, at, at + 1, ID, { tier: LISTED, confidence: 'possible', evidence: ['neighbour', 'position'] }),
    );
}

function rows(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (let index = 0; index < doc.tokens.length; index++) {
    const token = doc.tokens[index];
    if (index < done || !isWord(token) || !isSign(doc.tokens[index + 1])) continue;
    const fits = token.capital ? fitsCapital : fitsSmall;
    if (!fits(token)) continue;
    const row = rowFrom(doc, index, fits);
    if (row.length < 2) continue;
    done = Number(row.at(-1));
    if (isRowOfNames(doc, row, !token.capital)) add(doc, row, found);
  }
}

function find(doc: Doc, found: Hit[]): void {
  rows(doc, found);
  if (doc.typed !== doc.tokens) rows(asTyped(doc), found);
}

export const nameInRow: Recogniser = {
  id: ID,
  about: 'People in a row: who stands between names is one, too.',
  kind: 'NAME',
  trigger: ({ seen }) => (seen & (WORD.given | WORD.surname)) !== 0,
  find,
  examples: {
    hit: [
      'the founders were «Kónyafi», «Graves» and «Vasquez»',
      'heute da: «Koch», «Bauer» und «Zwygart»',
      'there were six: «silvana», «zyxline», «christopher» and «caleb»',
    ],
    stay: [
      'Koch, Bauer und Maler sind Berufe',
      'Amlodipin, Ramipril und Bisoprolol',
      'fever, cough and rash',
      'Iris, Pupille und Linse reizfrei',
    ],
  },
};
