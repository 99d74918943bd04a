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

/** Settled is only what the asker closed. */
function ended({ request: { status }, say: { answers, asker } }: Scene): string {
  switch (status) {
    case 'closed':
      return answers.loop.over;
    case 'lapsed':
      return answers.loop.lapsed;
    case 'withdrawn':
      return asker.request.withdrawn;
    case 'discarded':
      return asker.request.discarded;
    case 'draft':
    case 'open':
    case 'offered':
    case 'introduced':
    case 'answered':
    case 'unmatched':
      return answers.ended.still;
  }
}

export function loopCheck(scene: Scene): Draft {
  const { request, say } = scene;
  const words = say.answers.loop;
  if (request.status !== 'answered') return over(words.title, words.notice, ended(scene));
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
