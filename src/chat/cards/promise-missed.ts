import { liveIntroduction } from '../../consult/index.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { whichQuestion } from '../question.ts';
import { sayBy } from '../say/when.ts';
import { type Draft, over, type Scene, text, warning } from '../scene.ts';
import { nameOf } from '../who.ts';

export function promiseMissed(scene: Scene): Draft {
  const { request, site, hearing, say } = scene;
  const words = say.asker.missed;
  if (request.status !== 'open' && request.status !== 'offered') return over(words.title, words.notice, words.over);
  const live = liveIntroduction(request);
  const promised = request.promisedAt === null ? '' : sayBy(request.promisedAt, hearing);
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      warning(promised === '' ? words.plain : words.text(promised)),
      text(live === null ? words.searching : words.asked(nameOf(scene, live.expertId))),
      text(words.turnTo(oneLine(site.coordinatorName))),
      text(words.phone),
      ...whichQuestion(scene),
    ],
    choices:
      live === null
        ? offeredAll(say, 'amend', 'close', 'withdraw')
        : offeredAll(say, 'amend', 'take-back', 'close', 'withdraw'),
    ended: false,
  };
}
