import { type Introduction, mayPutOff } from '../../consult/index.ts';
import type { Choice } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { offeredAll } from '../offered.ts';
import { shortQuestion } from '../question.ts';
import { clockOf, type Draft, over, quote, type Scene, text } from '../scene.ts';
import { wantedOneAlone } from './no-match.ts';

function snoozes(scene: Scene, introduction: Introduction): readonly Choice[] {
  const clock = clockOf(scene);
  const may = (days: number): boolean => clock !== null && mayPutOff(introduction, days, clock, scene.now);
  return [...(may(1) ? offeredAll(scene.say, 'snooze-1') : []), ...(may(3) ? offeredAll(scene.say, 'snooze-3') : [])];
}

export function answerReminder(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.expert.reminder;
  const introduction = introductionOf(about, request);
  if (introduction?.status !== 'accepted') return over(words.title, words.notice, words.over);
  if (introduction.reminders === 0) return over(words.title, words.notice, words.later);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(wantedOneAlone(scene) ? words.textAlone : words.text),
      quote(scene, say.state.label.question, shortQuestion(scene)),
    ],
    choices: [...offeredAll(say, 'answer', 'answered', 'release'), ...snoozes(scene, introduction)],
    ended: false,
  };
}

/** The answer came too late: kept as the expert's own draft, and they are told why. */
export function lateAnswer(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.expert.lateAnswer;
  const kept = introductionOf(about, request)?.answers.findLast((answer) => answer.kept === true);
  const draft = kept?.text == null ? [] : [quote(scene, say.expert.offer.yours, kept.text)];
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(words.text(request.status === 'lapsed' ? say.expert.stand.lapsed : say.state.status[request.status])),
      ...draft,
    ],
    choices: [],
    ended: true,
  };
}
