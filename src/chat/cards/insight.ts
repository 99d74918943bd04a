import type { CardPart } from '../card.ts';
import type { ProfileInsight } from '../context.ts';
import { oneLine } from '../inert.ts';
import type { Catalogue } from '../say/index.ts';
import { facts, text } from '../scene.ts';

/** What a profile leads to, so that whoever wrote it sees it as matching does. */
export function insightParts({ house }: Catalogue, insight: ProfileInsight | null | undefined): readonly CardPart[] {
  if (insight === null || insight === undefined) return [];
  const words = house.profile;
  if (insight.fields.length === 0) return [text(words.nothing)];
  return facts([
    [words.foundFor, listed(insight.fields)],
    [words.topics, listed(insight.topics)],
  ]);
}

function listed(names: readonly string[]): string {
  return names.map((name) => oneLine(name, 60)).join(', ');
}
