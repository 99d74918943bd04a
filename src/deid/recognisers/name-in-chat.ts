import { endsClause } from '../clause.ts';
import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { isFree, isLikely, isPerson } from '../name-likely.ts';
import { startsSentence } from '../name-particulars.ts';
import { isGiven, isListed, isSurname, isUnknownName } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const ID = 'name-in-chat';
const set = (words: string) => new Set(words.split(' '));

/** Behind these a colleague is spoken to: "Zyxli, kannst du". */
const REQUESTS = set(
  'kannst könntest hast hättest bist magst möchtest kommst weisst weißt willst schaust machst übernimmst gehst rufst can could would will have do are please peux pourrais tu as peux-tu puoi potresti hai sei',
);
const ABOUT = groupOf(
  'wegen mit bei von zu für durch über an laut ob dass wenn weil und oder sowie jemand ihr du wer wir heute someone anyone about vu vue revu revue examiné examinée visto vista rivisto saw with for re from to by see review pour avec chez de per con da di',
);
const ACTED = set(
  'gesprochen gesehen aufgeklärt untersucht besprochen angerufen informiert mitbeurteilen mitbeurteilt ansehen anschauen angeschaut aufnehmen aufgenommen bestellt organisiert angemeldet abgeholt verständigt entlassen verlegt verlegen übernehmen nochmal nochmals heute morgen bitte kurz noch schon direkt gestern vorhin grad gerade braucht hat ist das die den dem seine ihre keine kein please ce hier aujourd stamattina ieri oggi this yesterday today again tomorrow asap aujourd',
);
const DOES = set(
  'ruft rief meint möchte will sagt klagt berichtet wünscht verweigert lehnt weint fragt bittet hustet schläft übernimmt kommt wants asked says presented presents complains denies reports refuses',
);
const WAS = set('was has is had');
const ARTICLES = groupOf('der die den dem unser unsere unserem unseren');
const WARD_TAIL = /^ (?:von|auf|aus|in) (?:der |dem |Bett|Zi|bed|\d)/u;

/** "Zyxli, kannst du mal schauen?" at the start of a line. */
function spokenTo(doc: Doc, index: number, token: Token): number {
  const fits =
    token.gap === 2 && lowerOf(doc.tokens[index + 1]) === ',' && REQUESTS.has(lowerOf(doc.tokens[index + 2]));
  const name = isUnknownName(token) || (isGiven(token) && !is(token, WORD.clinical | WORD.never));
  return fits && name ? index + 1 : index;
}

/** "mit Zyxombic gesprochen", "kann jemand Zyxombic ansehen", "please review Zyxombic": what is done with people. */
function spokenAbout(doc: Doc, index: number, token: Token): number {
  if (token.gap !== 1 || !inGroup(tokenAt(doc, index - 1), ABOUT)) return index;
  const before = lowerOf(tokenAt(doc, index - 1));
  const after = lowerOf(doc.tokens[index + 1]);
  const fits = ACTED.has(after) || (after === ':' && /^(?:zu|wegen|re)$/.test(before));
  const seen = SEEN.has(before) && isUnknownName(token) && writesNounsSmall(doc);
  if (seen && (fits || endsClause(doc, index + 1))) return index + 1;
  return fits && isLikely(token) ? index + 1 : index;
}

const SEEN = set('vu vue revu revue examiné examinée visto vista rivisto saw seen');

const TALKED = set('gesprochen aufgeklärt angerufen informiert telefoniert mitbeurteilen befragt');

/** "mit Koch gesprochen": done with people only, so that a surname that is a word is one here. */
function talkedTo(doc: Doc, index: number, token: Token): number {
  const fits = isSurname(token) && token.gap === 1 && !is(token, WORD.clinical | WORD.kin | WORD.role);
  return fits && inGroup(tokenAt(doc, index - 1), ABOUT) && TALKED.has(lowerOf(doc.tokens[index + 1]))
    ? index + 1
    : index;
}

/** "der Zyxombic von der 3b". */
function onWard(doc: Doc, index: number, token: Token): number {
  if (token.gap !== 1 || !inGroup(tokenAt(doc, index - 1), ARTICLES)) return index;
  const article = lowerOf(tokenAt(doc, index - 1));
  const acts = article.startsWith('unser') && is(doc.tokens[index + 1], WORD.verb);
  const lies = acts || WARD_TAIL.test(doc.text.slice(token.end, token.end + 24));
  return lies && isLikely(token) ? index + 1 : index;
}

