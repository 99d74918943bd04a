import type { Persona } from '../persona.ts';
import { type Words, words } from '../words.ts';
import { html, type Markup, nothing } from './markup.ts';

/** One persona as the row of people shows them. */
export interface PersonEntry {
  readonly persona: Persona;
  readonly unread: number;
  /** Has been spoken to, so that they stay in sight. */
  readonly known: boolean;
}

const EXPERTS_IN_SIGHT = 2;

/** Everyone one can be; experts whom nobody has written to yet stand aside when there are many. */
export function peopleNav(entries: readonly PersonEntry[], current: Persona): Markup {
  const say = words[current.lang];
  const inSight = new Set(
    entries.filter((entry) => entry.persona.seat !== 'expert' || entry.known || entry.persona === current),
  );
  for (const entry of entries.filter((one) => !inSight.has(one)).slice(0, EXPERTS_IN_SIGHT)) inSight.add(entry);
  const aside = entries.filter((entry) => !inSight.has(entry));
  return html`<nav id="people" aria-label="${say.people}">
    <ul>${entries.filter((entry) => inSight.has(entry)).map((entry) => person(entry, current, say))}
    ${aside.length === 0 ? nothing : html`<li class="aside"><details><summary>${say.morePeople(aside.length)}</summary><ul>${aside.map((entry) => person(entry, current, say))}</ul></details></li>`}</ul>
  </nav>`;
}

function person({ persona, unread }: PersonEntry, current: Persona, say: Words): Markup {
  const address = `/as/${encodeURIComponent(persona.account.id)}/konsil`;
  return html`<li><a id="person-${persona.account.id}" class="person ${persona.seat}" ${goesTo(address)}${persona === current ? html` aria-current="page"` : nothing}>
    <span class="initials" aria-hidden="true">${initials(persona.name)}</span>
    <span class="who"><span lang="${persona.lang}">${persona.name}</span> <small lang="${persona.lang}">${persona.role}</small></span>${badge(unread, say)}</a></li>`;
}

/** A plain link where there is no JavaScript; else only the page's content is changed and drafts are kept. */
export function goesTo(address: string): Markup {
  return html`href="${address}" hx-get="${address}" hx-target="#app" hx-select="#app" hx-swap="outerHTML show:window:top" hx-push-url="true"`;
}

export function badge(unread: number, say: Words): Markup {
  return unread === 0
    ? nothing
    : html` <span class="unread"><span aria-hidden="true">${unread}</span><span class="unseen"> ${say.unread(unread)}</span></span>`;
}

function initials(name: string): string {
  const parts = name.replace(/^(?:(?:Prof|Dr|PD)\.?\s+(?:med\.\s+)?)+/u, '').split(/\s+/u);
  return [parts[0], parts.length > 1 ? parts.at(-1) : '']
    .map((part) => part?.slice(0, 1) ?? '')
    .join('')
    .toUpperCase();
}
