/** A text freed of what hides things in it, with the way back to the offsets of the input. */
export interface Normalised {
  readonly text: string;
  /** Where a range of the clean text stood in the input, end exclusive. */
  readonly toInput: (start: number, end: number) => { readonly start: number; readonly end: number };
}

const INVISIBLE = String.raw`\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}`;
/** Characters that steer a device; they read like a blank. */
export const CONTROL = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F`;
const BLANK = String.raw`\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000`;
/** Written another way, but read the same: full-width forms, mathematical letters, digits of other scripts. */
const VARIANT = String.raw`\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u0660-\u0669\u06F0-\u06F9\u0966-\u096F`;

/** What most messages are made of: read at a glance, before anything is looked for. */
const EVERYDAY = /^[\t\n\r -~¡-¬®-˿‐-”„•…€→≤≥]*$/;
const ODD = new RegExp(String.raw`[${INVISIBLE}${CONTROL}${BLANK}${VARIANT}\u2028\u2029\p{M}]`, 'u');
const UNIT = new RegExp(
  String.raw`[\u2028\u2029]|[${CONTROL}${BLANK}]|[${INVISIBLE}]|[${VARIANT}][\p{M}${INVISIBLE}]*|\P{M}[\p{M}${INVISIBLE}]+`,
  'gu',
);
const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'gu');
const SEEN = new RegExp(`[^${INVISIBLE}]`, 'gu');
const IS_BLANK = new RegExp(`^[${CONTROL}${BLANK}]$`, 'u');
const IS_VARIANT = new RegExp(`^[${VARIANT}]`, 'u');
const DIGIT_BLOCKS = [0x0660, 0x06f0, 0x0966];

function asciiForm(char: string): string {
  const code = Number(char.codePointAt(0));
  const zero = DIGIT_BLOCKS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? char.normalize('NFKC') : String(code - zero);
}

function plain(piece: string): string {
  if (piece === '\u2028' || piece === '\u2029') return '\n';
  if (IS_BLANK.test(piece)) return ' ';
  const seen = piece.replace(ALL_INVISIBLE, '');
  return seen.replace(IS_VARIANT, asciiForm).normalize('NFC');
}

/** Places of the units that are seen: where nothing was composed, each keeps its own. */
function visibleUnits(piece: string): readonly number[] {
  const places: number[] = [];
  for (const match of piece.matchAll(SEEN)) for (let at = 0; at < match[0].length; at++) places.push(match.index + at);
  return places;
}

/** NFC, one kind of blank, nothing invisible. Most messages hold nothing odd and pass unread. */
export function normalise(input: string): Normalised {
  if (EVERYDAY.test(input) || !ODD.test(input)) return { text: input, toInput: (start, end) => ({ start, end }) };
  const from: number[] = [];
  const until: number[] = [];
  const parts: string[] = [];
  const copy = (start: number, end: number) => {
    for (let at = start; at < end; at++) {
      from.push(at);
      until.push(at + 1);
    }
    parts.push(input.slice(start, end));
  };
  let done = 0;
  for (const match of input.matchAll(UNIT)) {
    copy(done, match.index);
    done = match.index + match[0].length;
    const clean = plain(match[0]);
    const seen = visibleUnits(match[0]);
    const own = seen.length === clean.length;
    for (let unit = 0; unit < clean.length; unit++) {
      const at = own ? Number(seen[unit]) : 0;
      from.push(match.index + at);
      until.push(own ? match.index + at + 1 : done);
    }
    parts.push(clean);
  }
  copy(done, input.length);
  return {
    text: parts.join(''),
    toInput: (start, end) => ({ start: Number(from[start]), end: Number(until[end - 1]) }),
  };
}
