import type { Field, FieldError, Form } from '../../../src/chat/port.ts';
import { inert } from '../inert.ts';
import type { OpenForm } from '../tickets.ts';
import { words } from '../words.ts';
import { cardPart } from './card.ts';
import { field, fieldId, type Typed } from './field.ts';
import { fold } from './fold.ts';
import { hidden, html, type Markup, nothing, posts } from './markup.ts';

/** What a person had put into the form when it came back with errors; it goes out with this one answer only. */
export interface FormTrouble {
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
}

const noTrouble: FormTrouble = { errors: [], typed: new Map() };

/** A form as a panel of its own: focus moves in when it opens, and back when it closes. */
export function formPanel(open: OpenForm, person: string, view: string, trouble: FormTrouble = noTrouble): Markup {
  const { form, token } = open;
  const action = `/as/${encodeURIComponent(person)}/form`;
  return html`<section class="panel" id="form-${token}" data-opened="${token}" data-draft="${form.name}/${form.handle}" lang="${form.lang}" aria-labelledby="form-title" hx-morph-skip>
    <h2 id="form-title" tabindex="-1">${inert(form.title)}</h2>
    ${form.again && !form.intro.some(({ kind }) => kind === 'warning') ? html`<p class="warning" role="alert">${words[form.lang].again}</p>` : nothing}
    ${summary(form, trouble.errors)}
    ${form.intro.map((part, index) => cardPart(part, words[form.lang], `form-intro-${index}`))}
    <form id="form" ${posts(action)} hx-disable="find .submits" novalidate autocomplete="off">
      ${hidden('view', view)}${hidden('token', token)}${hidden('form-name', form.name)}${hidden('handle', form.handle)}
      ${fields(form, trouble)}
      <div class="choices"><button class="primary submits">${inert(form.submit)}</button>
        <button class="plain" form="form-close" data-closes="form">${inert(form.cancel)}</button></div>
    </form>
    <form id="form-close" ${posts(`${action}/close`)}>
      ${hidden('view', view)}${hidden('token', token)}${hidden('handle', form.handle)}
    </form>
  </section>`;
}

function fields(form: Form, trouble: FormTrouble): Markup {
  const { shown, folded, isOpen } = fold(form, trouble);
  const drawn = (some: typeof shown): readonly Markup[] => some.map((one) => field(one, form.lang, trouble));
  if (folded.length === 0) return html`${drawn(shown)}`;
  const labels = folded.flatMap(namesIn).map(inert).join(', ');
  return html`${drawn(shown)}<details class="more"${isOpen ? html` open` : nothing}><summary>${words[form.lang].more}<span class="hint">${labels}</span></summary>${drawn(folded)}</details>`;
}

/** Several things to tick are better known by their own names. */
function namesIn(field: Field): readonly string[] {
  return field.kind === 'choices' ? field.options.map(({ label }) => label) : [field.label];
}

function summary(form: Form, errors: readonly FieldError[]): Markup {
  if (errors.length === 0) return nothing;
  const say = words[form.lang];
  return html`<div class="warning" role="alert" id="form-errors" tabindex="-1"><strong>${say.checkFields}</strong>
    <ul>${errors.map((error) => html`<li><a href="#${fieldId(error.field)}">${inert(named(form, error))}</a></li>`)}</ul></div>`;
}

/** The summary is read away from the fields, so it says which one it means. */
function named(form: Form, { field: id, message }: FieldError): string {
  const label = form.fields.find((one) => one.id === id)?.label;
  return label === undefined ? message : `${label}: ${message}`;
}
