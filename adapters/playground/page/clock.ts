import type { Persona } from '../persona.ts';
import { steps, words } from '../words.ts';
import { hidden, html, type Markup, posts } from './markup.ts';

export function clockTime(now: Date, persona: Persona, timeZone: string): Markup {
  const locale = persona.lang === 'de' ? 'de-DE' : 'en-GB';
  const time = now.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = now.toLocaleDateString(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return html`<p id="clock-time"><time datetime="${now.toISOString()}"><strong>${time}</strong> ${day}</time></p>`;
}

export function clockPanel(now: Date, persona: Persona, timeZone: string, view: string): Markup {
  const say = words[persona.lang];
  return html`<section id="clock" aria-labelledby="clock-title">
    <h2 id="clock-title">${say.clock}</h2>
    ${clockTime(now, persona, timeZone)}
    <form ${posts('/clock')} hx-disable="find button">
      ${hidden('person', persona.account.id)}${hidden('view', view)}
      <div class="steps">${steps.map((step) => html`<button class="plain" name="minutes" value="${step}">${say.steps[step]}</button>`)}</div>
    </form>
    <p class="hint">${say.clockHint}</p>
  </section>`;
}
