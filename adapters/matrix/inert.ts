/**
 * Code points that show nothing yet change what is read: controls, zero-width and bidirectional controls, variation
 * selectors and tags (Unicode TR 36). Line breaks and tabs stay.
 */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** What is shown of a text, whoever wrote it. */
export function inert(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as they are, in HTML. */
export function escaped(text: string): string {
  return inert(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
