import type { Inbound } from '../../src/chat/port.ts';
import { type Asking, beginForm } from './ask.ts';
import { follow, formFor } from './follow.ts';
import { directRoom, isDirect } from './places.ts';
import type { Meant } from './prompts.ts';
import { accountOf, placeOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';

/** Somebody chose, by number, word or sign. A form is never asked where others read along. */
export async function choose(stage: Stage, asking: Asking, { choice, prompt }: Meant): Promise<void> {
  const { roomId, userId, eventId } = asking;
  const handle =
    choice.handle ?? (await stage.core.resolve({ place: placeOf(stage, roomId), id: prompt.keyId }, choice.id));
  if (handle === null) return tell(stage, asking, 'notOpen');
  const event: Inbound = {
    dedupeKey: eventId,
    at: stage.core.now(),
    by: accountOf(userId),
    in: placeOf(stage, roomId),
    kind: 'choice',
    handle,
    choice: choice.id,
  };
  if (choice.opens !== null) {
    const form = await formFor(stage, event);
    if (form === null) return tell(stage, asking, 'notOpen');
    return beginForm(stage, { ...asking, roomId: await alone(stage, asking) }, form);
  }
  const reply = await stage.core.accept(event).catch(() => null);
  return reply === null ? tell(stage, asking, 'notStored') : follow(stage, asking, event, reply);
}

async function alone(stage: Stage, { roomId, userId }: Asking): Promise<string> {
  const view = stage.client.room(roomId);
  return view !== null && isDirect(view, userId, stage.client.userId) ? roomId : directRoom(stage, userId);
}
