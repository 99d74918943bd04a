import type { Persona } from '../persona.ts';
import type { Home } from '../records.ts';
import { words } from '../words.ts';
import { card } from './card.ts';
import { html, type Markup } from './markup.ts';

/** A person's overview, drawn by Konsil section by section. */
export function homeView(home: Home | null, persona: Persona): Markup {
  const sections = home?.sections ?? [];
  const person = persona.account.id;
  return html`<div id="home">${
    sections.length === 0
      ? html`<p class="empty">${words[persona.lang].noHome}</p>`
      : sections.map((section, index) =>
          card(section, { person, view: 'home', id: `home-${index}`, takesWords: false }),
        )
  }</div>`;
}
