import { GENERALISE } from '../chat/index.ts';
import type { FieldValue, FormName } from '../chat/port.ts';

/** What may come back in a field that is not filtered: one of these, or what looks like this. */
type Allowed = readonly string[] | RegExp;

export type FieldRule =
  | { readonly kind: 'clinical' | 'person' | 'contact' }
  | { readonly kind: 'choice' | 'choices'; readonly allowed: Allowed };

const clinical: FieldRule = { kind: 'clinical' };
const person: FieldRule = { kind: 'person' };
const one = (allowed: Allowed): FieldRule => ({ kind: 'choice', allowed });
const several = (allowed: Allowed): FieldRule => ({ kind: 'choices', allowed });

/** Keys of what may be said less exactly: a kind and a digest, no word. */
const generalise = several(/^[a-z]{3,12}-[0-9a-f]{8}$/);
const urgency = one(['urgent', 'today', 'routine']);
const whom = { person };
const words = { question: clinical, history: clinical, desiredStep: clinical, earlierPlan: clinical };

/** Every field of every form with its kind, so that nothing else is stored and nothing that may name a patient goes past the filter. */
export const fieldRules: Readonly<Record<FormName, Readonly<Record<string, FieldRule>>>> = {
  question: {
    ...words,
    urgency,
    kind: one(['advice', 'second-opinion']),
    earlierPlanBy: person,
    namedExpert: person,
    options: several(['anonymous', 'only-named']),
    generalise,
  },
  amend: { ...words, urgency, generalise },
  answer: { answer: clinical },
  decline: { reason: one(/^(?:busy(?:-\d{1,2})?|not-my-field|conflict|other)$/) },
  colleague: whom,
  exclude: whom,
  'follow-up': { text: clinical, generalise },
  relay: { text: clinical },
  'hand-over': whom,
  outcome: {
    value: one(['better', 'same', 'worse', 'too-early', 'unknown']),
    planChanged: one(['yes', 'no']),
    text: clinical,
  },
  profile: {
    lang: one(['de', 'en']),
    contact: { kind: 'contact' },
    specialty: clinical,
    text: clinical,
    example1: clinical,
    example2: clinical,
    example3: clinical,
    notFor: clinical,
    narrower: several(/^[a-z0-9-]{2,40}$/),
    languages: several(/^[a-z]{2,3}$/),
    cap: one(/^\d{1,3}$/),
  },
  pause: { days: one(/^\d{1,2}$/), deputy: person },
  assign: whom,
  lesson: { text: clinical, generalise },
};

export interface Misplaced {
  readonly field: string;
  readonly fault: 'unknown-field' | 'unknown-option';
}

/** Fields that the form does not have, and values that a field cannot have. */
export function misplaced(form: FormName, values: Readonly<Record<string, FieldValue>>): readonly Misplaced[] {
  return Object.entries(values).flatMap(([field, value]): readonly Misplaced[] => {
    const rule = Object.hasOwn(fieldRules[form], field) ? fieldRules[form][field] : undefined;
    if (rule === undefined || rule.kind !== value.kind) return [{ field, fault: 'unknown-field' }];
    return isAllowed(rule, value) ? [] : [{ field, fault: 'unknown-option' }];
  });
}

function isAllowed(rule: FieldRule, value: FieldValue): boolean {
  if (rule.kind !== 'choice' && rule.kind !== 'choices') return true;
  const chosen = chosenIn(value);
  const { allowed } = rule;
  return chosen.every((entry) => (allowed instanceof RegExp ? allowed.test(entry) : allowed.includes(entry)));
}

function chosenIn(value: FieldValue): readonly string[] {
  if (value.kind === 'choices') return value.values;
  return value.kind === 'choice' && value.value !== null && value.value !== '' ? [value.value] : [];
}

/** The people named in a form, by field. */
export function peopleIn(values: Readonly<Record<string, FieldValue>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([field, value]) =>
      value.kind === 'person' && value.value !== null && value.value !== '' ? [[field, value.value] as const] : [],
    ),
  );
}

/** Whether what is left of these words is judged for rare combinations. */
export function isJudged(form: FormName): boolean {
  return Object.hasOwn(fieldRules[form], GENERALISE);
}

export function hasWords(form: FormName): boolean {
  return Object.values(fieldRules[form]).some(({ kind }) => kind === 'clinical');
}

export function firstField(form: FormName): string {
  return String(Object.keys(fieldRules[form])[0]);
}
