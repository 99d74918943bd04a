import type { Introduction } from '../../consult/consult-request.ts';
import { askedInVain, askerShownTo } from '../../consult/index.ts';
import type { CardPart } from '../card.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { structuredQuestion } from '../question.ts';
import { type Draft, facts, over, type Scene, text } from '../scene.ts';
import { nameOf, whoIs } from '../who.ts';

/** Who was asked already and what came of it, so that nobody is asked twice. */
function alreadyAsked(scene: Scene): readonly CardPart[] {
  const words = scene.say.house.unmatched;
  const items = askedInVain(scene.request).map((one) =>
    words.result[inVain(one)](oneLine(nameOf(scene, one.expertId))),
  );
  return items.length === 0 ? [] : [{ kind: 'list', label: words.asked, items }];
}

function inVain({ status }: Introduction): 'declined' | 'expired' | 'released' | 'undeliverable' {
  return status === 'declined' || status === 'released' || status === 'undeliverable' ? status : 'expired';
}

function opening({ request, say }: Scene): string {
  const words = say.house.unmatched;
  if (askedInVain(request).length > 0) return words.textAsked;
  return request.gap === 'nobody-free' ? words.textFull : words.text;
}

/** To the coordinator; an anonymous asker stays so here, too. */
export function unmatched(scene: Scene): Draft {
  const { request, reader, say } = scene;
  const words = say.house.unmatched;
  if (request.status !== 'unmatched') return over(words.title, words.notice, words.over);
  const asker = askerShownTo(request, reader.id) ? whoIs(scene, request.askerId) : say.state.nameless;
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(opening(scene)),
      ...alreadyAsked(scene),
      ...structuredQuestion(scene, 'hidden'),
      ...facts([[say.state.label.from, asker]]),
    ],
    choices: offeredAll(say, 'assign'),
    ended: false,
  };
}
