import { lastAnswered } from '../../consult/index.ts';
import { offeredAll } from '../offered.ts';
import { shortQuestion } from '../question.ts';
import { type Draft, over, quote, type Scene, text } from '../scene.ts';
import { nameOf } from '../who.ts';

const USUAL_SNOOZES = 2;

/** As often as a reminder may be put off. */
export function mostSnoozes({ site }: Scene): number {
  return site.policy?.maxSnoozes ?? USUAL_SNOOZES;
}

export function loopCheck(scene: Scene): Draft {
  const { request, say } = scene;
  const words = say.answers.loop;
  if (request.status !== 'answered') return over(words.title, words.notice, words.over);
  const expertId = lastAnswered(request)?.expertId;
  const snooze = request.snoozes < mostSnoozes(scene) ? offeredAll(say, 'snooze-1', 'snooze-3') : [];
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(expertId === undefined ? words.textAlone : words.text(nameOf(scene, expertId))),
      quote(scene, say.state.label.question, shortQuestion(scene)),
    ],
    choices: [...offeredAll(say, 'helped', 'partly', 'not-helped', 'follow-up', 'close'), ...snooze],
    ended: false,
  };
}
