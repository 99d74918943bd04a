import { randomUUID } from 'node:crypto';
import type { Card, CardPart, Choice } from '../../../src/chat/port.ts';
import { inert } from '../inert.ts';
import { type Words, words } from '../words.ts';
import { hidden, html, type Markup, nothing, paragraphs, posts, text } from './markup.ts';

/** Where a card's buttons lead: who presses them, and on which page they return. */
export interface CardPlace {
  readonly person: string;
  readonly view: string;
  /** Unique on the page. */
  readonly id: string;
  /** Whether to say what may be typed instead: on one card alone, and never where people talk among themselves. */
  readonly takesWords: boolean;
}

export function card(shown: Card, at: CardPlace): Markup {
  const say = words[shown.lang];
  const title = html`${inert(shown.title)}${shown.ended ? html` <span class="badge">${say.ended}</span>` : nothing}`;
  return html`<article class="card${shown.ended ? ' ended' : ''}" lang="${shown.lang}" aria-labelledby="${at.id}-title">
    <h2 id="${at.id}-title">${title}</h2>
    ${shown.parts.map((part, index) => cardPart(part, say, `${at.id}-${index}`))}
    ${choices(shown, at, say)}
  </article>`;
}

export function cardPart(part: CardPart, say: Words, id: string): Markup {
  switch (part.kind) {
    case 'text':
      return paragraphs(part.text);
    case 'quote':
      return html`<figure class="quote"><figcaption>${inert(part.label)}</figcaption><blockquote>${paragraphs(part.text)}</blockquote></figure>`;
    case 'facts':
      return html`<dl>${part.rows.map((row) => html`<div><dt>${inert(row.label)}</dt><dd>${text(row.value)}</dd></div>`)}</dl>`;
    case 'list':
      return html`<p class="label" id="${id}">${inert(part.label)}</p><ol aria-labelledby="${id}">${part.items.map((item) => html`<li>${text(item)}</li>`)}</ol>`;
    case 'warning':
      return html`<div class="warning" role="note"><strong>${say.important}:</strong> ${text(part.text)}</div>`;
    case 'record':
      return record(part, say, id);
  }
}

/** Selectable without JavaScript; the copy button shows itself only where it can work. */
function record(part: Extract<CardPart, { kind: 'record' }>, say: Words, id: string): Markup {
  const shown = inert(part.text);
  const rows = Math.min(24, shown.split('\n').length + 1);
  return html`<div class="record"><label for="${id}">${inert(part.label)}</label>
    <textarea id="${id}" readonly rows="${rows}" spellcheck="false">${shown}</textarea>
    <button type="button" class="plain" data-copies="${id}" data-copied="${say.copied}">${say.copy}</button></div>`;
}

function choices(shown: Card, at: CardPlace, say: Words): Markup {
  const { handle } = shown;
  if (handle === null || shown.choices.length === 0) return nothing;
  const typed = shown.choices.map((choice, index) => `${index + 1} ${choice.word}`).join(' · ');
  return html`<div class="choices">${shown.choices.map((choice) => button(choice, handle, at))}</div>
    ${at.takesWords ? html`<p class="hint">${say.typedToo(inert(typed))}</p>` : nothing}`;
}

function button(choice: Choice, handle: string, at: CardPlace): Markup {
  const action = `/as/${encodeURIComponent(at.person)}/choice`;
  return html`<form ${posts(action)} hx-disable="find button">
    ${hidden('view', at.view)}${hidden('handle', handle)}${hidden('choice', choice.id)}${hidden('opens', choice.opens ?? '')}
    ${hidden('token', randomUUID())}
    <button id="${at.id}-${choice.id}" class="${choice.style}"><span aria-hidden="true">${choice.emoji}</span> ${inert(choice.label)}</button>
  </form>`;
}
