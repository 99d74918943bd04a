import { oneLine } from '../inert.ts';
import { offered, offeredAll } from '../offered.ts';
import { type Draft, type Scene, over, text } from '../scene.ts';

export function noMatch({ request, site, say }: Scene): Draft {
  const words = say.asker.noMatch;
  if (request.status !== 'unmatched') return over(words.title, words.notice, words.over);
  return {
    title: words.title,
    notice: words.notice,
    parts: [text(words.text), text(words.coordinator(oneLine(site.coordinatorName))), text(words.tip)],
    choices: [
      offered(say, 'amend'),
      offered(say, 'reopen', say.asker.request.searchAgain),
      ...offeredAll(say, 'close', 'withdraw'),
    ],
    ended: false,
  };
}
