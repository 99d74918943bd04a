import { writesNounsSmall } from '../language.ts';
import { nameHit } from '../name-hit.ts';
import { afterHyphens } from '../name-joints.ts';
import { hasOther, isListed, looksCommon } from '../name-shape.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { type Token, tokenAt } from '../token.ts';

const ID = 'name-in-capitals';

/** Letters; shorter words in capitals are abbreviations. */
const SHORTEST = 5;

const isFree = (token: Token | undefined): token is Token =>
  token?.kind === 'word' &&
  token.capital &&
  (token.flags === 0 ? !looksCommon(token) : isListed(token) && !hasOther(token));

/** "ZYXANDRU Fakovina": the surname in capitals, the given name behind it in small letters, the way French files write them. */
function pairEnd(doc: Doc, index: number, token: Token): number {
  if (!token.upper || token.end - token.start < SHORTEST || !isFree(token)) return index;
  const before = tokenAt(doc, index - 1);
  if (before?.upper && token.gap === 1 && !isFree(before)) return index;
  const next = afterHyphens(doc, index + 1);
  const given = doc.tokens[next];
  if (!isFree(given) || given.upper || given.gap !== 1 || given.end - given.start < 3) return index;
  const end = afterHyphens(doc, next + 1);
  return doc.tokens[end]?.lower === ':' ? index : end;
}

/** A surname of two words, "ZYX FAKO Ada": both are in capitals. */
function start(doc: Doc, index: number): number {
  const before = tokenAt(doc, index - 1);
  const joined = before?.upper && isFree(before) && before.end - before.start >= SHORTEST - 1;
  return joined && doc.tokens[index]?.gap === 1 ? index - 1 : index;
}

function find(doc: Doc, found: Hit[]): void {
  if (!writesNounsSmall(doc)) return;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const next = token === undefined ? index : pairEnd(doc, index, token);
    if (next === index) continue;
    const evidence = ['shape', 'neighbour'] as const;
    found.push(nameHit(doc, start(doc, index), next, ID, { tier: LISTED, confidence: 'possible', evidence }));
  }
}

export const nameInCapitals: Recogniser = {
  id: ID,
  about: 'A surname in capitals with a given name behind it, though no table holds either.',
  kind: 'NAME',
  trigger: ({ nounsSmall }) => nounsSmall,
  find,
  examples: {
    hit: ['vu avec «ZYXANDRU Fakovina» ce matin pour la sonde', 'résultats de «ZYXAN FAKORI Ada» à revoir avec nous'],
    stay: [
      'TRAITEMENT Actuel : repos et kiné pour le dos',
      'la NIHSS Score est de 4 et on attend',
      'IRM Cérébrale pour le patient',
      'they gave ZYXUMAB 40 to the patient',
    ],
  },
};
