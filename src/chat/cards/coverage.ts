import type { CardPart } from '../card.ts';
import type { NamedGap } from '../context.ts';
import type { Catalogue } from '../say/index.ts';
import { facts } from '../scene.ts';

const MOST_SHOWN = 5;

/** What was asked for in vain: nobody knows it, those who do were not free, or it was not understood. Never a question. */
export function coverageRows({ house: { home: words } }: Catalogue, gaps: readonly NamedGap[]): readonly CardPart[] {
  const of = (kind: NamedGap['kind']): readonly NamedGap[] => gaps.filter((gap) => gap.kind === kind);
  const fields = (some: readonly NamedGap[]): string | null =>
    some.length === 0
      ? null
      : some
          .slice(0, MOST_SHOWN)
          .map(({ name, count }) => `${name ?? words.noField} (${count})`)
          .join(', ');
  const unclear = of('not-understood').reduce((sum, { count }) => sum + count, 0);
  return facts([
    [words.gaps, fields(of('nobody-fits'))],
    [words.gapsFree, fields(of('nobody-free'))],
    [words.gapsUnclear, unclear === 0 ? null : String(unclear)],
  ]);
}
