import { asTyped } from '../doc.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterInitials } from '../name-joints.ts';
import { readName } from '../name-phrase.ts';
import { couldBeName, isGiven, isListed, isSurname } from '../name-shape.ts';
import { readSmallName } from '../name-small.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const LABEL = new Set([
  'name',
  'nachname',
  'vorname',
  'betr',
  'betrifft',
  'concerne',
  'patientenname',
  'familienname',
  'surname',
  'forename',
  'nom',
  'prénom',
  'cognome',
  'nome',
  'untersucher',
  'assistenz',
  'anwesende',
  'teilnehmer',
  'geschrieben',
  'hausarzt',
  'zuweiser',
  'einweiser',
  'indexpatient',
  'bewohner',
  'bewohnerin',
  'kind',
  'baby',
]);
const COLON_NEEDED = new Set([
  'name',
  'betr',
  'betrifft',
  'concerne',
  'nom',
  'nome',
  'untersucher',
  'assistenz',
  'anwesende',
  'teilnehmer',
  'hausarzt',
  'zuweiser',
  'einweiser',
  'surname',
  'forename',
  'vorname',
  'nachname',
]);

/** People; a list that reads itself again at each of its labels stays linear. */
const LONGEST_LIST = 12;

function afterSigns(doc: Doc, index: number): number {
  let at = index + 1;
  while (/^[.:]$/.test(lowerOf(doc.tokens[at])) && at < index + 4) at++;
  return at;
}

function list(doc: Doc, at: number, rule: string, found: Hit[]): void {
  let next = at;
  for (
    let people = 0;
    people < LONGEST_LIST &&
    /^(?:,|und|and|et|\/)$/.test(lowerOf(doc.tokens[next])) &&
    (couldBeName(doc.tokens[next + 1]) || isSurname(doc.tokens[next + 1])) &&
    doc.tokens[next + 2]?.lower !== ':';
    people++
  ) {
    const end = readName(doc, next + 1, { trust: 'label' });
    if (end === next + 1) return;
    found.push(nameHit(doc, next + 1, end, rule, { evidence: ['cue', 'position'] }));
    next = end;
  }
}

/** "Pat. Nr. 4": a number follows. */
const NUMBERED = new Set(['nr', 'no']);

