import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import { isWritten, theIntroduction } from './present.ts';
import { begin, changeIntroduction, type EventOf, type Outcome, say } from './step.ts';

/** Words were written to Konsil, and the asker has closed: only then is there something to keep. */
export function mayConsent(request: ConsultRequest, introduction: Introduction): boolean {
  return request.status === 'closed' && introduction.answers.some(isWritten);
}

/** Both sides said yes. */
export function isShared({ askerConsentAt, expertConsentAt }: Introduction): boolean {
  return askerConsentAt !== null && expertConsentAt !== null;
}

type Side = 'askerConsentAt' | 'expertConsentAt';

/** Said once by each side; neither learns whether the other did. */
export function consent(request: ConsultRequest, { introductionId: id }: EventOf<'consent'>, given: Given): Outcome {
  const introduction = theIntroduction(request, id);
  if (!mayConsent(request, introduction)) return 'illegal';
  const side = sideOf(request, given);
  return introduction[side] === null ? settled(request, introduction, side, given.now, given) : 'already-decided';
}

/** At any time, whatever became of the request since: a case that was kept goes. */
export function withdrawConsent(
  request: ConsultRequest,
  { introductionId: id }: EventOf<'consent-withdraw'>,
  given: Given,
): Outcome {
  const introduction = theIntroduction(request, id);
  const side = sideOf(request, given);
  return introduction[side] === null ? 'already-decided' : settled(request, introduction, side, null, given);
}

function sideOf({ askerId }: ConsultRequest, { cause }: Given): Side {
  return cause.kind === 'person' && cause.id === askerId ? 'askerConsentAt' : 'expertConsentAt';
}

function settled(
  request: ConsultRequest,
  { id, expertId }: Introduction,
  side: Side,
  at: Date | null,
  given: Given,
): Outcome {
  const step = changeIntroduction(begin(request, given), id, (one) => ({ ...one, [side]: at }));
  return side === 'askerConsentAt'
    ? say(step, { kind: 'refresh', to: request.askerId, card: 'answer', about: id })
    : say(step, { kind: 'refresh', to: expertId, card: 'expert-news', about: id });
}
