import type { LibraryCase } from '../../store/port.ts';
import type { CardPart, Choice } from '../card.ts';
import { casePicks } from '../choices.ts';
import { offeredAll, offeredAt } from '../offered.ts';
import { sayDate } from '../say/when.ts';
import { type Draft, over, quote, type Scene, text } from '../scene.ts';
import { roleOf } from '../who.ts';

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

/** Who answered is told by role alone: the case belongs to the house, not to a person. */
function answeredBy({ people, hearing, say: { asker, state } }: Scene, { expertId, closedOn }: LibraryCase): string {
  const expert = people.get(expertId);
  const role = expert === undefined ? '' : roleOf(expert);
  return asker.similar.answeredBy(role === '' ? state.colleague : role, sayDate(closedOn, hearing));
}

function caseParts(scene: Scene, earlier: LibraryCase, heading: readonly CardPart[]): readonly CardPart[] {
  const { label } = scene.say.state;
  return [
    ...heading,
    quote(scene, label.question, earlier.question),
    quote(scene, label.answer, earlier.answer),
    ...(earlier.lesson.trim() === '' ? [] : [quote(scene, label.lesson, earlier.lesson)]),
    { kind: 'facts', rows: [{ label: label.answeredBy, value: answeredBy(scene, earlier) }] },
  ];
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
  if (request.usedCase !== null) return over(words.title, words.notice, words.used);
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
