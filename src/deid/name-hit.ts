import { CUED, type Doc, type Hit } from './recogniser.ts';

/** A hit over whole tokens, `next` being the index behind the last. */
export function nameHit(doc: Doc, first: number, next: number, rule: string, more: Partial<Omit<Hit, 'start' | 'end' | 'rule'>> = {}): Hit {
  const start = doc.tokens[first]?.start ?? 0;
  const end = doc.tokens[next - 1]?.end ?? start;
  return { kind: 'NAME', tier: CUED, confidence: 'likely', evidence: ['cue'], ...more, rule, start, end };
}
