import type { CardPart, Field, Form, FormName } from '../card.ts';
import type { FormContext } from '../context.ts';
import { say } from '../say/index.ts';
import { text, warning } from '../scene.ts';
import { excludeForm, followUpForm, handOverForm, lessonForm, outcomeForm } from './asker.ts';
import { answerForm, assignForm, colleagueForm, declineForm, relayForm } from './expert.ts';
import type { Desk } from './fields.ts';
import { pauseForm, profileForm } from './own.ts';
import { amendForm, questionForm } from './question.ts';
import { withRisk } from './risk.ts';

/** A form before language, handle and what the filter did are added. */
export interface FormDraft {
  readonly title: string;
  readonly intro: string | null;
  /** Said above the fields besides. */
  readonly above?: readonly CardPart[];
  readonly submit: string;
  readonly fields: readonly Field[];
}

const forms: Readonly<Record<FormName, (desk: Desk) => FormDraft>> = {
  question: questionForm,
  amend: amendForm,
  answer: answerForm,
  decline: declineForm,
  colleague: colleagueForm,
  exclude: excludeForm,
  'follow-up': followUpForm,
  relay: relayForm,
  'hand-over': handOverForm,
  outcome: outcomeForm,
  profile: profileForm,
  pause: pauseForm,
  assign: assignForm,
  lesson: lessonForm,
};

export const formNames: readonly FormName[] = [
  'question',
  'amend',
  'answer',
  'decline',
  'colleague',
  'exclude',
  'follow-up',
  'relay',
  'hand-over',
  'outcome',
  'profile',
  'pause',
  'assign',
  'lesson',
];

/** Why a field came back empty, in words, each with the field it belongs to. */
function refusals(
  {
    refused,
    say: {
      forms: { refusal },
    },
  }: Desk,
  fields: readonly Field[],
): readonly CardPart[] {
  return fields.flatMap(({ id, label }) => {
    const reason = refused[id];
    return reason === undefined ? [] : [warning(`${label}: ${refusal[reason]}`)];
  });
}

/** What was taken out, and that nothing has left yet. */
function removed(
  {
    again,
    say: {
      forms: { again: words, platform },
    },
  }: Desk,
  fields: readonly Field[],
): readonly CardPart[] {
  const marks = fields.flatMap((field) => (field.kind === 'clinical' ? field.removed : []));
  const items = [...new Set(marks.map(({ label, placeholder }) => words.entry(label, placeholder)))];
  return [
    ...(again ? [warning(words.text)] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', label: words.removed, items } as const]),
    ...(again || items.length > 0 ? [text(platform)] : []),
  ];
}

/** A form as it stands now, in the reader's language, with every removal marked and rare combinations warned of. Pure. */
export function renderForm(name: FormName, context: FormContext): Form {
  const desk: Desk = { ...context, say: say(context.reader.lang) };
  const { title, intro, submit, fields: drawn, above = [] } = forms[name](desk);
  const { fields, parts } = withRisk(name, desk, drawn);
  const before = [...refusals(desk, fields), ...removed(desk, fields), ...parts];
  return {
    name,
    lang: context.reader.lang,
    handle: context.handle,
    title: context.again ? desk.say.forms.again.title : title,
    intro: [...before, ...above, ...(intro === null ? [] : [text(intro)])],
    fields,
    submit,
    cancel: desk.say.forms.cancel,
    again: context.again,
  };
}
