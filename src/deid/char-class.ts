/** What a UTF-16 unit is to the scanner; letters come last, so that one comparison tells them. */
export const BLANK = 0;
export const BREAK = 1;
export const DIGIT = 2;
export const MARK = 3;
/** A letter that has no capital form, or a mark upon a letter. */
export const CASELESS = 4;
export const SMALL = 5;
export const CAPITAL = 6;

const UNKNOWN = 255;
const UNITS = 0x10000;
const LETTER = /[\p{L}\p{M}]/u;

const classes = new Uint8Array(UNITS).fill(UNKNOWN);
const smallForms = new Uint16Array(UNITS);

function letterClass(char: string): number {
  if (char !== char.toUpperCase()) return SMALL;
  return char === char.toLowerCase() ? CASELESS : CAPITAL;
}

function judge(code: number, char: string): number {
  if (code === 10 || code === 13) return BREAK;
  if (code >= 48 && code <= 57) return DIGIT;
  if (LETTER.test(char)) return letterClass(char);
  return /\s/.test(char) ? BLANK : MARK;
}

/** Judged when first met: a text uses few of all the units there are. */
function learn(code: number): number {
  const char = String.fromCharCode(code);
  const kind = judge(code, char);
  classes[code] = kind;
  smallForms[code] = char.toLowerCase().charCodeAt(0);
  return kind;
}

/** The class of the unit at an offset inside the text. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const kind = Number(classes[code]);
  return kind === UNKNOWN ? learn(code) : kind;
}

/** The unit in small letters; only of a unit whose class was asked for. */
export function smallForm(code: number): number {
  return Number(smallForms[code]);
}
