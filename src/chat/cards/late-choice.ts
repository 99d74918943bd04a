import { introductionOf } from '../choice-event.ts';
import { offeredAll } from '../offered.ts';
import { whichQuestion } from '../question.ts';
import { sayWithin } from '../say/when.ts';
import { clockOf, type Draft, over, type Scene, text } from '../scene.ts';
import { nameOf } from '../who.ts';
import { wantedOneAlone } from './no-match.ts';

/** Of an introduction's `reminders`: the expert was reminded, and the asker is asked. */
const REMINDED_AND_ASKED = 2;

/** Accepted, reminded, still silent: the asker decides how to go on. */
export function lateChoice(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.asker.late;
  const introduction = introductionOf(about, request);
  if (introduction?.status !== 'accepted' || introduction.reminders !== REMINDED_AND_ASKED)
    return over(words.title, words.notice, words.over);
  const within = sayWithin(clockOf(scene)?.silent ?? null, scene.reader.lang);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(words.text(nameOf(scene, introduction.expertId))),
      text(wantedOneAlone(scene) ? words.byDefaultAlone(within) : words.byDefault(within)),
      ...whichQuestion(scene),
    ],
    choices: offeredAll(say, 'answered', 'wait', 'next-expert'),
    ended: false,
  };
}
