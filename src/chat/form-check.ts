import type { Language } from '../consult/person.ts';
import type { FieldError, FormName } from './card.ts';
import { contactIn, type Entries, oneIn, optionIn, severalIn, textIn } from './entries.ts';
import { LONGEST_CONTACT, LONGEST_TEXT } from './forms/fields.ts';
import { pauseDays } from './forms/own.ts';
import { declineChoices, kinds, outcomes, urgencies, yesNo } from './options.ts';
import { type Catalogue, say } from './say/index.ts';

export type FieldFault = { readonly field: string; readonly fault: keyof Catalogue['forms']['error'] };

/** What a field must be: filled, or one of the options, where anything was chosen at all. */
interface Rule {
  readonly field: string;
  readonly is: 'text' | 'person' | readonly string[];
  readonly required: boolean;
}

const must = (field: string, is: Rule['is']): Rule => ({ field, is, required: true });
const may = (field: string, is: Rule['is']): Rule => ({ field, is, required: false });

const rules: Readonly<Record<FormName, readonly Rule[]>> = {
  question: [must('question', 'text'), must('urgency', urgencies), may('kind', kinds)],
  amend: [must('question', 'text'), must('urgency', urgencies)],
  answer: [must('answer', 'text')],
  decline: [must('reason', declineChoices)],
  colleague: [must('person', 'person')],
  exclude: [must('person', 'person')],
  'follow-up': [must('text', 'text')],
  relay: [must('text', 'text')],
  'hand-over': [must('person', 'person')],
  outcome: [must('value', outcomes), may('planChanged', yesNo)],
  profile: [must('lang', ['de', 'en'])],
  pause: [must('days', pauseDays)],
  assign: [must('person', 'person')],
  lesson: [must('text', 'text')],
};

function isAbsent(entries: Entries, { field, is }: Rule): boolean {
  return is === 'text' ? textIn(entries, field) === null : oneIn(entries, field) === null;
}

function broken(entries: Entries, rule: Rule): readonly FieldFault[] {
  const { field, is, required } = rule;
  if (isAbsent(entries, rule)) return required ? [{ field, fault: 'required' }] : [];
  const known = typeof is === 'string' || optionIn(entries, field, is) !== null;
  return known ? [] : [{ field, fault: 'unknown-option' }];
}

function tooLong(entries: Entries): readonly FieldFault[] {
  return Object.keys(entries).flatMap((field): readonly FieldFault[] => {
    if ((textIn(entries, field)?.length ?? 0) > LONGEST_TEXT) return [{ field, fault: 'too-long' }];
    return (contactIn(entries, field)?.length ?? 0) > LONGEST_CONTACT ? [{ field, fault: 'contact-too-long' }] : [];
  });
}

/** "Only the colleague I name" needs a name. */
function nobodyNamed(form: FormName, entries: Entries): readonly FieldFault[] {
  const only = form === 'question' && severalIn(entries, 'options').includes('only-named');
  return only && oneIn(entries, 'namedExpert') === null ? [{ field: 'namedExpert', fault: 'required' }] : [];
}

/** Everything wrong with what was entered, as codes; empty when it may go on. */
export function faultsIn(form: FormName, entries: Entries): readonly FieldFault[] {
  return [...rules[form].flatMap((rule) => broken(entries, rule)), ...tooLong(entries), ...nobodyNamed(form, entries)];
}

/** The same in words, per field. */
export function requiredErrors(form: FormName, entries: Entries, lang: Language): readonly FieldError[] {
  return fieldErrors(faultsIn(form, entries), lang);
}

export function fieldErrors(faults: readonly FieldFault[], lang: Language): readonly FieldError[] {
  const words = say(lang).forms.error;
  return faults.map(({ field, fault }) => ({ field, message: words[fault] }));
}
