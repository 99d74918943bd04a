import { WORD } from './lexicon.ts';
import { LABELS } from './name-shape.ts';
import type { Claim } from './protect.ts';
import type { Doc } from './recogniser.ts';

const LONG_NUMBER = /\d{9,}/g;
const ADDRESS = /@(?!(?:channel|here|everyone|all|alle|room|team|kanal|raum)(?![\p{L}\p{N}]))[\p{L}\p{N}]/giu;
const SALUTATION = new Set([
  'herr',
  'herrn',
  'frau',
  'hr',
  'mr',
  'mrs',
  'ms',
  'mme',
  'madame',
  'monsieur',
  'signora',
  'signor',
]);
const WORDS =
  LABELS | WORD.common | WORD.never | WORD.clinical | WORD.frame | WORD.month | WORD.weekday | WORD.kin | WORD.verb;

/** What still looks like an identifier after everything was replaced: a net under the recognisers. */
export function hasResidue(doc: Doc, claims: readonly Claim[], isKept: (word: string) => boolean): boolean {
  const covered = new Uint8Array(claims.length === 0 ? 0 : doc.text.length);
  for (const { start, end } of claims) covered.fill(1, start, end);
  const explained = (start: number) => covered[start] === 1;
  for (const match of doc.text.matchAll(LONG_NUMBER)) if (!explained(match.index) && !isKept(match[0])) return true;
  for (const match of doc.text.matchAll(ADDRESS)) if (!explained(match.index)) return true;
  return doc.tokens.some((token, index) => {
    const next = doc.tokens[index + 1];
    return (
      SALUTATION.has(token.lower) &&
      !(token.upper && token.lower.length < 3) &&
      next?.kind === 'word' &&
      next.gap === 1 &&
      next.capital &&
      (next.flags & WORDS) === 0 &&
      !explained(next.start) &&
      !isKept(next.lower)
    );
  });
}
