import type { ConsultRequest, Introduction } from './consult-request.ts';
import type { Given } from './event.ts';
import { introductionOf } from './present.ts';
import { begin, changeIntroduction, type EventOf, type Outcome, say } from './step.ts';

/** Words were written to Konsil, and the asker has closed: only then is there something to keep. */
export function mayConsent(request: ConsultRequest, introduction: Introduction): boolean {
  return request.status === 'closed' && introduction.answers.some(isWritten);
}

/** Both sides said yes. */
export function isShared({ askerConsentAt, expertConsentAt }: Introduction): boolean {
  return askerConsentAt !== null && expertConsentAt !== null;
}

export function isWritten({ by, text, kept }: Introduction['answers'][number]): boolean {
  return by === 'expert' && text !== null && kept !== true;
}

/** Said once by each side; neither learns whether the other did. */
export function consent(request: ConsultRequest, { introductionId: id }: EventOf<'consent'>, given: Given): Outcome {
  const introduction = introductionOf(request, id);
  if (introduction === null || !mayConsent(request, introduction)) return 'illegal';
  const byAsker = given.cause.kind === 'person' && given.cause.id === request.askerId;
  const side = byAsker ? 'askerConsentAt' : 'expertConsentAt';
  if (introduction[side] !== null) return 'already-decided';
  const step = changeIntroduction(begin(request, given), id, (one) => ({ ...one, [side]: given.now }));
  return byAsker
    ? say(step, { kind: 'refresh', to: request.askerId, card: 'answer', about: id })
    : say(step, { kind: 'refresh', to: introduction.expertId, card: 'expert-news', about: id });
}
