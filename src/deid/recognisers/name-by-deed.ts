import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens } from '../name-joints.ts';
import { isPerson } from '../name-likely.ts';
import { startsSentence } from '../name-particulars.ts';
import { hasOther, isListed, isSurname, isUnknownName, LABELS, looksCommon } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { wordGroup } from '../word-group.ts';

const ID = 'name-by-deed';
const set = (words: string) => new Set(words.split(' '));

/** Nobody but a person does these. */
const DOES = set(
  'klagt klagte möchte will wollte verweigert verweigerte wünscht berichtet berichtete weint bittet fragt lehnt sagt sagte meint raucht trinkt isst schläft friert bekommt bekam erhält wants refuses denies complains says asks smokes refuse veut demande rifiuta vuole chiede riferisce',
);

/** Persons do these when such a word follows: "hat angerufen", "kommt wegen", "a vomi". */
const DOES_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'hat',
    set(
      'angerufen erbrochen gefragt gesagt geschlafen gegessen getrunken geraucht eingewilligt unterschrieben abgesagt zugesagt schmerzen fieber angst hunger durst atemnot kopfschmerzen bauchschmerzen schüttelfrost',
    ),
  ],
  ['hatte', set('angerufen erbrochen schmerzen fieber angst atemnot')],
  ['kommt', set('wegen zur zum heim')],
  ['stellt', set('sich')],
  ['stellte', set('sich')],
  ['does', set('not')],
  ['came', set('back in')],
  ['has', set('not vomited refused called asked fallen')],
  ['a', set('vomi refusé appelé demandé chuté mangé')],
  ['ha', set('vomitato rifiutato chiamato chiesto')],
]);

/** What is said of people only: "ist wach", "war nicht nüchtern". */
const STATES = set(
  'wach orientiert nüchtern ansprechbar verstorben intubiert extubiert sediert verwirrt agitiert einverstanden schläfrig gestürzt aggressiv unruhig kontaktfähig bettlägerig heim daheim awake alert confused sedated intubated extubated réveillé réveillée intubé intubée sveglio sveglia',
);
const IS = set('ist war wirkt bleibt is was remains est était è');
const REACH = 4;

/** "Basedow hat er seit Jahren", "Fieber hat die Patientin": the doer stands behind the verb. */
const PRONOUNS = set('er sie es ich wir man jemand ihr');
const ARTICLES = set('der die das');

/** Words behind which a clause has its subject: "also Zyxli, der will", "weil Zyxli nicht nüchtern ist". */
const BEFORE_CLAUSE = set('also aber weil dass ob wenn falls');

const NO_PERSON = LABELS | WORD.never | WORD.clinical | WORD.kin | WORD.month | WORD.weekday | WORD.organisation;

/** A surname that is a word or an eponym as well: before a deed it is nothing else. */
const isWordAndSurname = (token: Token | undefined) =>
  token?.capital === true && !token.upper && isSurname(token) && !is(token, NO_PERSON) && token.end - token.start > 3;

const isEponym = (token: Token) => is(token, WORD.eponym) && !token.upper && !is(token, NO_PERSON & ~WORD.clinical);

/** In no table and no abbreviation. */
const isUnheard = (token: Token | undefined) =>
  isUnknownName(token) && token?.flags === 0 && !token.upper && token.end - token.start > 3;

/** "ist wach und orientiert", "nicht nüchtern ist": within the next words. */
function isStated(doc: Doc, at: number): boolean {
  if (!(IS.has(lowerOf(doc.tokens[at])) || lowerOf(doc.tokens[at]) === 'nicht')) return false;
  for (let step = 1; step <= REACH; step++) {
    const token = doc.tokens[at + step];
    if (token === undefined || token.gap === 2 || /^[.,;:]$/.test(token.lower)) return false;
    if (STATES.has(token.lower)) return true;
  }
  return false;
}

/** "stellte sich ... vor": somebody did; "stellte sich als ... heraus": something. */
function presents(doc: Doc, at: number): boolean {
  for (let step = 2; step < 16; step++) {
    const token = doc.tokens[at + step];
    if (token === undefined || token.lower === '.') return false;
    if (token.lower === 'vor') return doc.tokens[at + step + 1]?.kind !== 'word';
  }
  return false;
}

