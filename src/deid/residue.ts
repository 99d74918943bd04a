import { WORD } from './lexicon.ts';
import { LABELS } from './name-shape.ts';
import type { Claim } from './protect.ts';
import type { Doc } from './recogniser.ts';
import { inGroup, type Token } from './token.ts';
import { groupOf } from './word-group.ts';

/** What is left that looks like an identifier; a closed list, so that the asker can be told and no word of the text is said. */
export type Residue = 'number-left' | 'address-left' | 'name-left';

/** Seven digits that stand alone are more than any finding has; behind letters they may be a code up to eight. */
const SHORTEST_NUMBER = 7;
const LONG_NUMBER = /(?<![\p{L}\d.,])\d{7,}(?![.,]\d)|\d{9,}/gu;
const ADDRESS = /@(?!(?:channel|here|everyone|all|alle|room|team|kanal|raum)(?![\p{L}\p{N}]))[\p{L}\p{N}]/giu;
const SALUTATION = groupOf(
  'herr herrn frau fräulein hr hrn mr mrs ms miss mme mlle madame mademoiselle monsieur signora signor signore',
);
const WORDS =
  LABELS | WORD.common | WORD.never | WORD.clinical | WORD.frame | WORD.month | WORD.weekday | WORD.kin | WORD.verb;

/** "HR 72" is a heart rate, "MS" a disease. */
const isSalutation = (token: Token) => inGroup(token, SALUTATION) && !(token.upper && token.lower.length < 3);

/** The word that a salutation is said to, over the full stop of "Hr." too. */
function addressed({ tokens }: Doc, index: number): Token | undefined {
  const next = tokens[index + 1];
  return next?.lower === '.' && next.gap === 0 ? tokens[index + 2] : next;
}

const looksLikeName = (token: Token | undefined): token is Token =>
  token !== undefined && token.gap === 1 && token.capital && (token.flags & WORDS) === 0;

/** The residues that this text can hold at all: no run of digits is longer than its longest number. */
function possible({ text, longestNumber, groups }: Doc): readonly Residue[] {
  const residues: Residue[] = [];
  if (longestNumber >= SHORTEST_NUMBER) residues.push('number-left');
  if (text.includes('@')) residues.push('address-left');
  if ((groups & SALUTATION) !== 0) residues.push('name-left');
  return residues;
}

/** What still looks like an identifier after everything was replaced, or null: a net under the recognisers. */
export function residueOf(doc: Doc, claims: readonly Claim[], isKept: (word: string) => boolean): Residue | null {
  const residues = possible(doc);
  if (residues.length === 0) return null;
  const covered = new Uint8Array(doc.text.length);
  for (const { start, end } of claims) covered.fill(1, start, end);
  const isOpen = (start: number) => covered[start] !== 1;
  const found = (pattern: RegExp) => [...doc.text.matchAll(pattern)].filter(({ index }) => isOpen(index));
  const isLeft: Readonly<Record<Residue, () => boolean>> = {
    'number-left': () => found(LONG_NUMBER).some(([digits]) => !isKept(digits)),
    'address-left': () => found(ADDRESS).length > 0,
    'name-left': () =>
      doc.tokens.some((token, index) => {
        const name = isSalutation(token) ? addressed(doc, index) : undefined;
        return looksLikeName(name) && isOpen(name.start) && !isKept(name.lower);
      }),
  };
  return residues.find((residue) => isLeft[residue]()) ?? null;
}
