import type { ConsultRequest, Introduction, RelayMessage } from './consult-request.ts';
import { openConversation } from './conversation.ts';
import type { Given } from './event.ts';
import { lastAnswered, liveConversation } from './present.ts';
import { passOn } from './relay.ts';
import { remindIfSilent } from './reminders.ts';
import { begin, change, type EventOf, move, moveIntroduction, type Outcome, type Step, say } from './step.ts';

/** A further question to the same expert in the same request; after an answer on the card it opens the Conversation. */
export function followUp(request: ConsultRequest, { text }: EventOf<'follow-up'>, given: Given): Outcome {
  const answered = lastAnswered(request);
  if (request.status !== 'answered' || answered === null) return 'already-decided';
  const { id } = answered;
  const asked = moveIntroduction(change(begin(request, given), { closedHow: null }), id, 'follow-up', {
    acceptedAt: given.now,
    reminders: 0,
  });
  return remindIfSilent(putToExpert(move(asked, 'follow-up'), answered, text), id);
}

/** Without words a nudge is enough where the two talk already; a new conversation speaks for itself. */
function putToExpert(step: Step, introduction: Introduction, text: RelayMessage['text'] | null): Step {
  const { id, expertId } = introduction;
  const talked = liveConversation(step.request, id) !== null;
  const talking = talked ? step : openConversation(step, introduction);
  const conversation = liveConversation(talking.request, id);
  if (text !== null && conversation !== null) return passOn(talking, conversation, 'asker', text);
  return talked ? say(talking, { kind: 'tell', to: expertId, card: 'expert-news', about: id }) : talking;
}
