import type { ConsultRequest, Intake, RequestId } from '../consult/consult-request.ts';
import type { ConsultEvent } from '../consult/event.ts';
import type { Language, Person, PersonId } from '../consult/person.ts';
import type { Known, ScrubbedText } from '../deid/index.ts';
import type { FormName } from './card.ts';
import { type CardTarget, conversationOf, introductionOf } from './choice-event.ts';
import { declineReasonIn, restDaysIn } from './decline-entry.ts';
import { contactIn, type Entries, oneIn, optionIn, severalIn, textIn } from './entries.ts';
import { faultsIn } from './form-check.ts';
import { EXAMPLES, kinds, outcomes, urgencies, yesNo } from './options.ts';

/** A form that came back, with all that its meaning depends on. */
export interface FormReturn {
  readonly person: Person;
  readonly request: ConsultRequest | null;
  /** Null for a new question, which no card has carried yet. */
  readonly target: CardTarget | null;
  readonly requestId: RequestId;
  readonly values: Entries;
  readonly known: readonly Known[];
  readonly kept: readonly string[];
}

/** What a person changed about themselves; an absent field stays as it is. */
export interface ProfileEntry {
  readonly lang?: Language;
  readonly contact?: string;
  readonly weeklyCap?: number;
  readonly languages?: readonly string[];
  readonly specialty?: ScrubbedText;
  readonly text?: ScrubbedText;
  readonly examples?: readonly ScrubbedText[];
  readonly notFor?: ScrubbedText | null;
  /** Ids of the narrower fields that belong to the profile. */
  readonly narrower?: readonly string[];
}

/** `nothing`: incomplete, or about something that is not there; nothing happens to the request. */
export type FormOutcome =
  | {
      readonly kind: 'events';
      readonly events: readonly ConsultEvent[];
      /** Days for which whoever wrote it wants not to be asked at all. */
      readonly restDays?: number;
    }
  | { readonly kind: 'profile'; readonly profile: ProfileEntry }
  | { readonly kind: 'pause'; readonly pause: { readonly days: number; readonly deputyId: PersonId | null } }
  | { readonly kind: 'nothing' };

const nothing: FormOutcome = { kind: 'nothing' };

function happens(event: ConsultEvent | null): FormOutcome {
  return event === null ? nothing : { kind: 'events', events: [event] };
}

/** The line a question began with, before anything else was asked. */
export function draftIntake(question: ScrubbedText, lang: Language): Intake {
  return {
    kind: 'advice',
    urgency: 'routine',
    question,
    history: null,
    desiredStep: null,
    earlierPlan: null,
    earlierPlanBy: null,
    anonymous: false,
    namedExpert: null,
    onlyNamed: false,
    lang,
  };
}

/** An earlier plan belongs to a second opinion; with advice it would be shown to nobody. */
function intakeOf({ values, person }: FormReturn, question: ScrubbedText): Intake {
  const kind = optionIn(values, 'kind', kinds) ?? 'advice';
  const options = severalIn(values, 'options');
  const opinion = kind === 'second-opinion';
  return {
    ...draftIntake(question, person.lang),
    kind,
    urgency: optionIn(values, 'urgency', urgencies) ?? 'routine',
    history: textIn(values, 'history'),
    desiredStep: textIn(values, 'desiredStep'),
    earlierPlan: opinion ? textIn(values, 'earlierPlan') : null,
    earlierPlanBy: opinion ? oneIn(values, 'earlierPlanBy') : null,
    anonymous: options.includes('anonymous'),
    namedExpert: oneIn(values, 'namedExpert'),
    onlyNamed: options.includes('only-named'),
  };
}

function confirm(form: FormReturn): ConsultEvent | null {
  const question = textIn(form.values, 'question');
  if (question === null) return null;
  const { requestId, person, known, kept } = form;
  return {
    kind: 'confirm',
    requestId,
    askerId: person.id,
    circleId: person.circleId,
    intake: intakeOf(form, question),
    known,
    kept,
  };
}

function amend(form: FormReturn): ConsultEvent | null {
  const { request, values, known, kept } = form;
  const question = textIn(values, 'question');
  if (request === null || question === null) return null;
  const { intake } = request;
  const changed: Intake = {
    ...intake,
    question,
    urgency: optionIn(values, 'urgency', urgencies) ?? intake.urgency,
    history: textIn(values, 'history'),
    desiredStep: textIn(values, 'desiredStep'),
    earlierPlan: intake.kind === 'second-opinion' ? textIn(values, 'earlierPlan') : intake.earlierPlan,
  };
  return { kind: 'amend', intake: changed, known, kept };
}

type OfIntroduction = (introductionId: string, values: Entries) => ConsultEvent | null;

function aboutIntroduction({ request, target, values }: FormReturn, make: OfIntroduction): ConsultEvent | null {
  const introduction = request === null ? null : introductionOf(target?.about ?? null, request);
  return introduction === null ? null : make(introduction.id, values);
}

