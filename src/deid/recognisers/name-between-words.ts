import { endsClause } from '../clause.ts';
import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens } from '../name-joints.ts';
import { isLikely } from '../name-likely.ts';
import { isListed, isSurname, isUnknownName, LABELS } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { wordGroup } from '../word-group.ts';

const ID = 'name-between-words';
const set = (words: string) => new Set(words.split(' '));

/** Before who did it. */
const BY = set('durch von par da');

/** What people do with patients and papers, as it stands before who did it. */
const DONE = set(
  'untersucht gelesen gesehen visitiert befundet besprochen geschrieben diktiert validiert aufgeklärt begutachtet beurteilt dokumentiert unterschrieben verfasst unterzeichnet freigegeben revu revue vu vue examiné examinée rédigé rédigée validé validée signé signée visto vista rivisto rivista visitato visitata refertato firmato',
);

/** Before whose it is: "Tochter von", "fille de", "figlia di". */
const OF = set('von of de di');
const PEOPLE = set('angehörige angehörigen familie eltern daughter fille fils figlia figlio');

const WITH = set('mit with avec con');
const TALKED = set('gesprochen telefoniert');

const PAPERS = /(?:befund|konsil|visite|rücksprache|telefonat|aufklärung)$/u;
const HONOURED = set('geehrte geehrter geehrten');

/** Behind these possessives stands what was given to the person before: "given Zyxli his insulin". */
const GIVEN = set('given gave give giving sent send told showed');
const THEIRS = set('his her their');

/** What stands before a name here; anything else need not be looked at. */
const BEFORE = wordGroup([...BY, ...OF, ...WITH, ...HONOURED, ...GIVEN, 'bei']);

const NO_PERSON =
  LABELS |
  WORD.never |
  WORD.clinical |
  WORD.frame |
  WORD.kin |
  WORD.month |
  WORD.weekday |
  WORD.organisation |
  WORD.ward |
  WORD.room;

/** "Patienten", "Entlassungen": more than one, and no person. */
const PLURAL = /(?:en|ern|innen|te|ung|s)$/;

const isWordAndSurname = (token: Token) => isSurname(token) && !is(token, NO_PERSON) && !token.upper;
const isUnheard = (token: Token) => isUnknownName(token) && !token.upper && token.end - token.start > 3;

/** "untersucht durch Koch": who examines; a method has the ending of a noun. */
function doneBy(doc: Doc, index: number, token: Token): boolean {
  if (!BY.has(lowerOf(tokenAt(doc, index - 1))) || !DONE.has(lowerOf(tokenAt(doc, index - 2)))) return false;
  return (isWordAndSurname(token) && token.lower !== 'hand') || (isUnheard(token) && !PLURAL.test(token.lower));
}

/** "mit Zyxo Vathin, Oberarzt": two words no table holds, and what they are. */
function withRole(doc: Doc, index: number, token: Token): boolean {
  const before = lowerOf(tokenAt(doc, index - 1));
  if (!(BY.has(before) || WITH.has(before)) || !isUnheard(token)) return false;
  const next = nameEnd(doc, index);
  return (
    next > afterHyphens(doc, index + 1) && lowerOf(doc.tokens[next]) === ',' && is(doc.tokens[next + 1], WORD.role)
  );
}

/** "Tochter von Zyxli", "fille de Zyxli". */
function related(doc: Doc, index: number, token: Token): boolean {
  if (!OF.has(lowerOf(tokenAt(doc, index - 1)))) return false;
  const kin = tokenAt(doc, index - 2);
  if (!(is(kin, WORD.kin) || PEOPLE.has(lowerOf(kin)))) return false;
  return isWordAndSurname(token) || isLikely(token) || (isUnheard(token) && !PLURAL.test(token.lower));
}

