import { CUED, type Doc, type Hit } from './recogniser.ts';
import { tokenAt } from './token.ts';

/** A hit over whole tokens, `next` being the index behind the last. */
export function nameHit(
  doc: Doc,
  first: number,
  next: number,
  rule: string,
  more: Partial<Omit<Hit, 'start' | 'end' | 'rule'>> = {},
): Hit {
  const start = Number(doc.tokens[first]?.start);
  const end = Number(tokenAt(doc, next - 1)?.end);
  return { kind: 'NAME', tier: CUED, confidence: 'likely', evidence: ['cue'], ...more, rule, start, end };
}
