import { endingsOf } from './endings.ts';
import { flagsOf } from './lexicon.ts';

/** What stands before a token: nothing, blanks, or a line break. */
export type Gap = 0 | 1 | 2;

export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
  /** Lower-cased letters of a word; the text of a number or mark. */
  readonly lower: string;
  /** First letter is a capital. */
  readonly capital: boolean;
  /** More than one letter, all capitals. */
  readonly upper: boolean;
  /** Lexicon classes, see `lexicon.ts`. */
  readonly flags: number;
  /** Kinds of its ending when it has a capital, see `endings.ts`. */
  readonly endings: number;
}

const BLANK = 0;
const BREAK = 1;
const DIGIT = 2;
const LETTER = 3;
const CAPITAL = 4;
const MARK = 5;

function classOf(code: number): number {
  if (code === 10 || code === 13) return BREAK;
  if (code === 32 || code === 9) return BLANK;
  if (code >= 48 && code <= 57) return DIGIT;
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(char)) return isCapital(char) ? CAPITAL : LETTER;
  return /\s/.test(char) ? BLANK : MARK;
}

const CLASS = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(code));
const APOSTROPHE = /['’]/;

/** "O'Sullivan", "D'Angelo": one capital before the apostrophe, a capital after it. */
function joinsName(text: string, start: number, end: number): boolean {
  return end - start === 1 && /[DOL]/.test(text[start] ?? '') && APOSTROPHE.test(text[end] ?? '') && /\p{Lu}/u.test(text[end + 1] ?? '');
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase() && char === char.toUpperCase();
}

interface Run {
  readonly end: number;
  readonly capitals: number;
}

function letters(text: string, start: number): Run {
  let end = start;
  let capitals = 0;
  for (; end < text.length; end++) {
    const kind = CLASS[text.charCodeAt(end)];
    if (kind === CAPITAL) capitals++;
    else if (kind !== LETTER) break;
  }
  if (!joinsName(text, start, end)) return { end, capitals };
  const rest = letters(text, end + 1);
  return { end: rest.end, capitals: capitals + rest.capitals };
}

function digits(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && CLASS[text.charCodeAt(end)] === DIGIT) end++;
  return end;
}

function word(text: string, start: number, gap: Gap): Token {
  const { end, capitals } = letters(text, start);
  const slice = text.slice(start, end);
  const lower = capitals === 0 ? slice : slice.toLowerCase();
  const capital = CLASS[text.charCodeAt(start)] === CAPITAL;
  const upper = capital && end - start > 1 && (capitals === end - start || slice === slice.toUpperCase());
  return { kind: 'word', start, end, gap, lower, capital, upper, flags: flagsOf(lower), endings: capital ? endingsOf(lower) : 0 };
}

function sign(text: string, start: number, gap: Gap, kind: 'number' | 'mark'): Token {
  const end = kind === 'number' ? digits(text, start) : start + 1;
  return { kind, start, end, gap, lower: text.slice(start, end), capital: false, upper: false, flags: 0, endings: 0 };
}

/** One walk over the text; every later step looks at tokens and not at letters. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap: Gap = 2;
  for (let at = 0; at < text.length; ) {
    const kind = CLASS[text.charCodeAt(at)] ?? MARK;
    if (kind <= BREAK) {
      if (kind === BREAK) gap = 2;
      else if (gap === 0) gap = 1;
      at++;
      continue;
    }
    const token = kind === LETTER || kind === CAPITAL ? word(text, at, gap) : sign(text, at, gap, kind === DIGIT ? 'number' : 'mark');
    tokens.push(token);
    gap = 0;
    at = token.end;
  }
  return tokens;
}
