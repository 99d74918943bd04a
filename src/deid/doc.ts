import { WORD } from './lexicon.ts';
import type { Doc } from './recogniser.ts';
import { type Token, tokenise } from './token.ts';

const NO_CUE = WORD.given | WORD.surname | WORD.common | WORD.never | WORD.clinical | WORD.eponym | WORD.frame | WORD.particle | WORD.verb | WORD.weekday | WORD.place | WORD.organisation;

/** A number that does not continue a word or another number: "L5" and "1,5" start nothing at their 5. */
function startsNumber(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token || token.gap > 0) return true;
  const before = tokens[index - 1];
  if (!before) return true;
  if (before.kind === 'word') return false;
  return !((before.lower === '.' || before.lower === ',') && before.gap === 0 && tokens[index - 2]?.kind === 'number');
}

/** Tokens with lists of those that rules begin at, so that no rule walks the whole text. */
export function createDoc(text: string): Doc {
  const tokens = tokenise(text);
  const numbers: number[] = [];
  const capitals: number[] = [];
  const cues: number[] = [];
  const codes: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'number') {
      if (startsNumber(tokens, index)) numbers.push(index);
      else if (token.gap === 0 && tokens[index - 1]?.kind === 'word') codes.push(index - 1);
    } else if (token.kind === 'word') {
      if (token.capital) capitals.push(index);
      if ((token.flags & ~NO_CUE) !== 0) cues.push(index);
    }
  });
  return { text, tokens, numbers, capitals, cues, codes };
}
