import { WORD } from './lexicon.ts';
import {
  isAnnounced,
  isClear,
  isClearGiven,
  isPart,
  MOST_TOKENS,
  type Run,
  startsLine,
  type Tokens,
  wordsOf,
} from './small-run.ts';
import { is, lowerOf, tokenAt } from './token.ts';

const isDated = (tokens: Tokens, cue: number) => [1, 2, 3].some((step) => tokens[cue + step]?.kind === 'number');

/** Over words, hyphens, particles and one comma back to where a name can begin. */
function runStart(tokens: Tokens, next: number): number {
  let first = next;
  while (first > next - MOST_TOKENS && first > 0 && !(first < next && startsLine(tokens, first))) {
    const before = tokenAt({ tokens }, first - 1);
    const hyphen = before?.lower === '-' && before.gap === 0;
    const comma = before?.lower === ',' && first === next - 1;
    if (!(isPart(before) || hyphen || comma || is(before, WORD.particle))) break;
    first--;
  }
  return tokens[first]?.lower === ',' ? first + 1 : first;
}

const NO_NAME = WORD.never | WORD.verb | WORD.kin;

/** "herz jean", "fuss, flora": an everyday word at the start of a line belongs to the given name behind it. */
function withWord(tokens: Tokens, first: number): number {
  const at = lowerOf(tokenAt({ tokens }, first - 1)) === ',' ? first - 2 : first - 1;
  const word = tokens[at];
  const fits = word?.kind === 'word' && isClearGiven(tokens[first]) && tokens[first]?.gap !== 2 && !is(word, NO_NAME);
  return fits && startsLine(tokens, at) ? at : first;
}

/** "zyxli ada, geb. 3.4.50", "herz jean *3.4.50": the name before what announces a birth date, when this token does. */
export function beforeBirth(tokens: Tokens, cue: number): Run | undefined {
  const token = tokens[cue];
  if (!(is(token, WORD.birth) || token?.lower === '*') || !isDated(tokens, cue)) return undefined;
  const sign = lowerOf(tokenAt({ tokens }, cue - 1));
  const next = sign === ',' || sign === '(' ? cue - 1 : cue;
  const start = runStart(tokens, next);
  if (start === next) return undefined;
  const first = withWord(tokens, start);
  const words = wordsOf(tokens, first, next);
  const told =
    startsLine(tokens, first) || isAnnounced(tokens, first) || lowerOf(tokenAt({ tokens }, first - 1)) === ':';
  const clear = words.some(isClearGiven) || (told && words.every((word) => isClear(word) || isPart(word)));
  return words.length > 1 && clear ? { first, next } : undefined;
}
