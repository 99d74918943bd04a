import type { Redaction } from './redact.ts';
import { type Gap, readTokens, type Token } from './token.ts';

function moved(token: Token, shift: number, gap: Gap): Token {
  if (shift === 0 && gap === token.gap) return token;
  const { kind, start, end, lower, capital, upper, flags, endings, groups } = token;
  return { kind, start: start + shift, end: end + shift, gap, lower, capital, upper, flags, endings, groups };
}

/**
 * The tokens of a text after redaction, equal to reading it anew: a token that ends before a redaction is taken over, from there
 * on the text is read until a token begins where an old one began.
 */
export function retokenise(old: readonly Token[], redactions: readonly Redaction[], text: string): readonly Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let passed = 0;
  let shift = 0;
  const limit = () => redactions[passed]?.start ?? Infinity;
  const isKnown = (start: number): boolean => {
    for (
      let one = redactions[passed];
      one && start >= one.start + shift + one.placeholder.length;
      one = redactions[passed]
    ) {
      shift += one.placeholder.length - (one.end - one.start);
      passed++;
    }
    while ((old[next]?.start ?? Infinity) + shift < start) next++;
    const token = old[next];
    return token !== undefined && token.start + shift === start && token.end < limit();
  };
  let gap: Gap | undefined;
  for (;;) {
    const until = limit();
    for (let token = old[next]; token && token.end < until; token = old[next]) {
      tokens.push(moved(token, shift, gap ?? token.gap));
      gap = undefined;
      next++;
    }
    gap = readTokens(text, tokens.at(-1)?.end ?? 0, tokens, isKnown);
    if (gap === undefined) return tokens;
  }
}
