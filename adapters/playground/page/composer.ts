import { randomUUID } from 'node:crypto';
import type { Persona } from '../persona.ts';
import { type Words, words } from '../words.ts';
import { hidden, html, keptToThePage, LINE_BREAK, type Markup, nothing, posts } from './markup.ts';

/** Where words go: a question to Konsil, a message to Konsil, or people among themselves. */
export type ComposerKind = 'ask' | 'write' | 'say';

export function composer(kind: ComposerKind, persona: Persona, view: string, typed = ''): Markup {
  const say = words[persona.lang];
  const action = `/as/${encodeURIComponent(persona.account.id)}/${kind}`;
  const { label, hint, button } = wording(kind, say);
  return html`<div id="composer" class="composer">
    <form id="composer-form" ${posts(action)} hx-disable="find .submits" data-draft="${kind}/${persona.account.id}/${view}" autocomplete="off">
      ${hidden('view', view)}${hidden('token', randomUUID())}
      <label for="composer-text">${label}</label>
      <p class="hint" id="composer-hint">${hint}</p>
      <textarea id="composer-text" name="text" rows="3" ${keptToThePage} aria-describedby="composer-hint">${LINE_BREAK}${typed}</textarea>
      <div class="sends"><button class="primary submits">${button}</button>${kind === 'say' ? nothing : fileField(say)}</div>
    </form>
    ${kind === 'say' ? nothing : attachForm(persona, view)}
  </div>`;
}

function wording(kind: ComposerKind, say: Words): { label: string; hint: string; button: string } {
  switch (kind) {
    case 'ask':
      return { label: say.ask, hint: say.askHint, button: say.ask };
    case 'write':
      return { label: say.write, hint: say.askHint, button: say.send };
    case 'say':
      return { label: say.say, hint: say.sayHint, button: say.send };
  }
}

/** The file input has no name, so that a browser never sends what is in the file. */
function fileField(say: Words): Markup {
  return html`<span class="attach"><input type="file" id="attach-file" form="attach" class="unseen" aria-describedby="attach-hint">
    <label for="attach-file"><span aria-hidden="true">📎</span> ${say.attach}</label><button class="plain without-script" form="attach">${say.attach}</button>
    <span class="unseen" id="attach-hint">${say.attachHint}</span></span>`;
}

function attachForm(persona: Persona, view: string): Markup {
  const action = `/as/${encodeURIComponent(persona.account.id)}/file`;
  return html`<form id="attach" ${posts(action)}>${hidden('view', view)}${hidden('token', randomUUID())}</form>`;
}
