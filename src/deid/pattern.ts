import type { Doc, Hit } from './recogniser.ts';
import type { Token } from './token.ts';

/** Fields a pattern rule gives to every hit it makes. */
export type HitShape = Omit<Hit, 'start' | 'end'>;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the group `id` of a sticky pattern stands, tried at one offset; with such a group the flags must hold `d`. */
export function matchAt(pattern: RegExp, text: string, at: number): Place | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const group = match.indices?.groups?.['id'];
  return group ? { start: group[0], end: group[1] } : { start: match.index, end: match.index + match[0].length };
}

export interface NumberRule {
  /** How many digits the first run may have: the trigger. */
  readonly lengths: readonly number[];
  readonly pattern: RegExp;
  readonly shape: HitShape;
  readonly accept?: (value: string, doc: Doc, index: number) => boolean;
}

const NOTHING: readonly Hit[] = [];

/** Tries a sticky pattern at every number whose first run of digits has a fitting length. */
export function atNumbers(doc: Doc, rule: NumberRule): readonly Hit[] {
  const { tokens, text } = doc;
  if (doc.numbers.length === 0) return NOTHING;
  const hits: Hit[] = [];
  for (const index of doc.numbers) {
    const token = tokens[index];
    if (!token || !rule.lengths.includes(token.lower.length)) continue;
    const place = matchAt(rule.pattern, text, token.start);
    if (!place) continue;
    if (rule.accept && !rule.accept(text.slice(place.start, place.end), doc, index)) continue;
    hits.push({ ...rule.shape, ...place });
  }
  return hits;
}

export interface CueRule {
  /** Lexicon class of the cue; the pattern is tried right behind it. */
  readonly cue: number;
  readonly pattern: RegExp;
  readonly shape: HitShape;
  readonly accept?: (value: string, cue: Token, doc: Doc, index: number) => boolean;
}

export function afterCues(doc: Doc, rule: CueRule): readonly Hit[] {
  const { tokens, text } = doc;
  if ((doc.seen & rule.cue) === 0) return NOTHING;
  const hits: Hit[] = [];
  for (const index of doc.cues) {
    const token = tokens[index];
    if (!token || (token.flags & rule.cue) === 0) continue;
    const place = matchAt(rule.pattern, text, token.end);
    if (!place) continue;
    if (rule.accept && !rule.accept(text.slice(place.start, place.end), token, doc, index)) continue;
    hits.push({ ...rule.shape, ...place });
  }
  return hits;
}

/** Is a word of this class among the `reach` tokens before `index`? */
export function cuedBefore(doc: Doc, index: number, cue: number, reach: number): boolean {
  for (let back = index - 1; back >= 0 && back >= index - reach; back--) {
    if (((doc.tokens[back]?.flags ?? 0) & cue) !== 0) return true;
  }
  return false;
}
