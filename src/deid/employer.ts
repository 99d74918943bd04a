import { WORD } from './lexicon.ts';
import { isUnknownName } from './name-shape.ts';
import type { Doc } from './recogniser.ts';
import { inGroup, lowerOf, type Token, tokenAt } from './token.ts';
import { groupOf } from './word-group.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is said of work or of where somebody lives and learns, before the name of the place or right behind it. */
const SAID = groupOf(
  'arbeitet arbeitete tätig angestellt beschäftigt lehrling azubi auszubildender auszubildende mitarbeiter mitarbeiterin works worked working employed employee apprentice travaille travaillait employé employée salarié salariée apprenti apprentie lavora lavorava impiegato impiegata dipendente apprendista',
);
const LIVES = groupOf('bewohner bewohnerin bewohners lebt wohnt resident besucht geht');
const AT = new Set(['bei', 'beim', 'für', 'at', 'for', 'by', 'with', 'chez', 'presso', 'alla', 'alle']);
const ARTICLE = new Set(['der', 'die', 'dem', 'den', 'the', 'la', 'le', 'il', 'lo', "l'"]);
const JOINT = new Set(['&', '+', 'und', 'and', 'et', 'e']);
const NEVER = WORD.never | WORD.clinical | WORD.weekday | WORD.month | WORD.patient | WORD.salutation | WORD.title;
const ROMANCE = new Set(['chez', 'presso', 'alla', 'alle', 'at', 'for', 'by', 'with']);
const MOST_WORDS = 5;

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word' && token.capital;

/** The index behind the last word of the name: capitals in a row, also over "&" and a hyphen. */
function endOf({ tokens }: Doc, first: number): number {
  let end = first + 1;
  while (end < first + 2 * MOST_WORDS) {
    const [next, after] = [tokens[end], tokens[end + 1]];
    if (isWord(next) && next.gap === 1 && (next.flags & NEVER) === 0) end += 1;
    else if (JOINT.has(lowerOf(next)) && isWord(after) && after.gap === 1 && (after.flags & NEVER) === 0) end += 2;
    else if (next?.lower === '-' && next.gap === 0 && isWord(after) && after.gap === 0) end += 2;
    else return end;
  }
  return end;
}

/** In German a capital is no evidence: the word must be unknown, or firms must be joined in it. */
function isFirm({ tokens }: Doc, first: number, end: number, preposition: string): boolean {
  const token = tokens[first];
  if (!isWord(token) || (token.flags & NEVER) !== 0) return false;
  if (ROMANCE.has(preposition)) return (token.flags & WORD.common) === 0 || end > first + 1;
  return isUnknownName(token) || (end > first + 1 && (token.flags & WORD.surname) !== 0);
}

const isSaid = ({ tokens }: Doc, from: number, to: number, words: number) =>
  tokens.slice(Math.max(0, from), to).some((token) => inGroup(token, words));

/** Where somebody works: "arbeitet bei Zyxtron", "works at Fake & Sons Foundry", "bei der Zyxtron tätig". */
export function employers(doc: Doc): readonly Place[] {
  if ((doc.groups & SAID) === 0) return [];
  return doc.capitals.flatMap((index) => {
    const article = ARTICLE.has(lowerOf(tokenAt(doc, index - 1))) ? 1 : 0;
    const at = index - 1 - article;
    const preposition = lowerOf(tokenAt(doc, at));
    if (!AT.has(preposition)) return [];
    const end = endOf(doc, index);
    const isWork = isSaid(doc, at - 4, at, SAID) || isSaid(doc, end, end + 2, SAID);
    const [first, last] = [doc.tokens[index], tokenAt(doc, end - 1)];
    if (!isWork || first === undefined || last === undefined || !isFirm(doc, index, end, preposition)) return [];
    return [{ start: first.start, end: last.end }];
  });
}

/** Where somebody lives: "Bewohner im Haus Abendrot"; "im Haus" alone says nothing. */
export function homes(doc: Doc): readonly Place[] {
  if ((doc.groups & LIVES) === 0) return [];
  return doc.capitals.flatMap((index) => {
    const house = doc.tokens[index];
    const name = doc.tokens[index + 1];
    if (house === undefined || !/^(?:haus|stift|residenz|villa|hof)$/.test(house.lower)) return [];
    if (!isWord(name) || name.gap !== 1 || (name.flags & NEVER) !== 0) return [];
    if (!isSaid(doc, index - 4, index, LIVES)) return [];
    return [{ start: house.start, end: Number(doc.tokens[endOf(doc, index + 1) - 1]?.end) }];
  });
}
