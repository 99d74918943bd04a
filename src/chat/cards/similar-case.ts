import type { LibraryCase } from '../../store/port.ts';
import type { CardPart, Choice } from '../card.ts';
import { casePicks } from '../choices.ts';
import { offeredAll, offeredAt } from '../offered.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';
import { caseParts, usedCase } from './used-case.ts';

interface Shown {
  readonly earlier: LibraryCase;
  /** Its place in the request's list: what a choice refers to. */
  readonly index: number;
}

function shownCases({ request, cases }: Scene): readonly Shown[] {
  return request.similarCases.slice(0, casePicks.length).flatMap((id, index) => {
    const earlier = cases.find((one) => one.id === id);
    return earlier === undefined ? [] : [{ earlier, index }];
  });
}

function enough({ say }: Scene, shown: readonly Shown[]): readonly Choice[] {
  const words = say.asker.similar;
  return shown.flatMap(({ index }, place) => {
    const id = casePicks[index];
    return id === undefined
      ? []
      : [offeredAt(say, id, place, shown.length === 1 ? words.enough : words.enoughOf(place + 1))];
  });
}

export function similarCase(scene: Scene): Draft {
  const { request, say } = scene;
  const words = say.asker.similar;
  if (request.status === 'closed' && request.closedHow === 'use-case') return usedCase(scene);
  if (request.status === 'discarded') return over(words.title, words.notice, say.asker.request.discarded);
  if (request.status !== 'draft') return over(words.title, words.notice, words.asked);
  const shown = shownCases(scene);
  const heading = (place: number): readonly CardPart[] => (shown.length === 1 ? [] : [text(words.numbered(place + 1))]);
  return {
    title: words.title,
    notice: words.notice,
    parts:
      shown.length === 0
        ? [text(words.none)]
        : [
            text(words.intro(shown.length)),
            ...shown.flatMap(({ earlier }, place) => caseParts(scene, earlier, heading(place))),
            text(words.caution),
          ],
    choices: [...enough(scene, shown), ...offeredAll(say, 'ask-anyway', 'discard')],
    ended: false,
  };
}
