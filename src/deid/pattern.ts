import type { Doc, Hit } from './recogniser.ts';
import { is, type Token } from './token.ts';

/** Fields a pattern rule gives to every hit it makes. */
export type HitShape = Omit<Hit, 'start' | 'end'>;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a sticky pattern stands, tried at one offset; where it has the group `id`, that group ends the match and is meant alone. */
export function matchAt(pattern: RegExp, text: string, at: number): Place | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  return { start: end - (match[1] ?? match[0]).length, end };
}

export interface NumberRule {
  /** How many digits the first run may have: the trigger. */
  readonly lengths: readonly number[];
  readonly pattern: RegExp;
  readonly shape: HitShape;
}

/** Tries a sticky pattern at every number whose first run of digits has a fitting length. */
export function atNumbers(doc: Doc, rule: NumberRule, found: Hit[]): void {
  const { tokens, text } = doc;
  for (const index of doc.numbers) {
    const token = tokens[index];
    if (!token || !rule.lengths.includes(token.lower.length)) continue;
    const place = matchAt(rule.pattern, text, token.start);
    if (!place) continue;
    found.push({ ...rule.shape, ...place });
  }
}

export interface CueRule {
  /** Lexicon class of the cue; the pattern is tried right behind it. */
  readonly cue: number;
  readonly pattern: RegExp;
  readonly shape: HitShape;
  readonly accept?: (value: string, cue: Token, doc: Doc, index: number) => boolean;
}

export function afterCues(doc: Doc, rule: CueRule, found: Hit[]): void {
  const { tokens, text } = doc;
  if ((doc.seen & rule.cue) === 0) return;
  for (const index of doc.cues) {
    const token = tokens[index];
    if (!token || (token.flags & rule.cue) === 0) continue;
    const place = matchAt(rule.pattern, text, token.end);
    if (!place) continue;
    if (rule.accept && !rule.accept(text.slice(place.start, place.end), token, doc, index)) continue;
    found.push({ ...rule.shape, ...place });
  }
}

/** Is a word of this class among the `reach` tokens before `index`? */
export function cuedBefore(doc: Doc, index: number, cue: number, reach: number): boolean {
  for (let back = index - 1; back >= 0 && back >= index - reach; back--) {
    if (is(doc.tokens[back], cue)) return true;
  }
  return false;
}
