import { matchAt } from './pattern.ts';
import type { Doc } from './recogniser.ts';

/** The postcode areas of the Royal Mail: letters that stand before no district are letters of something else. */
const AREA =
  'A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE';
/** District and inward code; C, I, K, M, O and V never stand in the inward code, so that no "5MG" does. */
const CODE = `(?:${AREA})\\d[\\dA-Z]?`;
const INWARD = '\\d[ABD-HJLNP-UW-Z]{2}(?![\\p{L}\\d])';

const WRITTEN = new RegExp(`${CODE} ${INWARD}`, 'uy');
const ANNOUNCED = new RegExp(`${CODE} ?${INWARD}`, 'iuy');

interface Place {
  readonly start: number;
  readonly end: number;
}

/** "LS6 2AB" as the post writes it, at this token. */
export function postcodeAt({ text, tokens }: Doc, index: number): Place | undefined {
  return matchAt(WRITTEN, text, Number(tokens[index]?.start));
}

/** "postcode: ls62ab", where a word announces it. */
export function announcedPostcodeAt({ text, tokens }: Doc, index: number): Place | undefined {
  return matchAt(ANNOUNCED, text, Number(tokens[index]?.start));
}

const LONGEST = 8;
const AT_END = new RegExp(`(?<![\\p{L}\\d])${CODE} ${INWARD}$`, 'u');

/** Whether the tokens up to this one end in a postcode. */
export function endsInPostcode({ text, tokens }: Doc, last: number): boolean {
  const end = tokens[last]?.end;
  return tokens[last]?.gap === 0 && end !== undefined && AT_END.test(text.slice(Math.max(0, end - LONGEST - 1), end));
}
