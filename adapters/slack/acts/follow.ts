import type { Reply } from '../../../src/chat/port.ts';
import type { Stage } from '../stage.ts';
import { baseOf, type Source } from './source.ts';
import { tellDirectly } from './tell.ts';

/** What the core answers at once beyond "taken" is said in the direct message, once. */
export async function follow(stage: Stage, source: Source, reply: Reply): Promise<void> {
  if (reply.kind !== 'card') return;
  const { by, dedupeKey } = baseOf(stage, source);
  await tellDirectly(stage, by, reply.card, `reply/${dedupeKey}`);
}
