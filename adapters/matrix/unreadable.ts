import type { Asking } from './ask.ts';
import { stableId } from './stable-id.ts';
import type { Stage } from './stage.ts';
import { tell } from './tell.ts';

const KEY_COMES_WITHIN_MS = 30 * 24 * 3_600_000;

/** Remembered by its id alone, to be fetched again; its sender is told once for each session, and only where nobody else reads. */
export async function unreadable(stage: Stage, asking: Asking, session: string, alone: boolean): Promise<void> {
  const { roomId, eventId } = asking;
  const at = stage.core.now().toISOString();
  await stage.rows.write({ row: 'unread', roomId, eventId, at }, roomId, eventId);
  if (!alone) return;
  const name = `told/${stableId(roomId, session)}`;
  if ((await stage.rows.state.get(name)) !== null) return;
  await tell(stage, asking, 'unreadable');
  await stage.rows.state.set(name, true);
}

/** A key that did not come in a month never does: such messages are given up. Answers how many. */
export async function giveUpUnread(stage: Stage): Promise<number> {
  const oldest = stage.core.now().getTime() - KEY_COMES_WITHIN_MS;
  const old = (await stage.rows.list('unread')).filter(({ at }) => !(Date.parse(at) > oldest));
  for (const { roomId, eventId } of old) await stage.rows.remove('unread', roomId, eventId);
  return old.length;
}