/** "Xhezalina Zyxombic möchte", "Zyxombic was seen": who does something at the start of a sentence. */
function subject(doc: Doc, index: number, token: Token): number {
  if (doc.tokens[index + 1]?.kind !== 'word' || !startsSentence(doc, index)) return index;
  const second = doc.tokens[index + 1];
  const pair = second?.gap === 1 && isPerson(second);
  const next = pair ? index + 2 : index + 1;
  const verb = lowerOf(doc.tokens[next]);
  const called = verb === 'hat' && lowerOf(doc.tokens[next + 1]) === 'angerufen';
  const done = WAS.has(verb) && writesNounsSmall(doc) && /(?:ed|seen|en)$/.test(lowerOf(doc.tokens[next + 1]));
  const acts = pair && (DOES.has(verb) || is(doc.tokens[next], WORD.verb));
  return (acts || called || done) && isPerson(token) ? next : index;
}

/** "ich bin's, Zyxo aus der Notaufnahme", "hier spricht Zyxo", "this is Zyxo from": who says who they are. */
function introduced(doc: Doc, index: number, token: Token): number {
  const before = tokenAt(doc, index - 1);
  if (!(inGroup(before, LAST_SAID) || before?.lower === ',' || before?.lower.endsWith('sono'))) return index;
  const said = INTRODUCES.test(doc.text.slice(Math.max(0, token.start - 14), token.start));
  const free = isFree(token) || (isGiven(token) && !is(token, WORD.clinical | WORD.never));
  const ends = endsClause(doc, index + 1) || FROM.has(lowerOf(doc.tokens[index + 1]));
  return said && free && ends && !token.upper ? index + 1 : index;
}

const INTRODUCES = /(?:bin['’]s,|[Ii]ch bin(?: die| der)?|[Hh]ier (?:ist|spricht)|[Tt]his is|[Cc]['’]est|[Ss]ono) $/;
/** The last words of an introduction. */
const LAST_SAID = groupOf('bin die der ist spricht is est');
const FROM = set('aus von vom from de du della del da');

/** "Bett 3 Koch: extubiert": who lies in the bed. */
function inBed(doc: Doc, index: number, token: Token): number {
  const number = tokenAt(doc, index - 1);
  if (number?.kind !== 'number' || token.gap !== 1 || !is(tokenAt(doc, index - 2), WORD.room)) return index;
  const unheard = isUnknownName(token) && !token.upper && token.end - token.start > 4;
  const named = isPerson(token) || unheard || (isSurname(token) && !is(token, WORD.clinical | WORD.never));
  return named && /^[:,]$/.test(lowerOf(doc.tokens[index + 1])) ? index + 1 : index;
}

/** "M. Zyxombic est tombé": in French "M." is a gentleman. */
function monsieur(doc: Doc, index: number, token: Token): number {
  const dot = tokenAt(doc, index - 1);
  const letter = tokenAt(doc, index - 2);
  if (dot?.lower !== '.' || letter?.lower !== 'm' || !letter.capital || token.gap === 2) return index;
  if (!writesNounsSmall(doc) || !isFree(token)) return index;
  const second = doc.tokens[index + 1];
  if (second?.gap === 1 && isFree(second)) return index + 2;
  const goesOn = second?.capital === false || endsClause(doc, index + 1);
  return isUnknownName(token) && goesOn ? index + 1 : index;
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token || token.end - token.start < 3 || (token.flags !== 0 && !isListed(token))) continue;
    const next = Math.max(
      spokenTo(doc, index, token),
      spokenAbout(doc, index, token),
      talkedTo(doc, index, token),
      onWard(doc, index, token),
      introduced(doc, index, token),
      subject(doc, index, token),
      inBed(doc, index, token),
      monsieur(doc, index, token),
    );
    if (next > index)
      found.push(
        nameHit(doc, index, next, ID, { tier: LISTED, confidence: 'possible', evidence: ['position', 'shape'] }),
      );
  }
}

export const nameInChat: Recogniser = {
  id: ID,
  about: 'Names nobody listed, told by how colleagues talk of people and by the letters they are made of.',
  kind: 'NAME',
  trigger: ({ capitals }) => capitals.length > 0,
  find,
  examples: {
    hit: [
      '«Zyxli», kannst du mal schauen?',
      'mit «Xhemajlaj» gesprochen, will keine OP',
      'kann jemand «Mvondala» mitbeurteilen?',
      'die «Tchoukeva» von der 3b schreit',
      '«Zdenovit Xhemajlaj» möchte heim',
      'Bett 3 «Koch»: extubiert',
      'ich bin’s, «Zyxo» aus der Notaufnahme',
      "j'ai vu «Zyxollet» ce matin, TA 90/50",
      'M. «Mvondala» est tombé dans sa chambre avec le déambulateur',
    ],
    stay: [
      'Labor, kannst du das wiederholen?',
      'mit Gynäkologie gesprochen',
      'kann jemand Keytruda heute bestellen?',
      'die Nierenwerte von gestern fehlen',
      'Bett frei: Aufnahme möglich',
      'M. Crohn bekannt',
    ],
  },
};
