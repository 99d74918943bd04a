import { lastAnswered } from '../../consult/index.ts';
import { introductionOf } from '../choice-event.ts';
import { offeredAll } from '../offered.ts';
import { whichQuestion } from '../question.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';
import { endedOffer } from './offer-ended.ts';

/** To an expert of their own part, whatever becomes of the request; anyone else hears that it is over. */
function endedForOthers(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.answers.ended;
  const own = about === null ? null : introductionOf(about, request);
  const title = own === null ? words.title(say.state.status[request.status]) : say.expert.offer.overTitle;
  return over(title, words.notice, ...(own === null ? [] : [endedOffer(scene, own)]), words.expert);
}

/** The end of a request, to the asker with a way back and to everyone else as a quiet word. */
export function ended(scene: Scene): Draft {
  const { request, reader, say } = scene;
  const words = say.answers.ended;
  const { status } = request;
  if (reader.id !== request.askerId) return endedForOthers(scene);
  const resting = status === 'closed' || status === 'lapsed';
  if (!resting && status !== 'withdrawn' && status !== 'discarded')
    return over(words.still, words.notice, say.state.status[status]);
  const thank = lastAnswered(request)?.thankedAt === null ? offeredAll(say, 'thank') : [];
  return {
    title: words.title(say.state.status[status]),
    notice: words.notice,
    parts: [text(resting ? words.asker : words.askerOver), ...whichQuestion(scene)],
    choices: resting ? [...thank, ...offeredAll(say, 'reopen')] : [],
    ended: !resting,
  };
}
