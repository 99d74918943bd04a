import { WORD } from '../lexicon.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { town } from '../town.ts';
import { wordGroup } from '../word-group.ts';

/** What houses are called for short, and no other thing. */
const SHORT =
  'charité inselspital triemlispital waidspital balgrist hirslanden kispi rudolfinerhaus wilhelminenspital großhadern vivantes asklepios usz chuv ksw kssg luks ukbb uksh mhh akh lkh bkh';
/** Also something else: the words before must say that a house is meant. */
const AMBIGUOUS = new Set(
  'usb ksa ksb ksgr hug insel uke ukb ukd ukm ukr ukl ukf ukw ukt umg umm lmu tum helios sana ameos triemli waid'.split(
    ' ',
  ),
);
const HOUSES = wordGroup([...SHORT.split(' '), ...AMBIGUOUS]);
const INTO = new Set(['im', 'ins', 'am', 'vom', 'dem', 'zum', 'ans', 'aux', 'ai', 'agli', 'the']);
/** Before a word of capitals these say it as well: "an der LMU", "from UKE". */
const ALSO = new Set(['der', 'die', 'au', 'du', 'des', 'al', 'dal', 'from', 'at', 'to', 'aus', 'in']);
const LONGEST_CODE = 4;

const shape = {
  kind: 'HOSPITAL',
  rule: 'hospital-code',
  tier: LISTED,
  confidence: 'possible',
  evidence: ['list'],
} as const;

function isHouse(doc: Doc, index: number, token: Token): boolean {
  const before = lowerOf(tokenAt(doc, index - 1));
  const told = INTO.has(before) || (token.upper && ALSO.has(before));
  if (AMBIGUOUS.has(token.lower)) return told;
  return told || token.upper || token.end - token.start > LONGEST_CODE;
}

/** "AKH Wien": the town makes the house one of many. */
function endOf(doc: Doc, index: number, token: Token): number {
  const next = doc.tokens[index + 1];
  const place = next?.gap === 1 && is(next, WORD.place) ? town(doc, index + 1) : undefined;
  return place?.end ?? token.end;
}

function find(doc: Doc, found: Hit[]): void {
  doc.tokens.forEach((token, index) => {
    if (!inGroup(token, HOUSES) || !isHouse(doc, index, token)) return;
    const next = doc.tokens[index + 1];
    if (next?.lower === '-' && next.gap === 0) return;
    found.push({ ...shape, start: token.start, end: endOf(doc, index, token) });
  });
}

export const hospitalCode: Recogniser = {
  id: 'hospital-code',
  about: 'Hospitals by what they are called for short.',
  kind: 'HOSPITAL',
  trigger: ({ groups }) => (groups & HOUSES) !== 0,
  find,
  examples: {
    hit: [
      'im «USZ» operiert, dann «KSW»',
      'Verlegung aus der «MHH» geplant',
      'an der «Charité» diagnostiziert',
      'Zuweisung vom «AKH Wien»',
      'opéré au «CHUV», suivi aux «HUG»',
      'lag im «Insel» auf Intensiv',
    ],
    stay: ['auf der Insel gestürzt', 'Daten am USB-Stick', 'Helios-Lampe', 'hug the baby', 'über UKW gehört'],
  },
};
