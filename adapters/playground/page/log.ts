import { inert } from '../inert.ts';
import { isSameAccount, type Persona, personaOf } from '../persona.ts';
import type { Said } from '../platform-state.ts';
import type { Place } from '../records.ts';
import { offering } from '../typed-choice.ts';
import { words } from '../words.ts';
import { card } from './card.ts';
import { html, type Markup, nothing, paragraphs } from './markup.ts';

export interface LogScene {
  readonly persona: Persona;
  readonly personas: readonly Persona[];
  readonly view: string;
  readonly place: Place | null;
  readonly said: readonly Said[];
  readonly timeZone: string;
}

/** What was said in one place, oldest first; a polite live region around a plain list. */
export function log(scene: LogScene): Markup {
  const say = words[scene.persona.lang];
  const empty = scene.view === 'konsil' ? say.noMessages : say.noWords;
  const newest = scene.view === 'konsil' ? offering(scene.said)[0]?.id : undefined;
  const items = scene.said.map((said) => item(said, scene, newest));
  return html`<div id="log" role="log" aria-live="polite" aria-labelledby="view-title" tabindex="0">
    ${items.length === 0 ? html`<p class="empty">${empty}</p>` : html`<ul>${items}</ul>`}
    ${scene.place?.left === true ? html`<p class="empty">${say.left}</p>` : nothing}
  </div>`;
}

/** `newest`: the card for which a number is taken; what may be typed is said there alone. */
function item(said: Said, scene: LogScene, newest: string | undefined): Markup {
  if (said.kind === 'person') return utterance(said.utterance, scene);
  const { id, card: shown, at } = said.message;
  if (shown === null) return nothing;
  const place = {
    person: scene.persona.account.id,
    view: scene.view,
    id: `message-${id}`,
    takesWords: id === newest,
  };
  return html`<li class="from-konsil" id="said-${id}"><p class="by"><strong>Konsil</strong> ${time(at, scene)}</p>${card(shown, place)}</li>`;
}

function utterance(said: Extract<Said, { kind: 'person' }>['utterance'], scene: LogScene): Markup {
  const name = personaOf(scene.personas, said.by)?.name ?? '';
  const own = isSameAccount(said.by, scene.persona.account) ? ' own' : '';
  return html`<li class="from-person${own}" id="said-${said.id}"><p class="by"><strong>${inert(name)}</strong> ${time(said.at, scene)}</p>${paragraphs(said.text)}</li>`;
}

function time(at: string, { persona, timeZone }: LogScene): Markup {
  const shown = new Date(at).toLocaleString(persona.lang === 'de' ? 'de-DE' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return html`<time datetime="${at}">${shown}</time>`;
}
