import type { Field, Language, RemovedMark } from '../../../src/chat/port.ts';
import { inert } from '../inert.ts';
import { words } from '../words.ts';
import { html, type Markup, nothing } from './markup.ts';

type Clinical = Extract<Field, { kind: 'clinical' }>;

/** What was removed: marked in the text as it goes on, named in words, and offered back where it may be undone. */
export function removedMarks(field: Clinical, lang: Language, typed: ReadonlyMap<string, readonly string[]>): Markup {
  if (field.removed.length === 0) return nothing;
  const say = words[lang];
  const kept = typed.get(`restore:${field.id}`) ?? [];
  const id = `removed-${field.id}`;
  return html`<div class="removed" role="group" aria-labelledby="${id}">
    <p class="label" id="${id}">${say.removedFrom(inert(field.label))}</p>
    <p class="prose">${marked(inert(field.value), field.removed, say.removed)}</p>
    ${field.removed.some((mark) => mark.undoable) ? html`<p class="hint">${say.keepHint}</p>` : nothing}
    <ul>${field.removed.map(
      (mark, index) =>
        html`<li>${
          mark.undoable
            ? keepBox(
                field.id,
                index,
                mark,
                kept.includes(mark.placeholder),
                say.keep(mark.placeholder, inert(mark.label)),
              )
            : html`<span class="fixed">${mark.placeholder} (${inert(mark.label)}): ${say.cannotKeep}</span>`
        }</li>`,
    )}</ul>
  </div>`;
}

function keepBox(fieldId: string, index: number, mark: RemovedMark, isKept: boolean, label: string): Markup {
  const id = `keep-${fieldId}-${index}`;
  return html`<span class="option"><input type="checkbox" id="${id}" name="restore:${fieldId}" value="${mark.placeholder}"${isKept ? html` checked` : nothing}>
    <label for="${id}">${label}</label></span>`;
}

function marked(text: string, marks: readonly RemovedMark[], word: string): Markup {
  const labels = new Map(marks.map((mark) => [mark.placeholder, inert(mark.label)]));
  const pieces = text.split(/(\[[^[\]\s]+\])/);
  return html`${pieces.map((piece) => {
    const label = labels.get(piece);
    return label === undefined ? piece : html`<mark>${piece} <small>${label} ${word}</small></mark>`;
  })}`;
}
