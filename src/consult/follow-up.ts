import { openConversation, passOn } from './conversation.ts';
import type { ConsultRequest } from './consult-request.ts';
import type { Given } from './event.ts';
import { lastAnswered, liveConversation } from './present.ts';
import { remindIfSilent } from './reminders.ts';
import { type EventOf, type Outcome, begin, change, move, moveIntroduction } from './step.ts';

/** A further question to the same expert in the same request; after an answer on the card it opens the Conversation. */
export function followUp(request: ConsultRequest, { text }: EventOf<'follow-up'>, given: Given): Outcome {
  const answered = lastAnswered(request);
  if (request.status !== 'answered' || answered === null) return 'already-decided';
  const { id } = answered;
  const asked = moveIntroduction(change(begin(request, given), { closedHow: null }), id, 'follow-up', {
    acceptedAt: given.now, reminders: 0,
  });
  const moved = move(asked, 'follow-up');
  const talking = liveConversation(request, id) === null ? openConversation(moved, answered) : moved;
  const conversation = liveConversation(talking.request, id);
  const asking = text === null || conversation === null ? talking : passOn(talking, conversation, 'asker', text);
  return remindIfSilent(asking, id);
}
