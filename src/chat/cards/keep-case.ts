import type { ConsultRequest, Introduction } from '../../consult/consult-request.ts';
import { mayConsent } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { offeredAll } from '../offered.ts';
import type { Catalogue } from '../say/index.ts';
import { text } from '../scene.ts';

type Side = 'askerConsentAt' | 'expertConsentAt';

/** Asked on a card that comes anyway, so that nobody gets a message more for it; taken back there, too. */
export function keepOffered(
  say: Catalogue,
  request: ConsultRequest,
  introduction: Introduction,
  side: Side,
): readonly Choice[] {
  if (introduction[side] !== null) return offeredAll(say, 'keep-not');
  return mayConsent(request, introduction) ? offeredAll(say, 'keep-case') : [];
}

export function keepParts(
  { answers }: Catalogue,
  request: ConsultRequest,
  introduction: Introduction,
  side: Side,
): readonly CardPart[] {
  if (introduction[side] !== null) return [text(answers.answer.kept)];
  return mayConsent(request, introduction) ? [text(answers.answer.keep)] : [];
}
