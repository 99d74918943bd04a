import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { is, tokenAt } from './token.ts';

const CLAUSE_END = new Set([',', '.', ';', '(', ')', '?', ':', '!', '*', '/', '–', '-', 'bitte', 'please']);

/** Behind a name comes a verb, a sign or nothing. */
export function endsClause(doc: Doc, at: number): boolean {
  const token = doc.tokens[at];
  return (
    token === undefined ||
    token.gap === 2 ||
    CLAUSE_END.has(token.lower) ||
    is(token, WORD.verb | WORD.birth | WORD.residence)
  );
}

/** Is this the end of a line or of the text? */
export const endsLine = (doc: Doc, at: number) => doc.tokens[at] === undefined || doc.tokens[at]?.gap === 2;

/** Behind title and given name nothing but a line's end or the next title follows: "Dr. Christian Schwach OA Dr. Stutz". */
export const endsSignature = (doc: Doc, at: number) => endsLine(doc, at) || is(doc.tokens[at], WORD.title | WORD.role);

/** Is this the end of a line, a column or an entry? */
export function endsCell(doc: Doc, at: number): boolean {
  const token = doc.tokens[at];
  if (token === undefined || token.gap === 2 || /^[,(/|]$/.test(token.lower)) return true;
  return token.start - Number(tokenAt(doc, at - 1)?.end) > 1 || is(token, WORD.role | WORD.title);
}
