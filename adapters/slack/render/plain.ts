/**
 * Code points that show nothing yet change what is read: controls, zero-width and bidirectional controls, variation
 * selectors and tags (Unicode TR 36). Line breaks and tabs stay.
 */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** What is shown of a text, whoever wrote it; marks and mentions are inert by where it is put. */
export function inert(text: string): string {
  return text.toWellFormed().replace(invisible, '').replace(/\r\n?/g, '\n');
}

/** For the one place that Slack reads as markup: the text beside the blocks. */
export function escaped(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As Slack counts the text beside the blocks. */
export function escapedBytes(text: string): number {
  return Buffer.byteLength(escaped(text));
}

/** At most so many bytes once it is escaped, never half a character. */
export function clippedTo(text: string, bytes: number): string {
  if (text.length <= bytes && escapedBytes(text) <= bytes) return text;
  const shown = inert(text.slice(0, bytes));
  let kept = 0;
  for (let step = 2 ** Math.floor(Math.log2(bytes)); step >= 1; step /= 2)
    if (escapedBytes(shown.slice(0, kept + step)) <= bytes - Buffer.byteLength(CUT)) kept += step;
  const end = characters.segment(shown).containing(kept)?.index ?? kept;
  return `${shown.slice(0, end).trimEnd()}${CUT}`;
}

/** What was typed, before Slack made its three characters safe. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const CUT = '…';
/** What a reader takes for one character may be several code points. */
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most so many UTF-16 units, never half a code point, with `end` where something was cut. */
export function clipped(text: string, most: number, end = CUT): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - end.length);
  return `${(cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd()}${end}`;
}

/** Pieces of at most so many units, cut at spaces where there are any; joined they are the text again. */
export function pieces(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const window = text.slice(0, most);
  const space = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
  const at = space > most / 2 ? space + 1 : window.isWellFormed() ? most : most - 1;
  return [text.slice(0, at), ...pieces(text.slice(at), most)];
}

/** A label on one line. */
export function oneLine(text: string, most: number): string {
  return clipped(inert(text).replace(/\s+/gu, ' ').trim(), most);
}
