import { readsLikeName } from './letters.ts';
import { hasOther, isListed, isUnknownName, looksCommon, looksSurname } from './name-shape.ts';
import type { Token } from './token.ts';

/** In no table, spelt as names are. */
export const isLikely = (token: Token | undefined): boolean =>
  token !== undefined && isUnknownName(token) && !token.upper && (looksSurname(token) || readsLikeName(token));

/** Listed and nothing else, or likely. */
export const isPerson = (token: Token | undefined): boolean =>
  isLikely(token) || (token?.capital === true && isListed(token) && !hasOther(token));

/** A word that may be a name, in no table or in those of names only. */
export const isFree = (token: Token | undefined): boolean =>
  isUnknownName(token) || (token?.capital === true && isListed(token) && !hasOther(token) && !looksCommon(token));

/** "Zyxhuber": in no table, with the ending of a surname and the letters of one. */
export const isSpelt = (token: Token) =>
  isUnknownName(token) && !token.upper && looksSurname(token) && readsLikeName(token);
