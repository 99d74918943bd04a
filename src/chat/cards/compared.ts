import type { CardPart } from '../card.ts';
import type { ModelComparison } from '../context.ts';
import type { Catalogue } from '../say/index.ts';
import { facts } from '../scene.ts';

/** What a language model changed of the plain order, and whose first person helped; nothing where none was asked. */
export function comparedRows(
  { house: { home: words } }: Catalogue,
  { asked, changed, byModel, byPlain }: ModelComparison,
): readonly CardPart[] {
  return facts([[words.model, asked === 0 ? null : words.modelCompared(changed, asked, byModel, byPlain)]]);
}
