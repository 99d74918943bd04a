import type { Asking } from './ask.ts';
import { stableId } from './stable-id.ts';
import type { Stage } from './stage.ts';
import { tell } from './tell.ts';

/** Remembered by its id alone, to be fetched again; its sender is told once for each session, and only where nobody else reads. */
export async function unreadable(stage: Stage, asking: Asking, session: string, alone: boolean): Promise<void> {
  const { roomId, eventId } = asking;
  await stage.rows.write({ row: 'unread', roomId, eventId }, roomId, eventId);
  if (!alone) return;
  const name = `told/${stableId(roomId, session)}`;
  if ((await stage.rows.state.get(name)) !== null) return;
  await tell(stage, asking, 'unreadable');
  await stage.rows.state.set(name, true);
}
