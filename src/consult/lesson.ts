import type { ConsultRequest } from './consult-request.ts';
import type { Given } from './event.ts';
import { lastAnswered } from './present.ts';
import { begin, change, type EventOf, type Outcome, say } from './step.ts';

/** What the asker takes from it; whoever advised reads it, and it goes with the case if both keep one. */
export function learn(request: ConsultRequest, { text }: EventOf<'lesson'>, given: Given): Outcome {
  const adviser = lastAnswered(request);
  if (request.status !== 'closed' || adviser === null) return 'illegal';
  if (request.lesson === text) return 'already-decided';
  return say(
    change(begin(request, given), { lesson: text }),
    { kind: 'refresh', to: request.askerId, card: 'answer', about: adviser.id },
    { kind: 'refresh', to: adviser.expertId, card: 'expert-news', about: adviser.id },
  );
}