/** "Pat. Mai 62 J": an age behind it makes the word a name, whatever else it is. */
const AGED = /^,? ?\(?\d{1,3} ?(?:J|j|a|y|yo|Jahre|jährig|ans|anni|[mwf])(?![\p{L}\d])/u;

const isAged = (doc: Doc, at: number, name: Token) =>
  name.capital &&
  isSurname(name) &&
  !is(name, WORD.clinical) &&
  AGED.test(doc.text.slice(doc.tokens[at]?.end, Number(doc.tokens[at]?.end) + 16));

function patient(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const at = afterSigns(doc, index);
  const name = doc.tokens[at];
  if (!name || (name.gap === 2 && tokenAt(doc, at - 1)?.lower === '.')) return;
  if (NUMBERED.has(name.lower)) return;
  const initials = afterInitials(doc, at);
  const goesOn = doc.tokens[initials];
  const abbreviated = goesOn?.kind === 'word' && !goesOn.capital && goesOn.gap === 0;
  if (initials > at && abbreviated) return;
  const letters = initials > at && !is(name, WORD.never);
  const small =
    token.lower.length > 2 &&
    name.gap < 2 &&
    isListed(name) &&
    !is(name, WORD.never | WORD.common | WORD.clinical | WORD.verb | WORD.frame | WORD.place | WORD.month);
  const kurz =
    !name.capital &&
    isListed(name) &&
    is(doc.tokens[at + 1], WORD.verb) &&
    !is(name, WORD.verb | WORD.clinical) &&
    name.lower.length > 3 &&
    !is(tokenAt(doc, index - 1), WORD.never);
  const read = readName(doc, at, { trust: 'label', small: small || kurz, comma: true });
  const next = read === at && isAged(doc, at, name) ? at + 1 : read;
  if (next > at || letters) found.push(nameHit(doc, at, Math.max(next, initials), 'name-after-label'));
}

const NAMED = new Set([
  'namen',
  'namens',
  'called',
  'named',
  'appelé',
  'appelée',
  'nommé',
  'nommée',
  'heißt',
  'heisst',
]);

/** What else has a name. */
const THINGS = new Set(
  'drug drugs medication medicine tablet tablets test study trial device product thing something app company syndrome disease condition bug médicament étude maladie medikament mittel präparat studie farmaco studio malattia'.split(
    ' ',
  ),
);

/** "is called Colles", "dem namen berisha"; "das heißt Antibiose" is none. */
function named(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const name = doc.tokens[index + 1];
  if (!name || name.gap === 2 || name.kind !== 'word') return;
  if (THINGS.has(lowerOf(tokenAt(doc, index - 1)))) return;
  const loose = !/^(?:heißt|heisst|namen)$/.test(token.lower);
  const fits = name.capital
    ? loose
      ? !is(name, WORD.never | WORD.clinical | WORD.common)
      : couldBeName(name) && isListed(name)
    : token.lower === 'namen' && isListed(name) && !is(name, WORD.never | WORD.verb | WORD.common);
  if (fits)
    found.push(
      nameHit(
        doc,
        index + 1,
        Math.max(index + 2, readName(doc, index + 1, { trust: loose ? 'salutation' : 'label' })),
        'name-after-label',
      ),
    );
}

/** "name: zyxia t. fakova", "my name is zyxia". */
function small(doc: Doc, index: number, at: number, found: Hit[]): void {
  const told = tokenAt(doc, at - 1)?.lower === ':';
  const said = /^(?:is|ist)$/.test(lowerOf(doc.tokens[at])) && /^(?:my|mein)$/.test(lowerOf(tokenAt(doc, index - 1)));
  const first = said ? at + 1 : at;
  const next = told || said ? readSmallName(doc, first) : first;
  if (next > first) found.push(nameHit(doc, first, next, 'name-after-label'));
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (!token) continue;
    if (is(token, WORD.patient)) patient(doc, index, token, found);
    if (NAMED.has(token.lower)) named(doc, index, token, found);
    if (!LABEL.has(token.lower)) continue;
    const at = afterSigns(doc, index);
    if (token.lower === 'name') small(asTyped(doc), index, at, found);
    if (COLON_NEEDED.has(token.lower) && tokenAt(doc, at - 1)?.lower !== ':') continue;
    if (!doc.tokens[at]?.capital || doc.tokens[at]?.gap === 2) continue;
    const strong =
      COLON_NEEDED.has(token.lower) &&
      /^(?:name|nachname|vorname|nom|prénom|surname|forename|cognome|nome)$/.test(token.lower);
    if (token.lower === 'kind' || token.lower === 'baby') {
      if (
        !isListed(doc.tokens[at]) ||
        (is(doc.tokens[at], WORD.clinical | WORD.common) &&
          !isGiven(doc.tokens[at]) &&
          doc.tokens[at + 1]?.lower !== ',')
      )
        continue;
    }
    const next = readName(doc, at, { trust: strong ? 'salutation' : 'label', comma: true });
    if (next > at) {
      found.push(nameHit(doc, at, next, 'name-after-label'));
      list(doc, next, 'name-after-label', found);
    }
  }
}

export const nameAfterLabel: Recogniser = {
  id: 'name-after-label',
  about: 'A name behind "Patient", "Name:", "Betr.:" and the like.',
  kind: 'NAME',
  trigger: ({ cues }) => cues.length > 0,
  find,
  examples: {
    hit: [
      'Pat.«Yildirim»,geb.12.11.1972',
      'Pat. «M.W.», 48 J, Alkoholentzug',
      'Patientin: «Testmann, Gerlinde» geb. am 21.1.',
      'Name: «Konstantin Fakov»',
      'gemeinsame Patientin «Amanda Alzheimer», die sich',
      'Pt «D.B.», 29, HIV',
    ],
    stay: [
      'Pat. wach, orientiert',
      'Pat. aus Eritrea mit Eosinophilie',
      'Patient frank about drinking',
      'Patientin mit Diabetes',
      'Pat mit M. Basedow',
      'Pat. V.a. Pneumonie',
    ],
  },
};
