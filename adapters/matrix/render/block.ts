import { escaped, inert } from '../inert.ts';

/** A piece of a message, for clients with and without formatting; both say the same. */
export interface Block {
  readonly plain: string;
  readonly html: string;
}

export function paragraph(text: string): Block {
  return { plain: inert(text), html: `<p>${lines(text)}</p>` };
}

export function strong(text: string): Block {
  return { plain: inert(text), html: `<p><strong>${lines(text)}</strong></p>` };
}

export function labelledText(label: string, text: string): Block {
  return {
    plain: `${inert(label)}:\n${inert(text)}`,
    html: `<p><strong>${lines(label)}</strong></p><blockquote>${lines(text)}</blockquote>`,
  };
}

export function bullets(items: readonly string[]): Block {
  return {
    plain: items.map((item) => `• ${inert(item)}`).join('\n'),
    html: `<ul>${items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`,
  };
}

export function preformatted(label: string, text: string): Block {
  return {
    plain: `${inert(label)}:\n${inert(text)}`,
    html: `<p><strong>${lines(label)}</strong></p><pre><code>${escaped(text)}</code></pre>`,
  };
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}