/** Does the doer stand behind the verb at this place? */
function isTurned(doc: Doc, at: number): boolean {
  const behind = doc.tokens[at + 1];
  if (ARTICLES.has(lowerOf(behind)))
    return doc.tokens[at + 2]?.capital !== true || is(doc.tokens[at + 2], WORD.patient);
  return PRONOUNS.has(lowerOf(behind));
}

/** Does the verb at this place tell a person? */
function tells(doc: Doc, at: number): boolean {
  const verb = doc.tokens[at];
  if (verb?.kind !== 'word' || verb.capital || verb.gap !== 1) return false;
  if (isTurned(doc, at)) return false;
  if (DOES.has(verb.lower)) return true;
  const second = lowerOf(doc.tokens[at + 1]);
  const needs = DOES_WITH.get(verb.lower);
  if (needs?.has(second)) return second !== 'sich' || presents(doc, at);
  return needs?.has(lowerOf(doc.tokens[at + 2])) === true || isStated(doc, at);
}

/** "Sommer bekommt", "Bechterew kommt wegen", "Zyxli hat Fieber". */
function doer(doc: Doc, index: number, token: Token): number {
  const next = afterHyphens(doc, index + 1);
  if (!(isUnheard(token) || isWordAndSurname(token) || isEponym(token))) return index;
  if (!startsSentence(doc, index) && !BEFORE_CLAUSE.has(lowerOf(tokenAt(doc, index - 1)))) return index;
  return tells(doc, next) ? next : index;
}

/** "also Zyxli, der will": spoken of, and then what they want. */
function meant(doc: Doc, index: number, token: Token): number {
  if (lowerOf(tokenAt(doc, index - 1)) !== 'also' || lowerOf(doc.tokens[index + 1]) !== ',') return index;
  const wants = /^(?:der|die)$/.test(lowerOf(doc.tokens[index + 2])) && DOES.has(lowerOf(doc.tokens[index + 3]));
  return wants && (isUnheard(token) || isWordAndSurname(token)) ? index + 1 : index;
}

const NOBLE = set('von van vom zu de da di del dos du el al bin ben ter');

/** "von Zyxwil hat", at the start of a sentence: a particle, and nobody who did it behind the verb. */
function noble(doc: Doc, index: number, token: Token): number {
  const particle = tokenAt(doc, index - 1);
  if (!NOBLE.has(lowerOf(particle)) || particle?.capital === true || token.gap !== 1 || !startsSentence(doc, index - 1))
    return index;
  if (!(isUnheard(token) || (isListed(token) && !hasOther(token)))) return index;
  const verb = doc.tokens[index + 1];
  const acts = is(verb, WORD.verb) && verb?.gap === 1 && !verb.capital;
  return acts && !isTurned(doc, index + 1) ? index + 1 : index;
}

/** Words of a name in a row, hyphens and all, of which none is anything else. */
function rowEnd(doc: Doc, index: number): number {
  let next = index;
  for (let words = 0; words < 4; words++) {
    const token = doc.tokens[next];
    const fits =
      token?.kind === 'word' &&
      token.capital &&
      (next === index || token.gap === 1) &&
      token.end - token.start > 2 &&
      (token.flags === 0 ? !looksCommon(token) : isListed(token) && !hasOther(token));
    if (!fits) break;
    next = afterHyphens(doc, next + 1);
  }
  return next;
}

/** "Zyxo Vathin hat": German puts no two nouns side by side, so that two words no table holds are a person. */
function pair(doc: Doc, index: number, token: Token): number {
  if (token.upper || token.flags !== 0 || !startsSentence(doc, index)) return index;
  const next = rowEnd(doc, index);
  const last = tokenAt(doc, next - 1);
  if (next < index + 2 || last?.gap === 0 || writesNounsSmall(doc)) return index;
  const verb = doc.tokens[next];
  const acts = verb?.gap === 1 && !verb.capital && is(verb, WORD.verb) && !isTurned(doc, next);
  return acts || (last?.upper === true && isPerson(token) && lowerOf(verb) === ',') ? next : index;
}

