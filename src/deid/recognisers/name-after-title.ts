import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { type Reading, readName } from '../name-phrase.ts';
import { hasOther, isListed, isUnknownName } from '../name-shape.ts';
import type { Doc, Hit, Recogniser } from '../recogniser.ts';
import { is, lowerOf, tokenAt } from '../token.ts';

const ID = 'name-after-title';
const CHAIN = WORD.salutation | WORD.title;

/** Said to people and written for nothing else. */
const CALLED = new Set(
  'herr herrn hrn frau fräulein mr mrs mme mlle madame monsieur mademoiselle signora signor signore'.split(' '),
);

/** Said in languages that write nouns small. */
const ABROAD = new Set('mr mrs ms miss mme mlle madame monsieur mademoiselle signora signor signore'.split(' '));

/** Short forms that are also something else: weekday, fracture, "bei", "adrenal". They need a capital name behind them. */
const SHORT = new Set([
  'ca',
  'aa',
  'fa',
  'ha',
  'sr',
  'pr',
  'ass',
  'mag',
  'pd',
  'univ',
  'fä',
  'dent',
  'med',
  'mult',
  'nat',
  'rer',
  'sig',
  'familie',
  'fam',
  'schwester',
  'pfleger',
  'hebamme',
  'nurse',
  'consultant',
  'oa',
  'prim',
  'ing',
  'dipl',
  'dos',
  'doz',
]);
/** Parts of a title, none by themselves: "mult." is "multiple" as well. */
const CHAIN_ONLY = new Set(['med', 'mult', 'rer', 'nat', 'phil', 'vet', 'habil', 'dent', 'ing']);
const AS_WOMAN = new Set([
  'eine',
  'einer',
  'junge',
  'jährige',
  'alte',
  'ältere',
  'seine',
  'ihre',
  'die',
  'der',
  'schwangere',
  'gravide',
  'betagte',
]);

/** "Pr E. Testmann", "Pr M-Antonin Fakov": an initial and a name behind it. */
function isInitialed(doc: Doc, at: number): boolean {
  const sign = doc.tokens[at + 1];
  const name = doc.tokens[at + 2];
  return (
    Number(doc.tokens[at]?.end) - Number(doc.tokens[at]?.start) === 1 &&
    (sign?.lower === '.' || sign?.lower === '-') &&
    name?.capital === true &&
    (isListed(name) || isUnknownName(name))
  );
}

/** Over titles, full stops and "in" of "Dr.in" to where the name must begin. */
function afterChain(doc: Doc, index: number): number {
  let at = index + 1;
  for (let steps = 0; steps < 16; steps++) {
    const token = doc.tokens[at];
    if (!token) break;
    const dot = token.lower === '.' && token.gap === 0;
    const joint = /^[-.–]$/.test(token.lower) && is(doc.tokens[at + 1], WORD.title);
    const feminine = token.gap === 0 && /^(?:in|a|ra|na)$/.test(token.lower) && tokenAt(doc, at - 1)?.lower === '.';
    const colon = token.lower === ':' && (is(doc.tokens[at + 1], CHAIN) || is(doc.tokens[index], WORD.role));
    if (!((is(token, CHAIN) && !nameLike(doc, at)) || dot || joint || feminine || colon)) break;
    at++;
  }
  return at;
}

/** "Frau Mann", "Dr. Prim": a title word that ends the clause is the name itself. */
function nameLike(doc: Doc, at: number): boolean {
  const token = doc.tokens[at];
  return (
    is(token, WORD.surname) &&
    !is(token, WORD.salutation) &&
    token?.capital === true &&
    token.lower.length > 4 &&
    !is(token, WORD.role)
  );
}

