import type { Answer, Introduction } from '../../consult/consult-request.ts';
import type { CardPart, Choice } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { offered, offeredAll } from '../offered.ts';
import { type Draft, facts, quote, type Scene, text } from '../scene.ts';
import { contactOf, nameOf, whoIs } from '../who.ts';
import { keepOffered, keepParts } from './keep-case.ts';
import { lessonOffered, lessonParts } from './lesson.ts';
import { recordPart } from './record.ts';

/** Answers that reached the asker. */
export function answersShown({ answers }: Introduction): readonly Answer[] {
  return answers.filter(({ kept }) => kept !== true);
}

export function answerParts(scene: Scene, answers: readonly Answer[], label: string): readonly CardPart[] {
  const { answers: words, state } = scene.say;
  return answers.flatMap((answer, index) => [
    answer.text === null
      ? text(words.answer.inTalk)
      : quote(scene, answers.length === 1 ? label : words.answer.numbered(index + 1), answer.text),
    ...facts([[state.label.agreement, answer.agreement === null ? null : state.agreement[answer.agreement]]]),
  ]);
}

function choices({ request, say }: Scene, introduction: Introduction): readonly Choice[] {
  const thank = introduction.thankedAt === null ? offeredAll(say, 'thank') : [];
  if (request.status === 'answered') {
    const verdict =
      request.closedHow === 'partly'
        ? offeredAll(say, 'follow-up', 'close')
        : offeredAll(say, 'helped', 'partly', 'not-helped', 'follow-up');
    return [...verdict, ...thank, offered(say, 'reopen', say.answers.answer.another)];
  }
  const keep = keepOffered(say, request, introduction, 'askerConsentAt');
  return request.status === 'closed' ? [...thank, ...lessonOffered(say, request, introduction), ...keep] : keep;
}

/** What came back, whether it helped, and the copy for the chart. */
export function answer(scene: Scene): Draft {
  const { request, about, say, people } = scene;
  const words = say.answers.answer;
  const introduction = introductionOf(about, request);
  const shown = introduction === null ? [] : answersShown(introduction);
  if (introduction === null || shown.length === 0) {
    return {
      title: words.title(say.house.unknownPerson),
      notice: words.notice,
      parts: [text(words.none)],
      choices: [],
      ended: true,
    };
  }
  const open = choices(scene, introduction);
  return {
    title: words.title(nameOf(scene, introduction.expertId)),
    notice: words.notice,
    parts: [
      ...answerParts(scene, shown, say.state.label.answer),
      ...facts([
        [say.state.label.answeredBy, whoIs(scene, introduction.expertId)],
        [say.state.label.contact, contactOf(people.get(introduction.expertId))],
      ]),
      text(say.conversation.introduction.role),
      recordPart(scene, introduction),
      ...(request.status === 'answered' ? [text(request.closedHow === 'partly' ? words.partly : words.ask)] : []),
      ...(request.status === 'closed' ? [text(words.settled)] : []),
      ...lessonParts(scene, introduction),
      ...keepParts(say, request, introduction, 'askerConsentAt'),
    ],
    choices: open,
    ended: open.length === 0,
  };
}
