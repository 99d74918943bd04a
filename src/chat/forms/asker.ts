import { remainingCandidates, wasAsked } from '../../consult/index.ts';
import type { Person } from '../../consult/person.ts';
import { choice, clinical, type Desk, person } from './fields.ts';
import type { FormDraft } from './index.ts';

/** Whom matching found and who is still to be asked; everyone, when nobody was found yet. */
function excludable({ request, colleagues }: Desk): readonly Person[] {
  const found = request === null ? [] : remainingCandidates(request, new Set()).map(({ expertId }) => expertId);
  return found.length === 0 ? colleagues : colleagues.filter(({ id }) => found.includes(id));
}

export function excludeForm(desk: Desk): FormDraft {
  const words = desk.say.forms.exclude;
  const field = person(desk, { id: 'person', label: words.person, hint: words.hint, required: true }, excludable(desk));
  return { ...words, intro: null, fields: [field] };
}

/** Never someone who was already asked as an expert. */
export function handOverForm(desk: Desk): FormDraft {
  const { request, colleagues, say } = desk;
  const words = say.forms.handOver;
  const free = request === null ? colleagues : colleagues.filter(({ id }) => !wasAsked(request, id));
  const field = person(desk, { id: 'person', label: words.person, hint: words.hint, required: true }, free);
  return { ...words, intro: null, fields: [field] };
}

export function followUpForm(desk: Desk): FormDraft {
  const words = desk.say.forms.followUp;
  return {
    ...words,
    intro: null,
    fields: [clinical(desk, { id: 'text', label: words.text, hint: words.hint, required: true })],
  };
}

export function lessonForm(desk: Desk): FormDraft {
  const words = desk.say.forms.lesson;
  const wording = { id: 'text', label: words.text, hint: words.hint, required: true, multiline: false };
  return { ...words, fields: [clinical(desk, wording)] };
}

export function outcomeForm(desk: Desk): FormDraft {
  const {
    forms: { outcome: words },
    state,
  } = desk.say;
  const values = (['better', 'same', 'worse', 'too-early', 'unknown'] as const).map((value) => ({
    value,
    label: capital(state.outcome[value]),
  }));
  const plan = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  return {
    ...words,
    intro: null,
    fields: [
      choice(desk, { id: 'value', label: words.value, required: true }, values),
      choice(desk, { id: 'planChanged', label: words.plan }, plan),
      clinical(desk, { id: 'text', label: words.text, hint: words.hint }),
    ],
  };
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
