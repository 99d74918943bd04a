import { endsClause, endsLine } from '../clause.ts';
import { readsLikeName } from '../letters.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterInitials } from '../name-joints.ts';
import { isFree, isPerson, isSpelt } from '../name-likely.ts';
import { isPlainSurname, pairEnd, shortEnd, threeEnd, withParticle } from '../name-pair.ts';
import { startsSentence } from '../name-particulars.ts';
import { readName } from '../name-phrase.ts';
import { hasOther, isGiven, isListed, isSurname, isUnknownName, looksCommon, OTHER } from '../name-shape.ts';
import { CUED, type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-listed';
const length = (token: Token) => token.end - token.start;

/** Letters; typed small, "max", "kim" and "aura" are abbreviations and words more often than people. */
const SHORTEST_SMALL = 5;

/** Joined by a hyphen to something that is no name: "Müller-Ring", "Weber-Fraktur". */
function inFrame(doc: Doc, index: number): boolean {
  const after = doc.tokens[index + 1];
  const next = doc.tokens[index + 2];
  if (after?.lower === '-' && after.gap === 0 && next?.gap === 0 && next.kind === 'word')
    return !(next.capital && (isListed(next) || isUnknownName(next)) && !is(next, WORD.frame | WORD.clinical));
  if (is(after, WORD.frame) && after?.gap === 1) return true;
  const before = tokenAt(doc, index - 1);
  return before?.lower === '-' && doc.tokens[index]?.gap === 0;
}

/** "Meier / Muster / Huber": surnames and nothing else, between strokes. */
function strokesEnd(doc: Doc, index: number): number {
  let last = index;
  while (last < index + 8 && doc.tokens[last + 1]?.lower === '/' && isPlainSurname(doc.tokens[last + 2])) last += 2;
  if (last > index && isPlainSurname(doc.tokens[index]) && endsClause(doc, last + 1)) return last + 1;
  return strokedLine(doc, index);
}

/** A line of such words, one of them listed or spelt as names are. */
function strokedLine(doc: Doc, index: number): number {
  let last = index;
  while (last < index + 8 && doc.tokens[last + 1]?.lower === '/' && isPerson(doc.tokens[last + 2])) last += 2;
  return last > index && doc.tokens[index]?.gap === 2 && isPerson(doc.tokens[index]) && endsLine(doc, last + 1)
    ? last + 1
    : index;
}

/** One listed name alone: nothing else, not an abbreviation, long enough. */
function aloneFits(doc: Doc, index: number, token: Token): boolean {
  if (hasOther(token) || (length(token) < 4 && !(isGiven(token) && length(token) === 3))) return false;
  if (doc.typed !== doc.tokens && length(token) < SHORTEST_SMALL) return false;
  if (
    token.upper &&
    (length(token) < 6 || tokenAt(doc, index - 1)?.upper === true || doc.tokens[index + 1]?.upper === true)
  )
    return false;
  if (looksCommon(token) && !isGiven(token)) return false;
  return !(
    doc.tokens[index + 1]?.kind === 'number' &&
    doc.tokens[index + 1]?.gap === 1 &&
    !/^[ ]\d{1,3} ?[mwf](?![\p{L}])/u.test(doc.text.slice(token.end, token.end + 8))
  );
}

/** "ZYXOLD, ZYXOLD PIERRE": the surname twice, of which the second has its given name. */
function twice(doc: Doc, index: number): number {
  const given = doc.tokens[index + 3];
  return given?.capital && given.gap === 1 ? index + 4 : index + 3;
}

/** "FRITZLE, Fridolin", "Tupolev, Konstantin". */
function commaEnd(doc: Doc, index: number): number {
  const first = doc.tokens[index];
  const given = doc.tokens[index + 2];
  if (doc.tokens[index + 1]?.lower !== ',' || !given?.capital || given.gap === 2) return index;
  if (first?.upper && length(first) > 3 && given.lower === first.lower) return twice(doc, index);
  if (!isGiven(given) || hasOther(given)) return index;
  const surname = isSurname(first) || isUnknownName(first) || first?.upper === true || is(first, WORD.eponym);
  const lineStart = first?.gap === 2 || first?.upper === true || tokenAt(doc, index - 1)?.kind === 'mark';
  const told = /^(?:,? {0,2}\*|, ?geb|,? née?|, ?born| geb)/i.test(doc.text.slice(given.end, given.end + 8));
  return ((surname && !is(first, WORD.never)) || (told && first?.gap === 2)) &&
    lineStart &&
    !(isGiven(first) && !first?.upper)
    ? index + 3
    : index;
}

/** "A. Cabannon," beside another of its kind: a row of people, whatever the letter. */
function isListItem(doc: Doc, at: number): boolean {
  if (at < 0) return false;
  const [initial, dot, name] = [doc.tokens[at], doc.tokens[at + 1], doc.tokens[at + 2]];
  return (
    initial?.capital === true &&
    length(initial) === 1 &&
    dot?.lower === '.' &&
    name?.capital === true &&
    (name.flags === 0 || isSurname(name))
  );
}

/** "E. PENICOT, U. Jouan": among signs; not "A. carotis", "N. ulnaris" and what else is cut to those letters. */
function inList(doc: Doc, index: number, at: number, initial: string): boolean {
  const before = tokenAt(doc, index - 1);
  const starts = doc.tokens[index]?.gap === 2 || /^[,:;(]$/.test(lowerOf(before));
  const plain =
    doc.tokens[at]?.upper === true ||
    !/^[avnmrlp]$/.test(initial) ||
    isListItem(doc, index - 4) ||
    isListItem(doc, at + 2);
  return starts && endsClause(doc, at + 1) && plain;
}

/** "ZYXVATHIN Xhezalina hat": a word in capitals that no abbreviation is as long as, and one that may be a name. */
function unheardCapitals(doc: Doc, index: number, at: number): boolean {
  const [first, given] = [doc.tokens[index], doc.tokens[at]];
  if (first?.flags !== 0 || length(first) < 5 || given?.gap !== 1 || !isFree(given)) return false;
  return (isPerson(given) || readsLikeName(first)) && endsClause(doc, at + 1);
}

/** "HUBER-MEIER Vreni": a surname in capitals before a given name. */
function capitalsEnd(doc: Doc, index: number): number {
  const first = doc.tokens[index];
  if (!first?.upper || length(first) < 3 || (hasOther(first) && !isSurname(first)) || is(first, WORD.clinical))
    return index;
  let at = index + 1;
  while (
    at < index + 8 &&
    doc.tokens[at]?.lower === '-' &&
    doc.tokens[at]?.gap === 0 &&
    doc.tokens[at + 1]?.upper &&
    doc.tokens[at + 1]?.gap === 0
  )
    at += 2;
  const given = doc.tokens[at];
  const fits =
    given?.capital === true &&
    !given.upper &&
    ((given.gap > 0 && isGiven(given) && !hasOther(given)) || unheardCapitals(doc, index, at));
  return fits ? Math.max(at + 1, readName(doc, at, { trust: 'label' })) : index;
}

const PERSON_DOES = new Set([
  'hat',
  'hatte',
  'sagt',
  'meint',
  'will',
  'möchte',
  'klagt',
  'kommt',
  'kam',
  'ruft',
  'has',
  'says',
  'wants',
]);

/** "A. Meier", "H.-P. Muster": initial and a surname. */
function initialEnd(doc: Doc, index: number): number {
  const at = afterInitials(doc, index);
  const surname = doc.tokens[at];
  if (at === index || !surname?.capital || surname.gap === 2 || length(surname) < 3) return index;
  const initial = lowerOf(doc.tokens[index]);
  const named =
    isSurname(surname) &&
    !is(surname, OTHER & ~(initial === 'm' ? WORD.common | WORD.place : WORD.common | WORD.place | WORD.eponym));
  const fits =
    named ||
    (isUnknownName(surname) && (at - index > 2 || inList(doc, index, at, initial))) ||
    (surname.flags === 0 && (isListItem(doc, index - 4) || isListItem(doc, at + 2))) ||
    (isPerson(surname) && startsSentence(doc, index) && PERSON_DOES.has(lowerOf(doc.tokens[at + 1])));
  return fits ? Math.max(at + 1, readName(doc, index, { trust: 'label' })) : index;
}

function find(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || index < done) continue;
    const single =
      length(token) <= 2 && doc.tokens[index + 1]?.lower === '.' ? initialEnd(doc, index) : shortEnd(doc, index);
    const listed = isListed(token);
    const comma =
      single > index || length(token) < 2
        ? single
        : Math.max(commaEnd(doc, index), capitalsEnd(doc, index), threeEnd(doc, index), strokesEnd(doc, index));
    const next = comma > index ? comma : listed || isGiven(doc.tokens[index + 1]) ? pairEnd(doc, index) : index;
    if (next > index) {
      found.push(
        nameHit(doc, withParticle(doc, index), next, ID, {
          tier: comma > index ? CUED : LISTED,
          evidence: ['list', 'neighbour'],
        }),
      );
      done = next;
    } else if (
      (listed ? aloneFits(doc, index, token) : isSpelt(token) && doc.tokens[index + 1]?.kind !== 'number') &&
      !inFrame(doc, index)
    ) {
      const end = Math.max(index + 1, readName(doc, index, { trust: 'label' }));
      found.push(
        nameHit(doc, index, end, ID, {
          tier: listed ? LISTED : GENERIC,
          confidence: 'possible',
          evidence: [listed ? 'list' : 'shape'],
        }),
      );
      done = end;
    }
  }
}

export const nameListed: Recogniser = {
  id: ID,
  about: 'Names by list alone, weighed against everyday and clinical words.',
  kind: 'NAME',
  trigger: ({ capitals }) => capitals.length > 0,
  find,
  examples: {
    hit: [
      '«Vreni Huber-Meier» hat angerufen',
      "quelqu'un a revu «Bouzid» depuis la biopsie",
      'wenn «Papadopoulos» das nicht verträgt',
      '«FRITZLE, Fridolin», Fallnummer fehlt',
      '«Ruth R Montez» kam',
      '«Huber Meier Vreni» hat',
      '«ZYXOLD, ZYXOLD PIERRE» opéré',
      '«Huber / Müller», bitte lesen',
      'Dienst: «A. Cabannon», «L. Hespadon»',
    ],
    stay: [
      'Koch-Bakterien im Sputum',
      'Iris beidseits reizfrei',
      'Clark-Level IV',
      'Marcumar pausiert',
      'Viani forte 50/500',
      'M. Basedow',
      'Rose bengal staining',
      'Mark the site before the block',
    ],
  },
};
