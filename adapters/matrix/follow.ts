import type { Form, Inbound, Reply } from '../../src/chat/port.ts';
import { type Asking, beginForm } from './ask.ts';
import { send } from './say.ts';
import { placeOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';

/** What the core answered at once. */
export async function follow(stage: Stage, asking: Asking, event: Inbound, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'ok':
      return;
    case 'form':
      return beginForm(stage, asking, reply.form);
    case 'card':
      await send(stage, placeOf(stage, asking.roomId), reply.card, `reply/${event.dedupeKey}`);
      return;
    case 'errors':
      return tell(stage, asking, 'notOpen');
  }
}

/** Null when the core has none for it (any more). */
export async function formFor(stage: Stage, event: Inbound): Promise<Form | null> {
  try {
    return await stage.core.form(event);
  } catch {
    return null;
  }
}
