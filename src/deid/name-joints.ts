import { WORD } from './lexicon.ts';
import { hasOther, isListed } from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { is, type Token, tokenAt } from './token.ts';

/** Tokens; a longer chain of hyphens is no name, and the work stays linear. */
const LONGEST_CHAIN = 10;

/** One or two letters, the first a capital. */
export const isInitial = (token: Token | undefined) =>
  token?.kind === 'word' &&
  token.capital &&
  token.end - token.start <= 2 &&
  !is(token, WORD.salutation | WORD.title | WORD.patient);

/** "M.", "Ch.", "H.-P.", "M.W.": the index behind, or `at` when no initial stands there. */
export function afterInitials(doc: Doc, at: number): number {
  let next = at;
  for (let steps = 0; steps < 4; steps++) {
    const token = doc.tokens[next];
    const dot = doc.tokens[next + 1];
    if (!isInitial(token) || dot?.lower !== '.' || dot.gap !== 0 || (next > at && token?.gap === 2)) break;
    next += 2;
    const hyphen = doc.tokens[next];
    if (hyphen?.lower === '-' && hyphen.gap === 0 && isInitial(doc.tokens[next + 1])) next += 1;
  }
  return tokenAt(doc, next - 1)?.lower === '-' ? next - 1 : next;
}

/** "Dr H Testmann", "Pr M-Antonin Fakov": one letter without its full stop, before a capital word. */
export function afterBareInitial(doc: Doc, at: number): number {
  const token = doc.tokens[at];
  if (!isInitial(token) || Number(token?.end) - Number(token?.start) > 1) return at;
  const hyphen = doc.tokens[at + 1]?.lower === '-' && doc.tokens[at + 1]?.gap === 0 ? 1 : 0;
  const word = doc.tokens[at + 1 + hyphen];
  const fits = word?.kind === 'word' && word.capital && word.gap === 1 - hyphen && word.end - word.start > 2;
  return fits && (isListed(word) || !hasOther(word)) ? at + 1 + hyphen : at;
}

/** These begin a name; "der", "zum" and "la" only continue one. */
const LEADING = new Set([
  'von',
  'van',
  'vom',
  'de',
  'da',
  'di',
  'del',
  'della',
  'dos',
  'du',
  'zu',
  'el',
  'al',
  'ben',
  'bin',
  'ibn',
  'abu',
  'ter',
  'ten',
]);

/** "Al-", "El-": joined to the name behind it. */
const ARABIC = new Set(['al', 'el', 'ben', 'abu', 'ibn']);

function afterArabic(doc: Doc, at: number): number {
  const [lead, sign, word] = [doc.tokens[at], doc.tokens[at + 1], doc.tokens[at + 2]];
  const joined = sign?.lower === '-' && sign.gap === 0 && word?.gap === 0 && word.capital;
  return joined && lead?.capital === true && ARABIC.has(lead.lower) ? at + 2 : at;
}

export function afterParticles(doc: Doc, at: number, small: boolean): number {
  let next = at;
  const lead = doc.tokens[at];
  if (!lead || !(lead.capital || LEADING.has(lead.lower))) return at;
  const arabic = afterArabic(doc, at);
  if (arabic > at) return arabic;
  while (next < at + 3 && is(doc.tokens[next], WORD.particle) && Number(doc.tokens[next + 1]?.gap) <= 1) next++;
  const word = doc.tokens[next];
  return next > at && word?.kind === 'word' && (word.capital || small) ? next : at;
}

/** The letters before a hyphen joined to the next word: "Leutheusser-Kranz", "Jean-Daniel". */
export function afterHyphens(doc: Doc, at: number): number {
  let next = at;
  while (
    next - at < LONGEST_CHAIN &&
    doc.tokens[next]?.lower === '-' &&
    doc.tokens[next]?.gap === 0 &&
    doc.tokens[next + 1]?.kind === 'word' &&
    doc.tokens[next + 1]?.gap === 0 &&
    (doc.tokens[next + 1]?.capital || tokenAt(doc, next - 1)?.capital === false)
  )
    next += 2;
  return next;
}