/** "mit Zyxli telefoniert": by whom else than by a person or an office, which ends like a noun. */
function talkedTo(doc: Doc, index: number, token: Token): boolean {
  const spoken = WITH.has(lowerOf(tokenAt(doc, index - 1))) && TALKED.has(lowerOf(doc.tokens[index + 1]));
  return spoken && isUnheard(token) && !PLURAL.test(token.lower);
}

/** "Sehr geehrte Zyxli", "meldet sich bei Zyxli", "given Zyxli his". */
function addressed(doc: Doc, index: number, token: Token): boolean {
  const before = lowerOf(tokenAt(doc, index - 1));
  if (HONOURED.has(before)) return isWordAndSurname(token) || (isUnheard(token) && endsClause(doc, index + 1));
  if (GIVEN.has(before)) return THEIRS.has(lowerOf(doc.tokens[index + 1])) && (isUnheard(token) || isListed(token));
  if (before !== 'bei' || lowerOf(tokenAt(doc, index - 2)) !== 'sich') return false;
  return (isWordAndSurname(token) || isLikely(token)) && endsClause(doc, index + 1);
}

/** "CT-Befund (Sommer)", "Konsil Winter:": who wrote it. */
function author(doc: Doc, index: number, token: Token): boolean {
  const before = tokenAt(doc, index - 1);
  const paper = before?.lower === '(' ? tokenAt(doc, index - 2) : before;
  const sign = before?.lower === '(' ? ')' : ':';
  if (lowerOf(doc.tokens[index + 1]) !== sign || !PAPERS.test(lowerOf(paper))) return false;
  return isWordAndSurname(token) || isLikely(token);
}

function fits(doc: Doc, index: number, token: Token): boolean {
  if (!inGroup(tokenAt(doc, index - 1), BEFORE)) return author(doc, index, token);
  return (
    doneBy(doc, index, token) ||
    withRole(doc, index, token) ||
    related(doc, index, token) ||
    talkedTo(doc, index, token) ||
    addressed(doc, index, token)
  );
}

/** A second word of the same name: "revu par Zyxo Vathin". */
function nameEnd(doc: Doc, index: number): number {
  const next = afterHyphens(doc, index + 1);
  const second = doc.tokens[next];
  if (second?.gap !== 1 || !second.capital || second.upper) return next;
  const small = writesNounsSmall(doc) && (isUnheard(second) || isListed(second));
  const both = doc.tokens[index]?.flags === 0 && isUnheard(second) && endsClause(doc, afterHyphens(doc, next + 1));
  return small || both ? afterHyphens(doc, next + 1) : next;
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || token.gap === 2 || (token.flags !== 0 && !isListed(token)) || !fits(doc, index, token)) continue;
    found.push(
      nameHit(doc, index, nameEnd(doc, index), ID, {
        tier: LISTED,
        confidence: 'possible',
        evidence: ['position', 'neighbour'],
      }),
    );
  }
}

export const nameBetweenWords: Recogniser = {
  id: ID,
  about: 'A name without a title between words that stand around people only: who examined, whose daughter, who wrote.',
  kind: 'NAME',
  trigger: ({ capitals }) => capitals.length > 0,
  find,
  examples: {
    hit: [
      'untersucht durch «Koch», kein Meningismus',
      'gesehen von «Zyxgwin», kein OP-Grund',
      'Sehr geehrter «Sommer», danke für die Zuweisung',
      'CT-Befund («Sommer»): keine Blutung',
      'Konsil «Winter»: keine Indikation',
      'mit «Zyxgwin» telefoniert, kommt morgen',
      'fille de «Zyxgwin» au téléphone',
      'We had given «Zyxgwin» his insulin before lunch',
    ],
    stay: [
      'untersucht durch Sonographie, kein Aszites',
      'gesehen von allen Diensten',
      'Sehr geehrte Kollegen',
      'CT-Befund (Abdomen): keine freie Luft',
      'Konsil Kardiologie: TEE empfohlen',
      'Angehörige von Patienten mit MRSA testen?',
      'mit Radiologie telefoniert, kommt morgen',
    ],
  },
};
