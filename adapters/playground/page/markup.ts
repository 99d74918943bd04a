import { html } from 'hono/html';
import { inert } from '../inert.ts';

/** Markup that is already escaped. */
export type Markup = ReturnType<typeof html>;

export { html };

export const nothing: Markup = html``;

/** A parser drops the first line break of a textarea; this one is dropped in place of the person's own. */
export const LINE_BREAK = '\n';

/** A browser's own spelling and writing aids may send what is typed to a server, before it went through the filter. */
export const keptToThePage: Markup = html`spellcheck="false" writingsuggestions="false"`;

const placeholder = /(\[[A-Z][A-Z_]*_\d+\])/;

/** Text with its placeholders set apart by shape and brackets, never by colour alone. */
export function text(value: string): Markup {
  const pieces = inert(value).split(placeholder);
  return html`${pieces.map((piece, index) => (index % 2 === 1 ? html`<span class="placeholder">${piece}</span>` : piece))}`;
}

/** A person's words keep their own direction, so that they cannot turn the text around them. */
export function paragraphs(value: string): Markup {
  return html`<div class="prose" dir="auto">${text(value)}</div>`;
}

export function hidden(name: string, value: string): Markup {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/**
 * A form that posts with or without JavaScript. Its target is the page's main part, as an answer is dropped when the
 * target is gone, and a card may have changed before the answer to its button arrives.
 */
export function posts(action: string): Markup {
  return html`method="post" action="${action}" hx-post="${action}" hx-target="#main" hx-swap="none"`;
}
