import { areNounsSmall } from './language.ts';
import { WORD } from './lexicon.ts';
import { placeholdersIn } from './placeholder.ts';
import type { Doc } from './recogniser.ts';
import type { Redaction } from './redact.ts';
import { retokenise } from './retokenise.ts';
import { personRuns } from './small-person.ts';
import type { Run } from './small-run.ts';
import { isTypedSmall, withCapitals } from './small-text.ts';
import { type Token, tokenAt, tokenise } from './token.ts';

/** Classes that announce nothing by themselves. */
const NO_CUE =
  WORD.given |
  WORD.surname |
  WORD.common |
  WORD.never |
  WORD.clinical |
  WORD.eponym |
  WORD.frame |
  WORD.particle |
  WORD.verb |
  WORD.weekday |
  WORD.place |
  WORD.organisation;

/** A number that does not continue a word or another number: "L5" and "1,5" start nothing at their 5. */
function startsNumber(tokens: readonly Token[], index: number, token: Token): boolean {
  if (token.gap > 0) return true;
  const before = tokenAt({ tokens }, index - 1);
  if (before?.kind !== 'mark' || before.gap > 0 || (before.lower !== '.' && before.lower !== ','))
    return before?.kind !== 'word';
  return tokenAt({ tokens }, index - 2)?.kind !== 'number';
}

/** Tokens with lists of those that rules begin at, so that no rule walks the whole text; nothing begins inside a placeholder. */
function indexed(text: string, typed: readonly Token[], tokens: readonly Token[], runs: readonly Run[]): Doc {
  const numbers: number[] = [];
  const capitals: number[] = [];
  const cues: number[] = [];
  const codes: number[] = [];
  let seen = 0;
  let groups = 0;
  let endings = 0;
  let longestNumber = 0;
  let at = -1;
  const placeholders = placeholdersIn(text);
  let passed = 0;
  for (const token of tokens) {
    at++;
    while (token.start >= Number(placeholders[passed]?.end)) passed++;
    if (token.start > Number(placeholders[passed]?.start)) continue;
    if (token.kind === 'word') {
      if (token.capital) capitals.push(at);
      if ((token.flags & ~NO_CUE) !== 0) cues.push(at);
      seen |= token.flags;
      groups |= token.groups;
      endings |= token.endings;
    } else if (token.kind === 'number') {
      longestNumber = Math.max(longestNumber, token.end - token.start);
      if (startsNumber(tokens, at, token)) numbers.push(at);
      else if (token.gap === 0 && tokens[at - 1]?.kind === 'word') codes.push(at - 1);
    }
  }
  const nounsSmall = areNounsSmall(tokens);
  return {
    text,
    typed,
    tokens,
    runs,
    numbers,
    capitals,
    cues,
    codes,
    seen,
    groups,
    endings,
    longestNumber,
    nounsSmall,
    placeholders,
  };
}

function readSmall(text: string, typed: readonly Token[]): Doc {
  const runs = personRuns(typed);
  return indexed(text, typed, withCapitals(typed, runs), runs);
}

const NO_RUNS: readonly Run[] = [];

const read = (text: string, typed: readonly Token[]): Doc =>
  isTypedSmall(typed) ? readSmall(text, typed) : indexed(text, typed, typed, NO_RUNS);

/** A text ready to be looked at. */
export function createDoc(text: string): Doc {
  return read(text, tokenise(text));
}

/** The same as `createDoc(text)` where `text` is that of `before` with these redactions in place, but only what changed is read. */
export function redactedDoc(before: Doc, redactions: readonly Redaction[], text: string): Doc {
  return read(text, retokenise(before.typed, redactions, text));
}

/** The text as somebody typed it, for rules that know names in small letters. */
export function asTyped(doc: Doc): Doc {
  return doc.typed === doc.tokens ? doc : { ...doc, tokens: doc.typed };
}
