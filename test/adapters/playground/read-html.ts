const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export function unescaped(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

/** The words on the screen. */
export function wordsOf(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/[ \n]+/g, ' ')
    .trim();
}

/** What stands between two marks, without them; empty when there is no such stretch. */
export function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from);
  const end = start < 0 ? -1 : html.indexOf(to, start);
  return end < 0 ? '' : html.slice(start + from.length, end);
}

export function messagesIn(page: string): readonly string[] {
  return between(page, '<div id="log"', '<div id="form-slot">').split('<li class="from-').slice(1);
}

export interface PostForm {
  readonly action: string;
  readonly body: URLSearchParams;
  readonly label: string;
}

/** Every form of a page as a browser without JavaScript would post it untouched. */
export function formsIn(html: string): readonly PostForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inside = '']) => ({
    action: unescaped(/action="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    body: bodyOf(inside),
    label: wordsOf(/<button[^>]*>(.*?)<\/button>/s.exec(inside)?.[1] ?? ''),
  }));
}

function bodyOf(inside: string): URLSearchParams {
  const body = new URLSearchParams();
  const controls = /<input\b([^>]*)>|<textarea\b([^>]*)>\n?(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, area, text = '', select, options = ''] of inside.matchAll(controls)) {
    const name = nameIn(input ?? area ?? select ?? '');
    if (name === null) continue;
    if (area !== undefined) body.append(name, unescaped(text));
    else if (select !== undefined) body.append(name, valueIn(/<option\b([^>]*) selected>/.exec(options)?.[1] ?? ''));
    else if (!/type="(?:radio|checkbox)"/.test(input ?? '') || / checked/.test(input ?? ''))
      body.append(name, valueIn(input ?? ''));
  }
  return body;
}

function nameIn(attributes: string): string | null {
  const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
  return name === undefined ? null : unescaped(name);
}

function valueIn(attributes: string): string {
  return unescaped(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '');
}
