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
}

const BLANK = 0;
const BREAK = 1;
const DIGIT = 2;
const LETTER = 3;
const MARK = 4;

function classOf(code: number): number {
  if (code === 10 || code === 13) return BREAK;
  if (code === 32 || code === 9) return BLANK;
  if (code >= 48 && code <= 57) return DIGIT;
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(char)) return LETTER;
  return /\s/.test(char) ? BLANK : MARK;
}

const CLASS = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(code));
const APOSTROPHE = /['’]/;

/** "O'Sullivan", "D'Angelo": one capital before the apostrophe, a capital after it. */
function joinsName(text: string, start: number, end: number): boolean {
  return end - start === 1 && /[DOL]/.test(text[start] ?? '') && APOSTROPHE.test(text[end] ?? '') && /\p{Lu}/u.test(text[end + 1] ?? '');
}

function endOf(text: string, start: number, kind: number): number {
  let end = start + 1;
  if (kind === MARK) return end;
  while (end < text.length && CLASS[text.charCodeAt(end)] === kind) end++;
  return kind === LETTER && joinsName(text, start, end) ? endOf(text, end + 1, LETTER) : end;
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase() && char === char.toUpperCase();
}

function word(text: string, start: number, end: number, gap: Gap): Token {
  const slice = text.slice(start, end);
  const lower = slice.toLowerCase();
  const capital = isCapital(slice.charAt(0));
  const upper = capital && end - start > 1 && slice === slice.toUpperCase();
  return { kind: 'word', start, end, gap, lower, capital, upper, flags: flagsOf(lower) };
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
    const end = endOf(text, at, kind);
    if (kind === LETTER) tokens.push(word(text, at, end, gap));
    else tokens.push({ kind: kind === DIGIT ? 'number' : 'mark', start: at, end, gap, lower: text.slice(at, end), capital: false, upper: false, flags: 0 });
    gap = 0;
    at = end;
  }
  return tokens;
}
