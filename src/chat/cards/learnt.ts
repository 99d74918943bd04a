import type { CardPart } from '../card.ts';
import type { LearntField } from '../context.ts';
import type { Catalogue } from '../say/index.ts';
import { facts, text } from '../scene.ts';

const MOST_SHOWN = 5;

/** What earlier answers do for one's place among those found, so that nobody is judged unseen; the strongest first. */
export function learntParts({ house }: Catalogue, learnt: readonly LearntField[], most: number): readonly CardPart[] {
  const words = house.home;
  const listed = (some: readonly LearntField[]): string | null =>
    some.length === 0
      ? null
      : some
          .slice(0, MOST_SHOWN)
          .map((field) => sentence(house.home, field))
          .join('; ');
  const rows = facts([
    [words.learntUp, listed(learnt.filter(({ percent }) => percent > 0))],
    [words.learntDown, listed(learnt.filter(({ percent }) => percent < 0))],
  ]);
  return rows.length === 0 ? [] : [...rows, text(words.learntWhy(most))];
}

function sentence(words: Catalogue['house']['home'], { name, percent, helped, notMyField }: LearntField): string {
  const because = [
    ...(helped === 0 ? [] : [words.learntHelped(helped)]),
    ...(notMyField === 0 ? [] : [words.learntNot(notMyField)]),
  ];
  return `${name} ${percent > 0 ? '+' : '−'}${Math.abs(percent)} % (${because.join(', ')})`;
}
