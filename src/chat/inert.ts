import type { Language } from '../consult/person.ts';
import { say } from './say/index.ts';

/**
 * Code points that show nothing yet change what is read or hide a message: controls, soft hyphen, zero-width and
 * bidirectional controls, fillers, variation selectors, interlinear marks and tags (Unicode TR 36 and TR 39).
 */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

const lineBreaks = /\r\n?|\u2028|\u2029/g;

/** Slack's `<@U..>`, `<!here>`, `<#C..>`: the brackets are what gives them power. */
const bracketed = /<([@!#][^<>]*)>/g;

/** An `@` that begins a word; the one inside an e-mail address stays. */
const mention = /(?<![\p{L}\p{N}._%+-])@(?=[\p{L}\p{N}_])/gu;

const matrixLink = /matrix\.to\/#/gi;
const matrixUri = /matrix:(?=(?:u|r|roomid|user|room)\/)/gi;

/** More than four marks on one letter are no writing; they cover the lines around them. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** Shows as what it is and acts as nothing: no mention, no hidden or turned text. Line breaks stay. */
export function inert(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(bracketed, '‹$1›')
    .replace(mention, '＠')
    .replace(matrixLink, 'matrix.to/＃')
    .replace(matrixUri, 'matrix：');
}

/** The first `limit` UTF-16 units, never half a code point. */
function head(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Inert, and no longer than `limit` UTF-16 units; says so in the reader's language when it was cut. */
export function quoted(text: string, limit: number, lang: Language): string {
  const safe = inert(text).trim();
  if (safe.length <= limit) return safe;
  return `${head(safe, limit).trimEnd()} … ${say(lang).house.shortened(String(limit), String(safe.length))}`;
}

/** A name, role or list entry: inert, on one line, at most `limit` UTF-16 units. */
export function oneLine(text: string, limit = 60): string {
  const safe = inert(text).replace(/\s+/gu, ' ').trim();
  return safe.length <= limit ? safe : `${head(safe, limit - 1).trimEnd()}…`;
}
