import { promisedTime, type Urgency } from '../../consult/index.ts';
import type { Field, Option } from '../card.ts';
import { sayByFromNow } from '../say/when.ts';
import { choice, choices, clinical, type Desk, person } from './fields.ts';
import type { FormDraft } from './index.ts';

const urgencies: readonly Urgency[] = ['urgent', 'today', 'routine'];

/** What each urgency promises: as a local time where it is known, else in general. */
function urgencyOptions({ reader, now, site, say }: Desk): readonly Option[] {
  const hearing = { now, timeZone: site.timeZone, lang: reader.lang };
  return urgencies.map((value) => {
    const general = say.forms.promise[value];
    const at = site.policy === undefined ? null : promisedTime(value, now, site.policy);
    const by = at === null ? '' : ` ${say.forms.promise.by(sayByFromNow(at, hearing))}`;
    return { value, label: say.state.urgencyNow[value], hint: `${general}${by}` };
  });
}

function urgency(desk: Desk): Field {
  return choice(desk, { id: 'urgency', label: desk.say.forms.question.urgency, required: true }, urgencyOptions(desk));
}

function kind(desk: Desk): Field {
  const {
    forms: { question },
    state,
  } = desk.say;
  return choice(
    desk,
    { id: 'kind', label: question.kind },
    [
      { value: 'advice', label: state.kind.advice, hint: question.adviceHint },
      { value: 'second-opinion', label: state.kind['second-opinion'], hint: question.opinionHint },
    ],
    'advice',
  );
}

function question(desk: Desk): Field {
  const words = desk.say.forms.question;
  return clinical(desk, { id: 'question', label: words.question, hint: words.questionHint, required: true });
}

function background(desk: Desk): readonly Field[] {
  const words = desk.say.forms.question;
  return [
    clinical(desk, { id: 'history', label: words.history, hint: words.historyHint }),
    clinical(desk, { id: 'desiredStep', label: words.desiredStep, hint: words.desiredStepHint, multiline: false }),
  ];
}

function earlierPlan(desk: Desk): Field {
  const words = desk.say.forms.question;
  return clinical(desk, { id: 'earlierPlan', label: words.earlierPlan, hint: words.earlierPlanHint });
}

function wishes(desk: Desk): readonly Field[] {
  const words = desk.say.forms.question;
  return [
    person(desk, { id: 'namedExpert', label: words.namedExpert, hint: words.namedExpertHint }, desk.colleagues),
    choices(desk, { id: 'options', label: words.options }, [
      { value: 'anonymous', label: words.anonymous, hint: words.anonymousHint },
      { value: 'only-named', label: words.onlyNamed, hint: words.onlyNamedHint },
    ]),
  ];
}

export function questionForm(desk: Desk): FormDraft {
  const words = desk.say.forms.question;
  return {
    title: words.title,
    intro: words.intro,
    submit: words.submit,
    fields: [
      question(desk),
      urgency(desk),
      kind(desk),
      ...background(desk),
      earlierPlan(desk),
      person(desk, { id: 'earlierPlanBy', label: words.earlierPlanBy, hint: words.earlierPlanByHint }, desk.colleagues),
      ...wishes(desk),
    ],
  };
}

/** What may change while someone is being asked: the words and the urgency, not who is asked. */
export function amendForm(desk: Desk): FormDraft {
  const plan = desk.request?.intake.kind === 'second-opinion' ? [earlierPlan(desk)] : [];
  return { ...desk.say.forms.amend, fields: [question(desk), urgency(desk), ...background(desk), ...plan] };
}
