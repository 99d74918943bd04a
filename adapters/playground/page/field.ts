import type { Field, FieldError, Language, Option } from '../../../src/chat/port.ts';
import { inert } from '../inert.ts';
import { words } from '../words.ts';
import { hidden, html, keptToThePage, LINE_BREAK, type Markup, nothing } from './markup.ts';
import { removedMarks } from './removed.ts';

/** Values as posted, by field name. */
export type Typed = ReadonlyMap<string, readonly string[]>;

interface Around {
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
}

const RADIO_AT_MOST = 5;

export function fieldId(id: string): string {
  return `field-${id}`;
}

/** One field with its label, hint and error; the hidden kind lets the server read it after a restart too. */
export function field(shown: Field, lang: Language, around: Around): Markup {
  const error = around.errors.find((one) => one.field === shown.id)?.message ?? null;
  const typed = around.typed.get(`value:${shown.id}`) ?? null;
  const kind = hidden(`kind:${shown.id}`, shown.kind);
  const help = html`${hint(shown)}${error === null ? nothing : html`<p class="error" id="${fieldId(shown.id)}-error">${words[lang].error}: ${inert(error)}</p>`}`;
  if (isGroup(shown))
    return html`<fieldset class="field" id="${fieldId(shown.id)}" tabindex="-1" ${described(shown, error)}>${kind}<legend>${label(shown, lang)}</legend>${help}${group(shown, lang, typed)}</fieldset>`;
  return html`<div class="field">${kind}<label for="${fieldId(shown.id)}">${label(shown, lang)}</label>${help}${control(shown, lang, typed, error)}
    ${shown.kind === 'clinical' ? removedMarks(shown, lang, around.typed) : nothing}</div>`;
}

function label(shown: Field, lang: Language): Markup {
  return html`${inert(shown.label)}${shown.required ? nothing : html` <span class="optional">(${words[lang].optional})</span>`}`;
}

function hint(shown: Field): Markup {
  return shown.hint === null ? nothing : html`<p class="hint" id="${fieldId(shown.id)}-hint">${inert(shown.hint)}</p>`;
}

function described(shown: Field, error: string | null): Markup {
  const ids = [
    ...(shown.hint === null ? [] : [`${fieldId(shown.id)}-hint`]),
    ...(error === null ? [] : [`${fieldId(shown.id)}-error`]),
  ];
  return ids.length === 0 ? nothing : html`aria-describedby="${ids.join(' ')}"`;
}

type Group = Extract<Field, { kind: 'choice' | 'choices' }>;
type Control = Exclude<Field, { kind: 'choices' }>;

function isGroup(shown: Field): shown is Group {
  return shown.kind === 'choices' || (shown.kind === 'choice' && shown.options.length <= RADIO_AT_MOST);
}

function group(shown: Group, lang: Language, typed: readonly string[] | null): Markup {
  const chosen = typed ?? (shown.kind === 'choices' ? shown.values : [shown.value ?? '']);
  const none: readonly Option[] = mayBeLeft(shown) ? [{ value: '', label: words[lang].nothingChosen }] : [];
  const type = shown.kind === 'choices' ? 'checkbox' : 'radio';
  return html`${[...shown.options, ...none].map((option, index) => {
    const id = `${fieldId(shown.id)}-${index}`;
    return html`<div class="option"><input type="${type}" id="${id}" name="value:${shown.id}" value="${option.value}"${chosen.includes(option.value) ? html` checked` : nothing}>
      <label for="${id}">${inert(option.label)}${option.hint === undefined ? nothing : html`<span class="hint">${inert(option.hint)}</span>`}</label></div>`;
  })}`;
}

/** Where a choice is preset, no choice would mean the same. */
function mayBeLeft(shown: Group): boolean {
  return shown.kind === 'choice' && !shown.required && shown.value === null;
}

function control(
  shown: Exclude<Field, { kind: 'choices' }>,
  lang: Language,
  typed: readonly string[] | null,
  error: string | null,
): Markup {
  const value = typed?.[0] ?? shown.value ?? '';
  const attributes = html`id="${fieldId(shown.id)}" name="value:${shown.id}" ${described(shown, error)}${shown.required ? html` aria-required="true"` : nothing}${error === null ? nothing : html` aria-invalid="true"`}`;
  switch (shown.kind) {
    case 'clinical':
      return shown.multiline
        ? html`<textarea ${attributes} rows="5" ${keptToThePage}>${LINE_BREAK}${value}</textarea>`
        : html`<input type="text" ${attributes} ${keptToThePage} value="${value}">`;
    case 'contact':
      return html`<input type="text" ${attributes} value="${value}">`;
    case 'date':
      return html`<input type="date" ${attributes} value="${value}">`;
    case 'choice':
    case 'person':
      return select(shown, lang, value, attributes);
  }
}

function select(
  shown: Extract<Control, { kind: 'choice' | 'person' }>,
  lang: Language,
  value: string,
  attributes: Markup,
): Markup {
  const options: readonly Option[] = [{ value: '', label: words[lang].nothingChosen }, ...shown.options];
  return html`<select ${attributes}>${options.map((option) => {
    const hint = option.hint === undefined ? '' : ` (${option.hint})`;
    return html`<option value="${option.value}"${option.value === value ? html` selected` : nothing}>${inert(option.label + hint)}</option>`;
  })}</select>`;
}
