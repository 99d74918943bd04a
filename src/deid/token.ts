import { BLANK, BREAK, CAPITAL, CASELESS, classAt, DIGIT, SMALL, smallForm } from './char-class.ts';
import { endingsOf } from './endings.ts';
import { LEXICON } from './lexicon.ts';
import { hashOf } from './word-table.ts';

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
  /** Groups of words it belongs to, see `word-group.ts`. */
  readonly groups: number;
}

/** Is there a token, and is it a word of one of these classes? */
export function is(token: Token | undefined, classes: number): boolean {
  return token !== undefined && (token.flags & classes) !== 0;
}

/** Is there a token, and is it a word of one of these groups? */
export function inGroup(token: Token | undefined, groups: number): boolean {
  return token !== undefined && (token.groups & groups) !== 0;
}

/** The token at this index, or nothing, also before the first: code that ever asks an array for a place below 0 reads it many times slower from then on. */
export function tokenAt({ tokens }: { readonly tokens: readonly Token[] }, index: number): Token | undefined {
  return index < 0 ? undefined : tokens[index];
}

/** The letters of a token, none where there is no token. */
export function lowerOf(token: Token | undefined): string {
  return token === undefined ? '' : token.lower;
}

const APOSTROPHE = /['’]/;

/** "O'Sullivan", "D'Angelo": one capital before the apostrophe, a capital after it. */
function joinsName(text: string, start: number, end: number): boolean {
  return (
    end - start === 1 &&
    end + 1 < text.length &&
    /[DOL]/.test(text.charAt(start)) &&
    APOSTROPHE.test(text.charAt(end)) &&
    classAt(text, end + 1) === CAPITAL
  );
}

/** Of the words of the lists in the order in which they were met, so that each is looked at once. */
const listedEndings: number[] = [];

function endingsOfListed(listed: number): number {
  const met = LEXICON.metAs(listed);
  for (let next = listedEndings.length; next <= met; next++) listedEndings.push(endingsOf(LEXICON.lettersMet(next)));
  return Number(listedEndings[met]);
}

function listedWord(listed: number, start: number, end: number, gap: Gap, capital: boolean, upper: boolean): Token {
  return {
    kind: 'word',
    start,
    end,
    gap,
    lower: LEXICON.lettersOf(listed),
    capital,
    upper,
    flags: LEXICON.bitsOf(listed),
    endings: capital ? endingsOfListed(listed) : 0,
    groups: LEXICON.groupsOf(listed),
  };
}

function strangeWord(letters: string, start: number, end: number, gap: Gap, capital: boolean, upper: boolean): Token {
  const endings = capital ? endingsOf(letters) : 0;
  return { kind: 'word', start, end, gap, lower: letters, capital, upper, flags: 0, endings, groups: 0 };
}

function word(text: string, start: number, gap: Gap): Token {
  let hash = 0;
  let capitals = 0;
  let small = 0;
  let end = start;
  for (; end < text.length; end++) {
    let kind = classAt(text, end);
    if (kind < CASELESS) {
      if (!joinsName(text, start, end)) break;
      kind = CASELESS;
    }
    if (kind === CAPITAL) capitals++;
    else if (kind === SMALL) small++;
    hash = hashOf(hash, smallForm(text.charCodeAt(end)));
  }
  const capital = capitals > 0 && classAt(text, start) === CAPITAL;
  const upper = capital && small === 0 && end - start > 1;
  const listed = LEXICON.find(text, start, end, hash);
  if (listed > 0) return listedWord(listed, start, end, gap, capital, upper);
  const letters = text.slice(start, end);
  return strangeWord(capitals === 0 ? letters : letters.toLowerCase(), start, end, gap, capital, upper);
}

function sign(text: string, start: number, gap: Gap, kind: 'number' | 'mark'): Token {
  let end = start + 1;
  if (kind === 'number') while (end < text.length && classAt(text, end) === DIGIT) end++;
  const lower = text.slice(start, end);
  return { kind, start, end, gap, lower, capital: false, upper: false, flags: 0, endings: 0, groups: 0 };
}

/** The token that begins at this offset, which holds neither blank nor break. */
function readToken(text: string, at: number, gap: Gap): Token {
  const kind = classAt(text, at);
  if (kind >= CASELESS) return word(text, at, gap);
  return sign(text, at, gap, kind === DIGIT ? 'number' : 'mark');
}

/** Reads tokens from the end of another (or from 0) until `stop` says that the one which begins here is known; answers its gap, nothing at the end of the text. */
export function readTokens(
  text: string,
  at: number,
  tokens: Token[],
  stop: (start: number) => boolean,
): Gap | undefined {
  let gap: Gap = at === 0 ? 2 : 0;
  for (let next = at; next < text.length; ) {
    const kind = classAt(text, next);
    if (kind === BLANK || kind === BREAK) {
      if (kind === BREAK) gap = 2;
      else if (gap === 0) gap = 1;
      next++;
      continue;
    }
    if (stop(next)) return gap;
    const token = readToken(text, next, gap);
    tokens.push(token);
    gap = 0;
    next = token.end;
  }
  return undefined;
}

/** One walk over the text; every later step looks at tokens and not at letters. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  readTokens(text, 0, tokens, () => false);
  return tokens;
}
