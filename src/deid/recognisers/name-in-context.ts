import { CUED, LISTED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { afterInitials, endsClause, readName } from '../name-phrase.ts';
import { couldBeName, hasOther, isGiven, isListed, isSurname, isUnknownName, looksSurname } from '../name-shape.ts';
import { type Token, is, lowerOf } from '../token.ts';

const ID = 'name-in-context';

/** "(64m)", " 55w", ", w, 31", ", 26j", " 71M", "(71, COPD". */
const PERSON_TAIL = /^(?:,? ?\(? ?(?:ca\.? ?)?\d{1,2}[mwfMWF](?![\p{L}\d/])|,? ?\(? ?(?:ca\.? ?)?\d{1,3} ?(?:j|J|a|yo|y\/o|y|ans?|anni|Jahre?|jährig|years?|LJ)(?![\p{L}\d/])|,? ?\(?[mwfMWF♀♂]\)?[, ]{1,2}\d{1,3}(?![\d%])|,? ?\(\d{1,3}[),]|,? ?\([A-Z]?\d{4}|, \d{1,2},)/u;
const BED = /^,? ?(?:in |aus |von |auf )?(?:Bett|Zi\b|Zi\.|Zimmer|bed|room|rm|chambre|Platz|geb\b|geb\.|née?\b|nato|nata|\*)/iu;
const BIRTH = /^,? {0,2}(?:\(?\*|geb|née?\b|born|DOB|Geb|\d{1,2}[./]\d{1,2}[./]\d{2,4}|IPP|PID|MRN)/u;
const HANDOVER = /übergabe|handover|sign-?out|dienstliste|transmissions/i;
const BEFORE_PERSON = new Set(['wegen', 'von', 'für', 'mit', 'bei', 'also', 'wenn', 'dass', 'laut', 're', 'about', 'aber', 'revu', 'for', 'pour', 'chez', 'per', 'zu', 'wg', 'durch', 'und', 'ob', 'weil', 'hatte', 'hat', 'kennt', 'kennst']);
const TELLS_PERSON = new Set(['also', 're', 'revu', 'aber', 'kennt']);
const BEFORE_ADJECTIVE = new Set(['etwas', 'nichts', 'viel', 'wenig', 'ins', 'im', 'am', 'alles', 'von', 'zu', 'auf']);
const ARTICLES = new Set(['der', 'die', 'den', 'dem', 'le', 'la', 'il']);
const WARD_TAIL = /^ (?:von|auf|aus|in|im) (?:der |dem |Bett|Zi|bed|\d)/u;
/** Surnames that are adjectives or adverbs carry a capital inside a sentence only as names. */
const SMALL_WORD = WORD.never | WORD.verb;

/** Marks that go on with a sentence; every other begins one. */
const WITHIN = new Set([',', '(', ')', '/', '%', "'", '’', '"']);

function startsSentence(doc: Doc, index: number): boolean {
  const before = doc.tokens[index - 1];
  return !before || doc.tokens[index]?.gap === 2 || (before.kind === 'mark' && !WITHIN.has(before.lower));
}

const possible = (token: Token) => token.end - token.start >= 2 && !is(token, WORD.clinical) && !(token.upper && !isListed(token)) && (couldBeName(token) || (isListed(token) && !is(token, WORD.month | WORD.frame | WORD.title | WORD.patient | WORD.ward | WORD.room | WORD.kin)));

const BEFORE_DETAIL = new Set(['in', 'aus', 'von', 'auf', 'ca']);

/** Particulars begin with a number, a sign, one letter or a word for bed, birth or record: anything else need not be read. */
function mayTell(token: Token | undefined): boolean {
  if (!token || token.kind !== 'word') return token !== undefined;
  return token.end - token.start === 1 || is(token, WORD.room | WORD.birth | WORD.record) || BEFORE_DETAIL.has(token.lower);
}

/** A plain word in small letters ends both a name and the hope of particulars. */
function goesOn(token: Token | undefined): boolean {
  return token?.kind === 'word' && !token.capital && token.gap === 1 && !is(token, WORD.particle) && !mayTell(token);
}

/** From "Kowalczyk (64m)" to "KALTENBACH Odette 30.01.1952": the person's particulars follow. */
function particulars(doc: Doc, index: number, token: Token): number {
  if (goesOn(doc.tokens[index + 1])) return index;
  const listedOrUnknown = possible(token) || (is(token, WORD.particle) && (isListed(doc.tokens[index + 1]) || couldBeName(doc.tokens[index + 1]))) || (token.upper && token.end - token.start >= 4 && isUnknownName(token));
  if (!listedOrUnknown) return index;
  const next = Math.max(index + 1, readName(doc, index, { trust: 'label', comma: true }));
  if (!mayTell(doc.tokens[next])) return index;
  const tail = doc.text.slice(Number(doc.tokens[next - 1]?.end), Number(doc.tokens[next - 1]?.end) + 16);
  if (PERSON_TAIL.test(tail) && (!is(token, WORD.never) || (is(token, WORD.particle) && next > index + 1))) return next;
  if (PERSON_TAIL.test(tail) && isSurname(token) && startsSentence(doc, index)) return next;
  if (BED.test(tail) && (couldBeName(token) || isSurname(token)) && !is(token, WORD.never | WORD.common & ~WORD.surname)) return next;
  return (next > index + 1 || couldBeName(token)) && BIRTH.test(tail) ? next : index;
}

const PRONOUNS = new Set(['sie', 'er', 'es', 'ich', 'wir', 'man', 'der', 'die', 'das', 'sich', 'jemand']);
const ENGLISH_ACTS = new Set(['came', 'had', 'has', 'took', 'wants', 'needs', 'says']);
const HUMAN_ACTS = new Set([...ENGLISH_ACTS, 'hat', 'hatte', 'braucht', 'will', 'möchte', 'klagt', 'nimmt', 'friert', 'berichtet', 'takes', 'refuses', 'denies', 'reports', 'a', 'prend', 'dit', 'veut', 'ha', 'prende', 'riferisce', 'raucht', 'trinkt', 'isst', 'sagt', 'lehnt', 'verweigert', 'kommt', 'weiß', 'weiss', 'bekommt', 'soll', 'darf', 'kann']);

/** "Mensah had his last Zoladex", "Okonkwo braucht noch": a person acts at the start of a sentence. */
function subject(doc: Doc, index: number, token: Token): number {
  const verb = doc.tokens[index + 1];
  if (!is(verb, WORD.verb) || verb?.gap !== 1 || verb.capital) return index;
  if (!startsSentence(doc, index) || token.end - token.start < 3) return index;
  if (!HUMAN_ACTS.has(verb.lower) || PRONOUNS.has(lowerOf(doc.tokens[index + 2]))) return index;
  const unknown = isUnknownName(token) && !token.upper;
  return unknown || (isListed(token) && !hasOther(token)) || (isGiven(token) && isSurname(token) && !is(token, WORD.clinical | WORD.never | WORD.kin | WORD.role) && ENGLISH_ACTS.has(verb.lower)) ? index + 1 : index;
}

/** "also Wolf, der will", "aber Klein ist wach", "der schmidt auf der 3b". */
function mention(doc: Doc, index: number, token: Token): number {
  const before = doc.tokens[index - 1];
  if (!before || token.gap !== 1 || !isSurname(token) || is(token, WORD.clinical | WORD.frame | WORD.title | WORD.patient | WORD.month)) return index;
  const article = ARTICLES.has(before.lower);
  if (article && WARD_TAIL.test(doc.text.slice(token.end, token.end + 24)) && !is(token, SMALL_WORD)) return index + 1;
  if (!token.capital) return index;
  if (is(token, SMALL_WORD) && before.kind === 'word' && !before.capital && !article && !BEFORE_ADJECTIVE.has(before.lower) && is(doc.tokens[index + 1], WORD.verb)) return index + 1;
  if (is(token, WORD.common | WORD.eponym) && TELLS_PERSON.has(before.lower) && endsClause(doc, index + 1)) return index + 1;
  return index;
}

/** Unknown capital words where a person is spoken of: "wegen Zgraggen", "laut Caduff". */
function spokenOf(doc: Doc, index: number, token: Token): number {
  const before = doc.tokens[index - 1];
  if (!before || token.gap !== 1 || token.upper || !BEFORE_PERSON.has(before.lower)) return index;
  const fits = isUnknownName(token) && (looksSurname(token) || /[^a-zäöüß]/.test(token.lower)) && endsClause(doc, index + 1);
  return fits ? index + 1 : index;
}

/** A line of a handover list: "Hölzl: Kalium-Kontrolle", "- Brandt Bett 7". */
function handoverLine(doc: Doc, index: number, token: Token): number {
  const before = doc.tokens[index - 1];
  const starts = token.gap === 2 || (before?.lower === '-' && before.gap === 2) || before?.lower === '•' || before?.lower === ':';
  if (!starts || !possible(token)) return index;
  const next = Math.max(index + 1, readName(doc, index, { trust: 'label' }));
  const initial = afterInitials(doc, next);
  return doc.tokens[initial]?.lower === ':' || doc.tokens[initial]?.lower === ',' || is(doc.tokens[initial], WORD.room) ? initial : index;
}

/** "nochmal wegen H.-J. R. (71, COPD)". */
function initialsWithAge(doc: Doc, index: number): number {
  if (doc.tokens[index + 1]?.lower !== '.') return index;
  const next = afterInitials(doc, index);
  const end = Number(doc.tokens[next - 1]?.end);
  return next - index >= 4 && PERSON_TAIL.test(doc.text.slice(end, end + 16)) ? next : index;
}

/** "Hans Peter Muster, Assistenzarzt", "Y. Fakova (Oberärztin)". */
function withRole(doc: Doc, index: number, token: Token): number {
  if (goesOn(doc.tokens[index + 1]) || !startsSentence(doc, index)) return index;
  const initials = afterInitials(doc, index);
  if (!(initials > index || possible(token))) return index;
  const next = readName(doc, index, { trust: 'label' });
  if (next === index || !(doc.tokens[next]?.lower === ',' || doc.tokens[next]?.lower === '(')) return index;
  const after = doc.tokens[next + 1];
  const role = is(after, WORD.role) || (after?.lower === 'leitender' || after?.lower === 'dipl' || after?.lower === 'stv');
  return role && (initials > index || !is(token, WORD.clinical | WORD.never)) ? next : index;
}

/** "der schmidt auf der 3b": only behind an article. */
function small(doc: Doc, found: Hit[]): void {
  if ((doc.seen & WORD.surname) === 0) return;
  for (let index = 1; index < doc.tokens.length; index++) {
    const token = doc.tokens[index];
    if (!token || token.capital || !isSurname(token) || !ARTICLES.has(lowerOf(doc.tokens[index - 1]))) continue;
    if (mention(doc, index, token) > index) found.push(nameHit(doc, index, index + 1, ID, { confidence: 'possible', tier: LISTED, evidence: ['list', 'neighbour'] }));
  }
}

function find(doc: Doc, found: Hit[]): void {
  const handover = HANDOVER.test(doc.text);
  small(doc, found);
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const before = doc.tokens[index - 1];
    if (!token || index < done || (before?.lower === '-' && before.gap === 0 && token.gap === 0)) continue;
    const strong = Math.max(particulars(doc, index, token), withRole(doc, index, token), initialsWithAge(doc, index), handover ? handoverLine(doc, index, token) : index);
    const weak = strong > index ? strong : Math.max(subject(doc, index, token), mention(doc, index, token), spokenOf(doc, index, token));
    if (weak === index) continue;
    found.push(nameHit(doc, index, weak, ID, strong > index ? { tier: CUED, evidence: ['position', 'neighbour'] } : { tier: LISTED, confidence: 'possible', evidence: ['position'] }));
    done = weak;
  }
}

export const nameInContext: Recogniser = {
  id: ID,
  about: 'Names told by where they stand: age and sex behind them, a bed, a birth date, a verb only people do.',
  kind: 'NAME',
  trigger: ({ seen, capitals }) => capitals.length > 0 || (seen & WORD.surname) !== 0,
  find,
  examples: {
    hit: ['«Meier» (64m) Trop von 34 auf 112', '«Pham», w, 31, SSW 34+2', '«Sørensen» 55w NSTEMI', '«Mensah» had his last Zoladex', 'aber «Klein» ist wach und orientiert', 'der «schmidt» auf der 3b zieht', 'Dienstübergabe:\n«Hölzl»: Kalium-Kontrolle 22h', 'nochmal wegen «H.-J. R.» (71, COPD Gold 4)', '«D. Testmann», Assistenzarzt'],
    stay: ['Klein ist das Hämatom nicht mehr', 'Kommt Belara mit Carbamazepin noch in Frage?', 'Petechien, Thrombos 4', 'Hashimoto, TPO 1200', 'Labor hat angerufen', 'GCS 15, Pupillen isokor'],
  },
};
