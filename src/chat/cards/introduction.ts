import { earlierPlanShown } from '../../consult/index.ts';
import { conversationOf, introductionOf } from '../choice-event.ts';
import { offered } from '../offered.ts';
import { structuredQuestion } from '../question.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';
import { whoIsWho } from '../who.ts';

/** Posted where both read it, so it shows no more than the expert may know. */
export function introduction(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.conversation.introduction;
  const told = introductionOf(about, request);
  const talking = conversationOf(about, request)?.status !== 'closed';
  if (told === null || told.status !== 'accepted' || !talking) return over(words.title, words.notice, words.over);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      ...structuredQuestion(scene, earlierPlanShown(request, told) ? 'shown' : 'hidden'),
      ...whoIsWho(scene, told, told.expertId),
      text(words.role),
      text(words.reads),
    ],
    choices: [offered(say, 'answer', words.write), offered(say, 'answered')],
    ended: false,
  };
}
