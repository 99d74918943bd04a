import { WORD } from './lexicon.ts';
import { afterInitials } from './name-joints.ts';
import { readName } from './name-phrase.ts';
import { couldBeName, isListed, isSurname, isUnknownName } from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { inGroup, is, type Token, tokenAt } from './token.ts';
import { groupOf } from './word-group.ts';

/** "(64m)", " 55w", ", w, 31", ", 26j", " 71M", "(71, COPD". */
const PERSON_TAIL =
  /^(?:,? ?\(? ?(?:ca\.? ?)?\d{1,2}[mwfMWF](?![\p{L}\d/])|,? ?\(? ?(?:ca\.? ?)?\d{1,3} ?(?:j|J|a|yo|y\/o|y|ans?|anni|Jahre?|jährig|years?|LJ)(?![\p{L}\d/])|,? ?\(?[mwfMWF♀♂]\)?[, ]{1,2}\d{1,3}(?![\d%])|,? ?\(\d{1,3}[),]|,? ?\([A-Z]?\d{4}|, \d{1,2},)/u;
const BED =
  /^,? ?(?:in |aus |von |auf )?(?:Bett|Zi\b|Zi\.|Zimmer|bed|room|rm|chambre|Platz|geb\b|geb\.|née?\b|nato|nata|\*)/iu;
const BIRTH = /^,? {0,2}(?:\(?\*|geb|née?\b|born|DOB|Geb|\d{1,2}[./]\d{1,2}[./]\d{2,4}|IPP|PID|MRN)/u;

/** Marks that go on with a sentence; every other begins one. */
const WITHIN = new Set([',', '(', ')', '/', '%', "'", '’', '"']);

/** Does a sentence, line or item begin at this token? */
export function startsSentence(doc: Doc, index: number): boolean {
  const before = tokenAt(doc, index - 1);
  return !before || doc.tokens[index]?.gap === 2 || (before.kind === 'mark' && !WITHIN.has(before.lower));
}

const possible = (token: Token) =>
  token.end - token.start >= 2 &&
  !is(token, WORD.clinical) &&
  !(token.upper && !isListed(token)) &&
  (couldBeName(token) ||
    (isListed(token) &&
      !is(token, WORD.month | WORD.frame | WORD.title | WORD.patient | WORD.ward | WORD.room | WORD.kin)));

const BEFORE_DETAIL = groupOf('in aus von auf ca');

/** Particulars begin with a number, a sign, one letter or a word for bed, birth or record: anything else need not be read. */
function mayTell(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return token !== undefined;
  return (
    token.end - token.start === 1 || is(token, WORD.room | WORD.birth | WORD.record) || inGroup(token, BEFORE_DETAIL)
  );
}

/** A plain word in small letters ends both a name and the hope of particulars. */
export function goesOn(token: Token | undefined): boolean {
  return token?.kind === 'word' && !token.capital && token.gap === 1 && !is(token, WORD.particle) && !mayTell(token);
}

/** From "Kowalczyk (64m)" to "KALTENBACH Odette 30.01.1952": the person's particulars follow. */
export function particulars(doc: Doc, index: number, token: Token): number {
  const listedOrUnknown =
    possible(token) ||
    (is(token, WORD.particle) && (isListed(doc.tokens[index + 1]) || couldBeName(doc.tokens[index + 1]))) ||
    (token.upper && token.end - token.start >= 4 && isUnknownName(token));
  if (!listedOrUnknown) return index;
  const next = Math.max(index + 1, readName(doc, index, { trust: 'label', comma: true }));
  if (!mayTell(doc.tokens[next])) return index;
  const tail = doc.text.slice(Number(tokenAt(doc, next - 1)?.end), Number(tokenAt(doc, next - 1)?.end) + 16);
  if (PERSON_TAIL.test(tail) && (!is(token, WORD.never) || (is(token, WORD.particle) && next > index + 1))) return next;
  if (PERSON_TAIL.test(tail) && isSurname(token) && startsSentence(doc, index)) return next;
  if (
    BED.test(tail) &&
    (couldBeName(token) || isSurname(token)) &&
    (!is(token, WORD.never | WORD.common) ||
      (isSurname(token) && token.gap === 2 && /^ (?:Bett|Zi\b|Zimmer|bed|rm)/u.test(tail)))
  )
    return next;
  return (next > index + 1 || couldBeName(token)) && BIRTH.test(tail) ? next : index;
}

/** A line of a handover list: "Hölzl: Kalium-Kontrolle", "- Brandt Bett 7". */
export function handoverLine(doc: Doc, index: number, token: Token): number {
  const before = tokenAt(doc, index - 1);
  const starts =
    token.gap === 2 || (before?.lower === '-' && before.gap === 2) || before?.lower === '•' || before?.lower === ':';
  if (!starts || !possible(token)) return index;
  const next = Math.max(index + 1, readName(doc, index, { trust: 'label' }));
  const initial = afterInitials(doc, next);
  return doc.tokens[initial]?.lower === ':' || doc.tokens[initial]?.lower === ',' || is(doc.tokens[initial], WORD.room)
    ? initial
    : index;
}

/** "nochmal wegen H.-J. R. (71, COPD)". */
export function initialsWithAge(doc: Doc, index: number): number {
  if (doc.tokens[index + 1]?.lower !== '.') return index;
  const next = afterInitials(doc, index);
  const end = Number(tokenAt(doc, next - 1)?.end);
  return next - index >= 4 && PERSON_TAIL.test(doc.text.slice(end, end + 16)) ? next : index;
}

/** Behind initials the name goes on to the comma, whatever its words mean: "Y. Koch Master, Oberärztin". */
function toRole(doc: Doc, initials: number, end: number): number {
  let next = Math.max(end, initials);
  while (next < initials + 3 && doc.tokens[next]?.capital && doc.tokens[next]?.gap === 1) next++;
  return doc.tokens[next]?.lower === ',' ? next : end;
}

/** "Hans Peter Muster, Assistenzarzt", "Y. Fakova (Oberärztin)". */
export function withRole(doc: Doc, index: number, token: Token): number {
  if (!startsSentence(doc, index)) return index;
  const initials = afterInitials(doc, index);
  if (!(initials > index || possible(token))) return index;
  const next = toRole(doc, initials, readName(doc, index, { trust: 'label' }));
  if (next === index || !(doc.tokens[next]?.lower === ',' || doc.tokens[next]?.lower === '(')) return index;
  const after = doc.tokens[next + 1];
  const role =
    is(after, WORD.role) || after?.lower === 'leitender' || after?.lower === 'dipl' || after?.lower === 'stv';
  return role && (initials > index || !is(token, WORD.clinical | WORD.never)) ? next : index;
}
