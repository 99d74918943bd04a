import type { Outcome, PlaceRef } from '../../src/chat/port.ts';
import { codeOf, roomOf } from './places.ts';
import { attempt, type Stage } from './stage.ts';

const DAY_MS = 24 * 3_600_000;

/** Nothing is said there from now on; the room is left and forgotten as soon as the house wants it so. */
export function leave(stage: Stage, place: PlaceRef): Promise<Outcome<void>> {
  const roomId = roomOf(place);
  return stage.turns.take(roomId, () =>
    attempt(stage, async () => {
      const row = await stage.rows.read('room', roomId);
      await stage.rows.write(
        { ...(row ?? { row: 'room', roomId, kind: 'conversation', people: [] }), left: true },
        roomId,
      );
      for (const prompt of await stage.rows.list('prompt', roomId))
        await stage.rows.remove('prompt', roomId, prompt.eventId);
      const at = new Date(stage.core.now().getTime() + stage.house.leavesAfterDays * DAY_MS).toISOString();
      if (stage.house.leavesAfterDays > 0) await stage.rows.write({ row: 'leaving', roomId, at }, roomId);
      else await depart(stage, roomId);
      return { kind: 'done', value: undefined };
    }),
  );
}

async function depart(stage: Stage, roomId: string): Promise<void> {
  if (stage.client.room(roomId) !== null) await stage.client.leave(roomId);
  await stage.rows.remove('leaving', roomId);
}

/** Leaves the rooms whose time has come; what fails is tried again with the next look. */
export async function leaveDue(stage: Stage): Promise<void> {
  const now = stage.core.now().getTime();
  for (const { roomId, at } of await stage.rows.list('leaving')) {
    if (Date.parse(at) > now) continue;
    await stage.turns
      .take(roomId, () => depart(stage, roomId))
      .catch((error: unknown) => stage.onFault('leave', codeOf(error)));
  }
}