const answer: OfIntroduction = (introductionId, values) => ({
  kind: 'answer',
  introductionId,
  text: textIn(values, 'answer'),
  agreement: null,
});

/** "No time until Friday" is about the question and about oneself. */
function declined(form: FormReturn): FormOutcome {
  const reason = declineReasonIn(form.values);
  const outcome = happens(aboutIntroduction(form, (introductionId) => ({ kind: 'decline', introductionId, reason })));
  const restDays = restDaysIn(form.values);
  return outcome.kind === 'events' && restDays !== null ? { ...outcome, restDays } : outcome;
}

const nameColleague: OfIntroduction = (introductionId, values) => {
  const colleague = oneIn(values, 'person');
  return colleague === null ? null : { kind: 'name-colleague', introductionId, colleague };
};

/** An expert names one in their place; an asker one whom matching did not find. */
function colleagueNamed(form: FormReturn): ConsultEvent | null {
  const { target } = form;
  if (target?.card === 'offer') return aboutIntroduction(form, nameColleague);
  return aboutPerson(form, (expertId) => ({ kind: 'offer', expertId }));
}

function aboutPerson({ values }: FormReturn, make: (id: PersonId) => ConsultEvent): ConsultEvent | null {
  const id = oneIn(values, 'person');
  return id === null ? null : make(id);
}

function relay({ request, target, values }: FormReturn): ConsultEvent | null {
  const conversation = request === null ? null : conversationOf(target?.about ?? null, request);
  const text = textIn(values, 'text');
  return conversation === null || text === null ? null : { kind: 'relay', conversationId: conversation.id, text };
}

function lesson({ values }: FormReturn): ConsultEvent | null {
  const text = textIn(values, 'text');
  return text === null ? null : { kind: 'lesson', text };
}

function outcome({ values }: FormReturn): ConsultEvent {
  const plan = optionIn(values, 'planChanged', yesNo);
  return {
    kind: 'outcome',
    value: optionIn(values, 'value', outcomes) ?? 'unknown',
    planChanged: plan === null ? null : plan === 'yes',
    text: textIn(values, 'text'),
  };
}

function profile({ values, person }: FormReturn): ProfileEntry {
  const contact = contactIn(values, 'contact');
  const own = { lang: optionIn(values, 'lang', ['de', 'en']) ?? person.lang, ...(contact === null ? {} : { contact }) };
  if (person.expert === null) return own;
  const languages = severalIn(values, 'languages');
  const specialty = textIn(values, 'specialty');
  const text = textIn(values, 'text');
  const cap = Number(oneIn(values, 'cap') ?? '');
  return {
    ...own,
    ...(Number.isInteger(cap) && cap > 0 ? { weeklyCap: cap } : {}),
    ...(languages.length === 0 ? {} : { languages }),
    ...(specialty === null ? {} : { specialty }),
    ...(text === null ? {} : { text }),
    ...guided(values),
  };
}

/** What may be emptied: a field that was shown and is blank holds nothing any more. */
function guided(values: Entries): ProfileEntry {
  return {
    ...(EXAMPLES.some((id) => id in values) ? { examples: EXAMPLES.flatMap((id) => textIn(values, id) ?? []) } : {}),
    ...('notFor' in values ? { notFor: textIn(values, 'notFor') } : {}),
    ...('narrower' in values ? { narrower: severalIn(values, 'narrower') } : {}),
  };
}

/** What a returned form means. Complete and valid ones only; whether it is still possible is for `decide`. */
export function formEvents(name: FormName, form: FormReturn): FormOutcome {
  if (faultsIn(name, form.values).length > 0) return nothing;
  switch (name) {
    case 'question':
      return happens(confirm(form));
    case 'amend':
      return happens(amend(form));
    case 'answer':
      return happens(aboutIntroduction(form, answer));
    case 'decline':
      return declined(form);
    case 'colleague':
      return happens(colleagueNamed(form));
    case 'exclude':
      return happens(aboutPerson(form, (expertId) => ({ kind: 'exclude', expertId })));
    case 'follow-up':
      return happens({ kind: 'follow-up', text: textIn(form.values, 'text') });
    case 'relay':
      return happens(relay(form));
    case 'hand-over':
      return happens(aboutPerson(form, (to) => ({ kind: 'hand-over', to })));
    case 'outcome':
      return happens(outcome(form));
    case 'assign':
      return happens(aboutPerson(form, (expertId) => ({ kind: 'offer', expertId })));
    case 'lesson':
      return happens(lesson(form));
    case 'profile':
      return { kind: 'profile', profile: profile(form) };
    case 'pause':
      return {
        kind: 'pause',
        pause: { days: Number(oneIn(form.values, 'days')), deputyId: oneIn(form.values, 'deputy') },
      };
  }
}