function reads(doc: Doc, index: number, at: number): Reading | undefined {
  const cue = doc.tokens[index];
  const last = tokenAt(doc, at - 1);
  const name = doc.tokens[at];
  if (!cue || !name || (tokenAt(doc, index - 1)?.lower === '/' && cue.lower === 'fr')) return undefined;
  if (CHAIN_ONLY.has(cue.lower) || (cue.gap === 0 && tokenAt(doc, index - 1)?.kind === 'number')) return undefined;
  if (
    cue.upper &&
    cue.lower.length < 4 &&
    !(name.end - name.start > 2 && (isListed(name) || isUnknownName(name) || name.upper))
  )
    return undefined;
  const salutation = is(cue, WORD.salutation);
  if (
    !salutation &&
    SHORT.has(cue.lower) &&
    at === index + 1 + (last?.lower === '.' ? 1 : 0) &&
    !(isListed(name) || isUnknownName(name) || isInitialed(doc, at))
  )
    return undefined;
  const breaks = name.gap === 2;
  if (
    breaks &&
    !salutation &&
    !is(last, WORD.salutation) &&
    !/^(?:dr|prof|drs|ddr|med|\.)$/.test(lowerOf(last)) &&
    !(isListed(name) && !hasOther(name))
  )
    return undefined;
  if (
    breaks &&
    !(name.capital && (isListed(name) || isUnknownName(name) || is(name, WORD.eponym) || name.end - name.start <= 2))
  )
    return undefined;
  const woman = cue.lower === 'frau' && AS_WOMAN.has(lowerOf(tokenAt(doc, index - 1)));
  const small =
    !breaks &&
    !woman &&
    !(
      /^(?:monsieur|madame|sir|miss)$/.test(cue.lower) &&
      /^(?:le|la|un|une|ce|cette|du|the|au)$/.test(lowerOf(tokenAt(doc, index - 1)))
    ) &&
    (salutation || /^(?:dr|oa|oä|aä)$/.test(cue.lower) || cue.lower === 'doktor' || cue.lower === 'prof');
  const strong =
    salutation ||
    ['dr', 'prof', 'drs', 'ddr', 'professor', 'doctor', 'docteur', 'doktor'].some(
      (title) => title === cue.lower || title === last?.lower || title === tokenAt(doc, at - 2)?.lower,
    ) ||
    is(tokenAt(doc, at - 1), WORD.salutation);
  const called = CALLED.has(lowerOf(last?.lower === '.' ? tokenAt(doc, at - 2) : last)) && !woman;
  const abroad = ABROAD.has(cue.lower);
  const trust = (strong && !woman) || isInitialed(doc, at) ? 'salutation' : 'label';
  return { trust, small, comma: false, called, abroad };
}

/** "Fr. subcapitalis", "Fr. Typ Weber": a fracture, not a lady. */
function isFracture(doc: Doc, index: number, at: number): boolean {
  const name = doc.tokens[at];
  return (
    doc.tokens[index]?.lower === 'fr' &&
    (is(name, WORD.frame) ||
      (!name?.capital && doc.tokens[index]?.capital === true && doc.tokens[index + 1]?.lower === '.') ||
      (is(name, WORD.clinical) && !isListed(name)))
  );
}

const LONGEST_LIST = 12;

function others(doc: Doc, at: number, found: Hit[]): void {
  let next = at;
  for (let people = 0; people < LONGEST_LIST && /^(?:und|\/|u|&|and|et|,)$/.test(lowerOf(doc.tokens[next])); people++) {
    const token = doc.tokens[next + 1];
    if (!token?.capital || token.gap === 2 || hasOther(token) || !(isListed(token) || isUnknownName(token))) return;
    if (doc.tokens[next]?.lower === ',' && !isListed(token)) return;
    const end = readName(doc, next + 1, { trust: 'label' });
    if (end === next + 1) return;
    found.push(nameHit(doc, next + 1, end, ID, { evidence: ['cue', 'neighbour'] }));
    next = end;
  }
}

function find(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (!token || index < done || !is(token, CHAIN)) continue;
    const at = afterChain(doc, index);
    const reading = reads(doc, index, at);
    if (!reading || isFracture(doc, index, at)) continue;
    const end = readName(doc, at, reading);
    if (end > at) {
      found.push(nameHit(doc, at, end, ID));
      if (['drs', 'praxis', 'herren', 'dr', 'familie', 'ehepaar', 'dres'].includes(token.lower))
        others(doc, end, found);
    }
    done = at;
  }
}

export const nameAfterTitle: Recogniser = {
  id: ID,
  about: 'A name behind a salutation or title, also in small letters and as initials.',
  kind: 'NAME',
  trigger: ({ seen }) => (seen & CHAIN) !== 0,
  find,
  examples: {
    hit: [
      'Frau «Testmann» bekommt Pip/Taz',
      'hr «testmann» aus der Ambulanz',
      'Fr. «K.» ist wieder da',
      'Konsil OA Prof. «Testmann»: normotone Werte',
      'Herrn\n«Helge Testmann»',
      'Frau «Bechterew» kommt wegen Kreuzschmerz',
      'Mrs «T» again',
      'mme «petit» chambre',
      '(Drs. «Testmann» und «Fakova» melden sich)',
    ],
    stay: [
      'eine Frau mit Fieber',
      'Fr. subcapitalis humeri links',
      'Fr. Typ Weber B',
      'Dialyse Mo/Mi/Fr, Trockengewicht 71 kg',
      'Sehr geehrte Frau Kollegin',
      'CA spricht mit den Angehörigen',
      'Herr Kollege, was nun?',
    ],
  },
};
