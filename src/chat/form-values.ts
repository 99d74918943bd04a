import type { ConsultRequest } from '../consult/consult-request.ts';
import type { ExpertSettings, Person } from '../consult/person.ts';
import type { ScrubbedText } from '../deid/index.ts';
import type { ScrubbedValue } from '../store/port.ts';
import type { FormName } from './card.ts';
import { EXAMPLES } from './options.ts';

type Values = Readonly<Record<string, ScrubbedValue>>;

function texts(fields: Readonly<Record<string, ScrubbedText | null>>): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, text]) => (text === null ? [] : [[id, { kind: 'clinical', text } as const]])),
  );
}

function picked(kind: 'choice' | 'person', fields: Readonly<Record<string, string | null>>): Values {
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, { kind, value }]));
}

/** A draft made from one line has an urgency nobody chose yet. */
function questionValues({ intake, confirmedAt }: ConsultRequest): Values {
  const { question, history, desiredStep, earlierPlan, earlierPlanBy, namedExpert } = intake;
  const options = [...(intake.anonymous ? ['anonymous'] : []), ...(intake.onlyNamed ? ['only-named'] : [])];
  return {
    ...texts({ question, history, desiredStep, earlierPlan }),
    ...picked('choice', { urgency: confirmedAt === null ? null : intake.urgency, kind: intake.kind }),
    ...picked('person', { earlierPlanBy, namedExpert }),
    options: { kind: 'choices', values: options },
  };
}

function exampleValues({ examples }: ExpertSettings): Readonly<Record<string, ScrubbedText | null>> {
  return Object.fromEntries(EXAMPLES.map((id, at) => [id, examples[at] ?? null]));
}

function profileValues({ lang, contact, expert }: Person, narrower: readonly string[]): Values {
  const own: Values = { lang: { kind: 'choice', value: lang }, contact: { kind: 'contact', value: contact ?? '' } };
  if (expert === null) return own;
  return {
    ...own,
    ...texts({ specialty: expert.specialty, text: expert.text, notFor: expert.notFor, ...exampleValues(expert) }),
    narrower: { kind: 'choices', values: narrower },
    languages: { kind: 'choices', values: expert.languages },
    cap: { kind: 'choice', value: String(expert.weeklyCap) },
  };
}

/**
 * What stands in a form when it opens from a card: the present question or profile, else nothing. `narrower`: ids of
 * the narrower fields that the person's profile names.
 */
export function formValues(
  name: FormName,
  request: ConsultRequest | null,
  person: Person,
  narrower: readonly string[] = [],
): Values {
  if (name === 'profile') return profileValues(person, narrower);
  if (name === 'lesson') return texts({ text: request?.lesson ?? null });
  if (name === 'pause') return picked('person', { deputy: person.expert?.deputyId ?? null });
  if ((name === 'question' || name === 'amend') && request !== null) return questionValues(request);
  return {};
}
