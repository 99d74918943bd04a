import { WORD } from '../lexicon.ts';
import { hasOther } from '../name-shape.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, tokenAt } from '../token.ts';
import { announcedPostcodeAt, postcodeAt } from '../uk-postcode.ts';

const ID = 'uk-postcode';
const ANNOUNCING = new Set(['postcode', 'postcodes', 'postal', 'zip', 'plz', 'postleitzahl']);
/** "postcode is", "post code:" stand this many tokens before it at most. */
const REACH = 3;
/** "E2 5HT", "L5 2ND", "N1 4HR": ends of a postcode that are words of another kind. */
const OTHER_WORD = / (?:5HT|1ST|2ND|3RD|\d(?:TH|HR|PD|NR))$/;

function isAnnounced(doc: Doc, index: number): boolean {
  for (let back = 1; back <= REACH; back++) {
    const word = lowerOf(tokenAt(doc, index - back));
    if (ANNOUNCING.has(word) || (word === 'code' && lowerOf(tokenAt(doc, index - back - 1)) === 'post')) return true;
  }
  return false;
}

/** A town or street stands before it: "Manchester M1 1AE", "Elm Road, M1 1AE". */
function isAddressed(doc: Doc, index: number): boolean {
  const at = lowerOf(tokenAt(doc, index - 1)) === ',' ? index - 2 : index - 1;
  const before = tokenAt(doc, at);
  return before?.kind === 'word' && before.capital && !before.upper && !is(before, WORD.never);
}

/** "London SW1A 1AA": the town goes with its code. */
function town(doc: Doc, index: number): Hit | undefined {
  const at = lowerOf(tokenAt(doc, index - 1)) === ',' ? index - 2 : index - 1;
  const token = tokenAt(doc, at);
  if (token === undefined || !isAddressed(doc, index) || !(is(token, WORD.place) || !hasOther(token))) return undefined;
  const { start, end } = token;
  return { kind: 'PLACE', rule: ID, tier: CUED, confidence: 'likely', evidence: ['neighbour'], start, end };
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.codes) {
    const token = doc.tokens[index];
    if (token === undefined || (token.gap === 0 && index > 0)) continue;
    const announced = isAnnounced(doc, index);
    const spot = announced ? announcedPostcodeAt(doc, index) : postcodeAt(doc, index);
    if (spot === undefined) continue;
    const alone = !OTHER_WORD.test(doc.text.slice(spot.start, spot.end)) && (token.upper || isAddressed(doc, index));
    if (!(announced || alone)) continue;
    found.push({ kind: 'PLACE', rule: ID, tier: CUED, confidence: 'likely', evidence: ['shape'], ...spot });
    const before = announced ? undefined : town(doc, index);
    if (before) found.push(before);
  }
}

export const ukPostcode: Recogniser = {
  id: ID,
  about:
    'British postcodes: behind the word, behind a town or street, and with two letters in front also alone; never stages, segments and doses.',
  kind: 'PLACE',
  trigger: ({ codes }) => codes.length > 0,
  find,
  examples: {
    hit: [
      'lives at «SW1A 1AA» with her daughter',
      'postcode «m1 1ae», lives alone',
      'Post code: «LS62AB»',
      'discharged to «Manchester» «M1 1AE»',
      'GP in «Fakeford», «E1 6AN», informed',
      'Wohnsitz «London» «EC1A 1BB»',
    ],
    stay: [
      'pT4 N1 M0, R0',
      'T4 N1 M0 rectal cancer',
      'L5 S1 stenosis, S1 2ND root',
      'B12 5MG weekly',
      'Level L5 2ND look',
      'E2 5HT receptor',
      'N1 4HR urine',
      'CT1 2ND series',
      'C5 6TH root, C7 8TH root',
      'CD4 2AB positive',
      'G2 P1 A0',
      'ER 3 PR 2 HER2 1AB',
      'SpO2 92',
    ],
  },
};
