import type { ConsultRequest, Introduction } from '../../consult/consult-request.ts';
import { mayConsent } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { offeredAll } from '../offered.ts';
import type { Catalogue } from '../say/index.ts';
import { text } from '../scene.ts';

type Side = 'askerConsentAt' | 'expertConsentAt';

/** Asked on a card that comes anyway, so that nobody gets a message more for it. */
export function keepOffered(
  say: Catalogue,
  request: ConsultRequest,
  introduction: Introduction,
  side: Side,
): readonly Choice[] {
  return mayConsent(request, introduction) && introduction[side] === null ? offeredAll(say, 'keep-case') : [];
}

export function keepParts(
  { answers }: Catalogue,
  request: ConsultRequest,
  introduction: Introduction,
  side: Side,
): readonly CardPart[] {
  if (!mayConsent(request, introduction)) return [];
  return [text(introduction[side] === null ? answers.answer.keep : answers.answer.kept)];
}
