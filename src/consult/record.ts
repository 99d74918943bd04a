import type { ScrubbedText } from '../deid/index.ts';
import type { Answer, ConsultRequest, Introduction } from './consult-request.ts';
import type { Person, PersonId } from './person.ts';
import { askerShownTo, earlierPlanShown } from './present.ts';

/** One line of the copy for the chart, as data; the catalogues put it into the reader's words. */
export type RecordRow =
  | {
      readonly kind: 'text';
      readonly what: 'question' | 'history' | 'desired-step' | 'earlier-plan' | 'answer';
      readonly text: ScrubbedText;
    }
  | {
      readonly kind: 'person';
      readonly what: 'asker' | 'adviser';
      readonly name: string;
      readonly role: string;
      readonly house: string;
    }
  | { readonly kind: 'anonymous'; readonly what: 'asker'; readonly pseudonym: string }
  | { readonly kind: 'time'; readonly what: 'asked' | 'answered'; readonly at: Date }
  | { readonly kind: 'agreement'; readonly agreement: NonNullable<Answer['agreement']> }
  /** `answered-in-conversation`: no words were written to Konsil. `opinion-only`: the treating clinician decides. */
  | { readonly kind: 'note'; readonly what: 'answered-in-conversation' | 'opinion-only' };

/**
 * Copy for the record of one introduction's answers: question, adviser with role, answer and times, for one of its two
 * sides. An anonymous asker stays so, and the earlier plan stays hidden from an expert who has not written their own.
 */
export function recordOf(
  request: ConsultRequest,
  introduction: Introduction,
  reader: PersonId,
  people: ReadonlyMap<PersonId, Person>,
): readonly RecordRow[] {
  const answers = introduction.answers.filter((answer) => answer.kept !== true);
  return [
    ...askerRows(request, introduction, reader, people),
    ...timeRows('asked', request.submittedAt),
    ...questionRows(request, introduction, reader),
    ...personRows('adviser', people.get(introduction.expertId)),
    ...answers.flatMap(answerRows),
    { kind: 'note', what: 'opinion-only' },
  ];
}

function askerRows(
  request: ConsultRequest,
  { pseudonym }: Introduction,
  reader: PersonId,
  people: ReadonlyMap<PersonId, Person>,
): readonly RecordRow[] {
  if (askerShownTo(request, reader)) return personRows('asker', people.get(request.askerId));
  return [{ kind: 'anonymous', what: 'asker', pseudonym: pseudonym ?? '' }];
}

function personRows(what: 'asker' | 'adviser', person: Person | undefined): readonly RecordRow[] {
  if (person === undefined) return [];
  const { name, role, house } = person;
  return [{ kind: 'person', what, name, role, house }];
}

function timeRows(what: 'asked' | 'answered', at: Date | null): readonly RecordRow[] {
  return at === null ? [] : [{ kind: 'time', what, at }];
}

function questionRows(request: ConsultRequest, introduction: Introduction, reader: PersonId): readonly RecordRow[] {
  const { question, history, desiredStep, earlierPlan } = request.intake;
  const planShown = reader !== introduction.expertId || earlierPlanShown(request, introduction);
  return [
    ...textRows('question', question),
    ...textRows('history', history),
    ...textRows('desired-step', desiredStep),
    ...textRows('earlier-plan', planShown ? earlierPlan : null),
  ];
}

function textRows(what: Extract<RecordRow, { kind: 'text' }>['what'], text: ScrubbedText | null): readonly RecordRow[] {
  return text === null ? [] : [{ kind: 'text', what, text }];
}

function answerRows({ text, agreement, at }: Answer): readonly RecordRow[] {
  const words: readonly RecordRow[] =
    text === null ? [{ kind: 'note', what: 'answered-in-conversation' }] : [{ kind: 'text', what: 'answer', text }];
  const agreed: readonly RecordRow[] = agreement === null ? [] : [{ kind: 'agreement', agreement }];
  return [...words, ...timeRows('answered', at), ...agreed];
}
