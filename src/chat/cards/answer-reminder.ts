import { introductionOf } from '../choice-event.ts';
import { offeredAll } from '../offered.ts';
import { shortQuestion } from '../question.ts';
import { type Draft, over, quote, type Scene, text } from '../scene.ts';
import { wantedOneAlone } from './no-match.ts';

export function answerReminder(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.expert.reminder;
  if (introductionOf(about, request)?.status !== 'accepted') return over(words.title, words.notice, words.over);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(wantedOneAlone(scene) ? words.textAlone : words.text),
      quote(scene, say.state.label.question, shortQuestion(scene)),
    ],
    choices: offeredAll(say, 'answer', 'answered', 'release'),
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
