import type { Persona } from '../persona.ts';
import { type Notice, words } from '../words.ts';
import { html, type Markup, nothing } from './markup.ts';

/** The parts of a page, each drawn elsewhere. */
export interface PageParts {
  readonly persona: Persona;
  readonly view: string;
  readonly title: string;
  readonly people: Markup;
  readonly places: Markup;
  readonly clock: Markup;
  readonly body: Markup;
  readonly form: Markup;
  readonly composer: Markup;
  readonly notice: Notice | null;
  /** The newest change that this page already shows. */
  readonly since: string;
}

const BRAND = 'Konsil';

/** No settling: it copies style attributes to and fro, which the page's own security policy forbids. */
const config = JSON.stringify({ includeIndicatorCSS: false, defaultSettleDelay: 0, history: 'reload' });

function shell(lang: string, title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="htmx-config" content="${config}"><title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/style.css">
<script src="/htmx.js"></script><script src="/hx-sse.js"></script><script src="/client.js"></script></head>
<body>${body}</body></html>`;
}

export function page(parts: PageParts): Markup {
  const { persona, view } = parts;
  const say = words[persona.lang];
  const query = new URLSearchParams({ as: persona.account.id, view, since: parts.since });
  return shell(
    persona.lang,
    `${parts.title === BRAND ? '' : `${parts.title} – `}${persona.name} – ${BRAND} ${say.title}`,
    html`<div id="app" lang="${persona.lang}">
    <a class="skip" href="#main">${say.skip}</a>
    <header><p class="brand">Konsil <small>${say.title}. ${say.invented}</small></p>${parts.people}</header>
    <p id="offline" class="banner" role="alert" data-lost="${say.offline}" data-failed="${say.notSent}"></p>
    <div class="layout">
      ${parts.places}
      <main id="main" tabindex="-1">
        <h1 id="view-title">${parts.title}</h1>
        ${parts.body}
        <div id="form-slot">${parts.form}</div>
        ${statusLine(parts.notice, persona)}
        ${parts.composer}
      </main>
      ${parts.clock}
    </div>
    <div id="stream" hx-sse:connect="/events?${query.toString()}" hx-swap="none" hx-config="sse.reconnectDelay:300, sse.reconnectMaxDelay:3000"></div>
  </div>`,
  );
}

export function statusLine(notice: Notice | null, persona: Persona): Markup {
  return html`<p id="status" role="status" lang="${persona.lang}">${notice === null ? nothing : words[persona.lang].said[notice]}</p>`;
}

export function notFoundPage(persona: Persona): Markup {
  const say = words[persona.lang];
  return shell(
    persona.lang,
    say.notFound,
    html`<main id="main" class="alone"><h1>${say.notFound}</h1><p><a href="/">${say.back}</a></p></main>`,
  );
}
