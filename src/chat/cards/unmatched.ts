import { askerShownTo } from '../../consult/index.ts';
import { offeredAll } from '../offered.ts';
import { structuredQuestion } from '../question.ts';
import { type Draft, facts, over, type Scene, text } from '../scene.ts';
import { whoIs } from '../who.ts';

/** To the coordinator; an anonymous asker stays so here, too. */
export function unmatched(scene: Scene): Draft {
  const { request, reader, say } = scene;
  const words = say.house.unmatched;
  if (request.status !== 'unmatched') return over(words.title, words.notice, words.over);
  const asker = askerShownTo(request, reader.id) ? whoIs(scene, request.askerId) : say.state.nameless;
  return {
    title: words.title,
    notice: words.notice,
    parts: [text(words.text), ...structuredQuestion(scene, 'hidden'), ...facts([[say.state.label.from, asker]])],
    choices: offeredAll(say, 'assign'),
    ended: false,
  };
}
