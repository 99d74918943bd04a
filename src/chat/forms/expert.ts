import { type ConsultRequest, earlierPlanShown, wasAsked } from '../../consult/index.ts';
import type { Option } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { type RestDays, restDays } from '../options.ts';
import { choice, clinical, type Desk, person } from './fields.ts';
import type { FormDraft } from './index.ts';
import { spanOf } from './span.ts';

/** A second opinion is written before the earlier plan is seen. */
function planIsHidden({ request, about }: Desk): boolean {
  if (request === null || request.intake.earlierPlan === null) return false;
  const introduction = introductionOf(about, request);
  return introduction === null || !earlierPlanShown(request, introduction);
}

export function answerForm(desk: Desk): FormDraft {
  const words = desk.say.forms.answer;
  const hint = planIsHidden(desk) ? words.planHint : words.hint;
  return { ...words, fields: [clinical(desk, { id: 'answer', label: words.text, hint, required: true })] };
}

export function declineForm(desk: Desk): FormDraft {
  const words = desk.say.forms.decline;
  const reasons = [
    { value: 'busy', label: words.busy },
    ...restDays.map((days) => restOption(desk, days)),
    { value: 'not-my-field', label: words.notMyField },
    { value: 'conflict', label: words.conflict },
    { value: 'other', label: words.other },
  ];
  const wording = { id: 'reason', label: words.reason, hint: words.reasonHint, required: true };
  return { ...words, fields: [choice(desk, wording, reasons)] };
}

/** Days with the date on which they end, so that no calendar is needed. */
function restOption(desk: Desk, days: RestDays): Option {
  const { length, end } = spanOf(desk, Number(days));
  return { value: `busy-${days}`, label: desk.say.forms.decline.busyUntil(end), hint: length };
}

/** Everyone may be named: whoever is missing from the list would give away an anonymous asker or an exclusion. */
export function colleagueForm(desk: Desk): FormDraft {
  const words = desk.say.forms.colleague;
  if (desk.request?.askerId === desk.reader.id) return namedByAsker(desk, desk.request);
  const field = person(desk, { id: 'person', label: words.person, hint: words.hint, required: true }, desk.colleagues);
  return { ...words, intro: null, fields: [field] };
}

/** An asker knows whom they left out and who was asked already. */
function namedByAsker(desk: Desk, request: ConsultRequest): FormDraft {
  const { personAsker: label, hintAsker: hint, ...words } = desk.say.forms.colleague;
  const { excluded, intake } = request;
  const out = new Set([...excluded, ...(intake.earlierPlanBy === null ? [] : [intake.earlierPlanBy])]);
  const free = desk.colleagues.filter(({ id }) => !wasAsked(request, id) && !out.has(id));
  return { ...words, intro: null, fields: [person(desk, { id: 'person', label, hint, required: true }, free)] };
}

/** Whoever was asked already is left out; any other reason against someone stays unsaid. */
export function assignForm(desk: Desk): FormDraft {
  const { request, colleagues, say } = desk;
  const words = say.forms.assign;
  const free = request === null ? colleagues : colleagues.filter(({ id }) => !wasAsked(request, id));
  const field = person(desk, { id: 'person', label: words.person, hint: words.hint, required: true }, free);
  return { ...words, intro: null, fields: [field] };
}

export function relayForm(desk: Desk): FormDraft {
  const words = desk.say.forms.relay;
  const hidden = desk.request?.intake.anonymous === true && desk.request.askerId === desk.reader.id;
  const hint = hidden ? words.hint : words.hintExpert;
  return { ...words, intro: null, fields: [clinical(desk, { id: 'text', label: words.text, hint, required: true })] };
}
