import type { LibraryCase } from '../../store/port.ts';
import type { CardPart } from '../card.ts';
import { inert } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { sayDate, sayStamp } from '../say/when.ts';
import { type Draft, quote, type Scene, text } from '../scene.ts';
import { roleOf } from '../who.ts';

/** Who answered is told by role alone: the case belongs to the house, not to a person. */
function answeredBy({ people, hearing, say: { asker, state } }: Scene, { expertId, closedOn }: LibraryCase): string {
  const expert = people.get(expertId);
  const role = expert === undefined ? '' : roleOf(expert);
  return asker.similar.answeredBy(role === '' ? state.colleague : role, sayDate(closedOn, hearing));
}

export function caseParts(scene: Scene, earlier: LibraryCase, heading: readonly CardPart[]): readonly CardPart[] {
  const { label } = scene.say.state;
  return [
    ...heading,
    quote(scene, label.question, earlier.question),
    quote(scene, label.answer, earlier.answer),
    ...(earlier.lesson.trim() === '' ? [] : [quote(scene, label.lesson, earlier.lesson)]),
    { kind: 'facts', rows: [{ label: label.answeredBy, value: answeredBy(scene, earlier) }] },
  ];
}

/** The own question beside the case that answered it, as plain text for the chart. */
function caseRecord(scene: Scene, earlier: LibraryCase): CardPart {
  const { request, hearing, say } = scene;
  const words = say.answers.record;
  const { closedAt, intake } = request;
  const lesson = earlier.lesson.trim() === '' ? [] : [`${say.state.label.lesson}: ${inert(earlier.lesson)}`];
  const lines = [
    words.caseHead,
    ...(closedAt === null ? [] : [words.readAt(sayStamp(closedAt, hearing))]),
    words.question(inert(intake.question)),
    words.caseQuestion(inert(earlier.question)),
    words.answer(inert(earlier.answer)),
    ...lesson,
    `${say.state.label.answeredBy}: ${answeredBy(scene, earlier)}`,
    say.conversation.introduction.role,
  ];
  return { kind: 'record', label: words.label, text: lines.join('\n') };
}

/** The case that was enough stays readable after the close, with a copy for the chart and a way back. */
export function usedCase(scene: Scene): Draft {
  const { request, cases, say } = scene;
  const words = say.asker.similar;
  const earlier = cases.find(({ id }) => id === request.usedCase);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(words.used),
      ...(earlier === undefined
        ? [text(words.none)]
        : [...caseParts(scene, earlier, []), text(words.caution), caseRecord(scene, earlier)]),
    ],
    choices: offeredAll(say, 'reopen'),
    ended: false,
  };
}
