import { lastAnswered } from '../../consult/present.ts';
import { offeredAll } from '../offered.ts';
import { type Draft, type Scene, text } from '../scene.ts';

/** The end of a request, to the asker with a way back and to everyone else as a quiet word. */
export function ended(scene: Scene): Draft {
  const { request, reader, say } = scene;
  const words = say.answers.ended;
  const { status } = request;
  const resting = status === 'closed' || status === 'lapsed';
  const isOver = resting || status === 'withdrawn' || status === 'discarded';
  const title = words.title(say.state.status[status]);
  if (!isOver) return { title: words.still, notice: words.notice, parts: [text(say.state.status[status])], choices: [], ended: true };
  if (reader.id !== request.askerId) return { title, notice: words.notice, parts: [text(words.expert)], choices: [], ended: true };
  const thank = lastAnswered(request)?.thankedAt === null ? offeredAll(say, 'thank') : [];
  return {
    title,
    notice: words.notice,
    parts: [text(resting ? words.asker : words.askerOver)],
    choices: resting ? [...thank, ...offeredAll(say, 'reopen')] : [],
    ended: !resting,
  };
}
