import { ENDING } from './endings.ts';
import { WORD } from './lexicon.ts';
import { is, type Token } from './token.ts';

/** Words a salutation or label never turns into a name. */
export const LABELS = WORD.role | WORD.title | WORD.patient | WORD.salutation | WORD.farewell;

/** Words that are something else besides a name, or never a name at all. */
export const OTHER =
  WORD.common |
  WORD.never |
  WORD.clinical |
  WORD.eponym |
  WORD.frame |
  WORD.month |
  WORD.weekday |
  WORD.place |
  WORD.ward |
  WORD.room |
  WORD.kin |
  WORD.role |
  WORD.title |
  WORD.patient |
  WORD.salutation |
  WORD.street |
  WORD.organisation |
  WORD.farewell |
  WORD.phone |
  WORD.record |
  WORD.insurance |
  WORD.device |
  WORD.plate;

export const isGiven = (token: Token | undefined) => is(token, WORD.given);
export const isSurname = (token: Token | undefined) => is(token, WORD.surname);
export const isListed = (token: Token | undefined) => is(token, WORD.given | WORD.surname);
export const hasOther = (token: Token | undefined) => is(token, OTHER);

/** Ends like a German noun, a drug or a Latin or English common word. */
export const looksCommon = (token: Token) => (token.endings & ENDING.common) !== 0;

/** Ends like a surname of the people who live here. */
export const looksSurname = (token: Token) =>
  token.end - token.start >= 4 && (token.endings & ENDING.surname) !== 0 && !looksCommon(token);

/** A capital word nobody listed that does not end like a noun or a drug. */
export function isUnknownName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'word' &&
    token.capital &&
    token.end - token.start >= 3 &&
    !hasOther(token) &&
    !looksCommon(token)
  );
}

/** Anything a careful reader would take for a name without a cue. */
export function couldBeName(token: Token | undefined): boolean {
  return token?.capital === true && ((isListed(token) && !hasOther(token)) || isUnknownName(token));
}
