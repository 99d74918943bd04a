import type { Field, Form, Option } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { type Block, bullets, paragraph, strong } from './block.ts';
import { partBlocks } from './card.ts';

/** An open form as its person sees it now. */
export interface FormView {
  readonly form: Form;
  /** What stands in each field, in words; null for nothing. */
  readonly shown: (field: Field) => string | null;
  /** The field that is asked for; null shows all of them before sending. */
  readonly asked: Field | null;
  /** Those of its options that are shown, where there are many. */
  readonly options: readonly Option[];
  readonly errors: readonly string[];
  readonly more: boolean;
}

function fieldLines(view: FormView): readonly string[] {
  const say = words[view.form.lang];
  return view.form.fields.map((field, index) => {
    const need = field.required && view.shown(field) === null ? ` (${say.required})` : '';
    return `${index + 1}) ${field.label}${need}: ${view.shown(field) ?? say.noAnswerYet}`;
  });
}

function removals({ form }: FormView): readonly Block[] {
  const say = words[form.lang];
  const marks = form.fields.flatMap((field) => (field.kind === 'clinical' ? field.removed : []));
  if (marks.length === 0) return [];
  const said = JSON.stringify(form.intro);
  const unsaid = marks.filter(({ placeholder }) => !said.includes(placeholder));
  const undoable = [...new Set(marks.flatMap(({ placeholder, undoable: may }) => (may ? [placeholder] : [])))];
  return [
    ...(unsaid.length === 0
      ? []
      : [bullets([...new Set(unsaid.map(({ placeholder, label }) => `${placeholder} = ${label} (${say.removed})`))])]),
    ...(undoable.length === 0 ? [] : [paragraph(say.keepHint(undoable.join(', ')))]),
  ];
}

function optionLine({ label, hint }: Option, index: number): string {
  return `${index + 1} · ${label}${hint === undefined || hint === '' ? '' : ` – ${hint}`}`;
}

function howToAnswer(view: FormView, field: Field): string {
  const say = words[view.form.lang];
  switch (field.kind) {
    case 'choice':
      return say.choose;
    case 'choices':
      return say.chooseSeveral;
    case 'person':
      return say.choosePerson(field.options.length - view.options.length);
    case 'date':
      return say.chooseDate;
    default:
      return say.writeAnswer;
  }
}

function question(view: FormView, field: Field): readonly Block[] {
  const say = words[view.form.lang];
  const hint = field.hint === null || field.hint === '' ? '' : `\n${field.hint}`;
  const options = view.options.map(optionLine).join('\n');
  return [
    strong(`${field.label}?`),
    paragraph(`${howToAnswer(view, field)}${hint}${options === '' ? '' : `\n${options}`}`),
    paragraph(say.stepHint(!field.required)),
  ];
}

/** The first message of a form shows all of it; the next only what is asked. */
export function formBlocks(view: FormView, whole: boolean): readonly Block[] {
  const { form, asked, errors } = view;
  const say = words[form.lang];
  const head = [
    strong(form.title),
    ...errors.map((error) => strong(`❗ ${error}`)),
    ...(whole ? form.intro.flatMap((part) => partBlocks(part, say.important)) : []),
  ];
  if (asked !== null && !whole) return [...errors.map((error) => strong(`❗ ${error}`)), ...question(view, asked)];
  return [
    ...head,
    paragraph(fieldLines(view).join('\n')),
    ...removals(view),
    ...(asked === null ? [paragraph(say.summaryHint(form.submit, view.more))] : question(view, asked)),
  ];
}
