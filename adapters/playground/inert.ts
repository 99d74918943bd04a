/**
 * Code points that show nothing yet change what is read: controls, zero-width and bidirectional controls, variation
 * selectors and tags (Unicode TR 36). Line breaks and tabs stay; markup is escaped by the templates.
 */
const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** What a page shows of a text, whoever wrote it. */
export function inert(text: string): string {
  return text.toWellFormed().replace(invisible, '');
}