/** "Sommer-Zyxli 2. Tag": two surnames joined, at the start of a sentence and before a number. */
function doubled(doc: Doc, index: number, token: Token): number {
  const [hyphen, second, number] = [doc.tokens[index + 1], doc.tokens[index + 2], doc.tokens[index + 3]];
  if (hyphen?.lower !== '-' || hyphen.gap !== 0 || second?.gap !== 0 || number?.kind !== 'number') return index;
  const both = [token, second].every((word) => isPerson(word) || isWordAndSurname(word));
  return both && number.gap === 1 && startsSentence(doc, index) ? index + 3 : index;
}

/** What a name stands behind that does not begin its sentence. */
const BEFORE = wordGroup([...BEFORE_CLAUSE, ...NOBLE]);

const tell = (doc: Doc, first: number, next: number): Hit =>
  nameHit(doc, first, next, ID, { tier: LISTED, confidence: 'possible', evidence: ['position', 'neighbour'] });

/** Asked for more often than anybody of that name, and written like everybody else. */
const OFFICE = set('richter meister pfarrer');

/** "klein ist wach", "also wolf, der will": where nobody writes capitals, a surname that is a word does not show one either. */
function inSmallLetters(doc: Doc, found: Hit[]): void {
  for (const [index, token] of doc.tokens.entries()) {
    if (token.capital || token.kind !== 'word' || token.gap === 0 || !is(token, WORD.surname | WORD.eponym)) continue;
    if (OFFICE.has(token.lower)) continue;
    if (!startsSentence(doc, index) && !inGroup(tokenAt(doc, index - 1), BEFORE)) continue;
    const flags = IS.has(lowerOf(doc.tokens[index + 1])) ? token.flags & ~WORD.never : token.flags;
    const read = { ...token, capital: true, flags };
    const next = Math.max(doer(doc, index, read), meant(doc, index, read));
    if (next > index) found.push(tell(doc, index, next));
  }
}

function find(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || index < done || token.gap === 0) continue;
    if (token.flags !== 0 && !is(token, WORD.surname | WORD.given | WORD.eponym)) continue;
    if (!startsSentence(doc, index) && !inGroup(tokenAt(doc, index - 1), BEFORE)) continue;
    const grand = noble(doc, index, token);
    const next = Math.max(
      grand,
      doer(doc, index, token),
      meant(doc, index, token),
      pair(doc, index, token),
      doubled(doc, index, token),
    );
    if (next === index) continue;
    found.push(tell(doc, grand > index ? index - 1 : index, next));
    done = next;
  }
  if (doc.typed !== doc.tokens) inSmallLetters(doc, found);
}

export const nameByDeed: Recogniser = {
  id: ID,
  about: 'Who does or is what only people do and are: a name without a title, also one that is a word.',
  kind: 'NAME',
  trigger: ({ capitals, typed, tokens }) => capitals.length > 0 || typed !== tokens,
  find,
  examples: {
    hit: [
      '«Sommer» bekommt seit heute früh Heparin',
      '«Koch» hat angerufen, das Rezept fehlt',
      '«Bechterew» kommt wegen Husten',
      '«von Zyxwil» hat auf das Kontrastmittel reagiert',
      'aber «Zyxgwinilo» ist wach und orientiert',
      'also «Zyxgwin», der will doch keine OP',
      '«Xochomar Pfuchomar» hat Fieber bis 39',
      '«Osler» stellte sich am Montag bei uns vor',
      'aber «klein» ist wach und orientiert',
      'also «wolf», der will doch nach hause',
    ],
    stay: [
      'Der Schulbesuch wurde abgebrochen',
      'Kraft hat seit gestern links nachgelassen',
      'Parkinson hat er seit Jahren',
      'Crohn stellte sich als Colitis heraus',
      'von Beginn an hat sie Fieber',
      'von Rifampicin bekommt er orangen Urin',
      'Schmerz kommt wegen der Lagerung',
      'aber Bewegung ist schmerzhaft',
      'Keytruda Infusion hat gut geklappt',
      'klein ist der befund nicht mehr',
      'gut schläft er noch nicht',
    ],
  },
};
