import { inert } from '../inert.ts';
import type { Persona } from '../persona.ts';
import { words } from '../words.ts';
import { html, type Markup, nothing } from './markup.ts';
import { badge, goesTo } from './people.ts';

/** One area a person may look at: Konsil, the overview, or a conversation. */
export interface PlaceEntry {
  readonly view: string;
  readonly label: string;
  readonly unread: number;
  /** What a lock screen would show of the newest message. */
  readonly notice: string | null;
}

export function placesNav(entries: readonly PlaceEntry[], persona: Persona, view: string): Markup {
  const say = words[persona.lang];
  const base = `/as/${encodeURIComponent(persona.account.id)}`;
  return html`<nav id="places" aria-label="${say.places}"><ul>${entries.map(
    (entry) => html`<li>
    <a id="place-${entry.view}" ${goesTo(`${base}/${entry.view}`)}${entry.view === view ? html` aria-current="page"` : nothing}>
      <span class="who"><span>${inert(entry.label)}</span>${entry.notice === null ? nothing : html` <small class="notice">${inert(entry.notice)}</small>`}</span>${badge(entry.unread, say)}</a></li>`,
  )}</ul></nav>`;
}
