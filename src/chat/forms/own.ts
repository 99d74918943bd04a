import type { Field, Option } from '../card.ts';
import { insightParts } from '../cards/insight.ts';
import { EXAMPLES } from '../options.ts';
import { choice, choices, clinical, contact, type Desk, person } from './fields.ts';
import type { FormDraft } from './index.ts';
import { spanOf } from './span.ts';

const caps = ['1', '2', '3', '4', '5', '7', '10', '15', '20'] as const;
const languages = ['de', 'en', 'fr', 'it'] as const;

/** Days, so that no calendar is needed: the filter takes typed dates out, and a picker is not everywhere. */
export const pauseDays = ['1', '3', '7', '14', '21', '28', '84'] as const;

/** What only an expert has to say. */
function expertFields(desk: Desk): readonly Field[] {
  const {
    forms: { profile: words },
    state,
  } = desk.say;
  return [
    clinical(desk, { id: 'specialty', label: words.specialty, hint: words.specialtyHint, multiline: false }),
    clinical(desk, { id: 'text', label: words.text, hint: words.textHint }),
    ...EXAMPLES.map((id, at) =>
      clinical(desk, { id, label: words.example(at + 1), hint: words.exampleHint, multiline: false }),
    ),
    clinical(desk, { id: 'notFor', label: words.notFor, hint: words.notForHint, multiline: false }),
    ...narrower(desk),
    choices(
      desk,
      { id: 'languages', label: words.languages },
      languages.map((value) => ({ value, label: state.languageName[value] })),
    ),
    choice(desk, { id: 'cap', label: words.cap }, capOptions(desk)),
  ];
}

/** Nothing to tick, nothing to ask. */
function narrower(desk: Desk): readonly Field[] {
  const words = desk.say.forms.profile;
  const options = desk.insight?.narrower ?? [];
  const wording = { id: 'narrower', label: words.narrower, hint: words.narrowerHint };
  return options.length === 0 ? [] : [choices(desk, wording, options)];
}

/** A cap set elsewhere stays choosable. */
function capOptions({ reader }: Desk): readonly Option[] {
  const own = String(reader.expert?.weeklyCap ?? caps[0]);
  const all = new Set<string>([...caps, own]);
  return [...all].toSorted((a, b) => Number(a) - Number(b)).map((value) => ({ value, label: value }));
}

export function profileForm(desk: Desk): FormDraft {
  const { title, submit, ...words } = desk.say.forms.profile;
  const own = [
    { value: 'de', label: 'Deutsch' },
    { value: 'en', label: 'English' },
  ];
  return {
    title,
    submit,
    intro: null,
    above: insightParts(desk.say, desk.insight),
    fields: [
      choice(desk, { id: 'lang', label: words.lang, required: true }, own, desk.reader.lang),
      contact(desk, { id: 'contact', label: words.contact, hint: words.contactHint }),
      ...(desk.reader.expert === null ? [] : expertFields(desk)),
    ],
  };
}

function pauseOption(desk: Desk, value: string): Option {
  const { length, end } = spanOf(desk, Number(value));
  return { value, label: length, hint: desk.say.forms.pause.until(end) };
}

export function pauseForm(desk: Desk): FormDraft {
  const words = desk.say.forms.pause;
  return {
    title: words.title,
    submit: words.submit,
    intro: null,
    fields: [
      choice(
        desk,
        { id: 'days', label: words.length, hint: words.lengthHint, required: true },
        pauseDays.map((value) => pauseOption(desk, value)),
      ),
      person(desk, { id: 'deputy', label: words.deputy, hint: words.deputyHint }, desk.colleagues),
    ],
  };
}
