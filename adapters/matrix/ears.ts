import type { Ears, RoomEvent } from './client.ts';
import { act } from './hear.ts';
import { isWelcome } from './house.ts';
import { isDirect, speakIn } from './places.ts';
import { stableId } from './stable-id.ts';
import { accountOf, placeOf, type Stage } from './stage.ts';

/** As many as a homeserver tells of one room at once, and then some; what came before the last of these is long done. */
const REMEMBERED = 120;

function shortId(eventId: string): string {
  return stableId('heard', eventId).slice(0, 10);
}

async function heardIn(stage: Stage, roomId: string): Promise<readonly string[]> {
  const value = await stage.rows.state.get(`heard/${roomId}`);
  return typeof value === 'string' ? value.split(' ') : [];
}

async function note(stage: Stage, roomId: string, eventIds: readonly string[]): Promise<void> {
  const all = [...(await heardIn(stage, roomId)), ...eventIds.map(shortId)];
  await stage.rows.state.set(`heard/${roomId}`, all.slice(-REMEMBERED).join(' '));
}

/** Every event once, in the order of its room, also when a stale sync token tells of it again after a crash. */
export function createEars(stage: Stage, onUnread: (change: 1 | -1) => void): Ears {
  const late = async (event: RoomEvent): Promise<boolean> => {
    const waiting = await stage.rows.read('unread', event.roomId, event.eventId);
    if (waiting === null || event.what.kind === 'unreadable') return false;
    await act(stage, event);
    await stage.rows.remove('unread', event.roomId, event.eventId);
    onUnread(-1);
    return true;
  };
  return {
    heard: (event) =>
      stage.turns.take(`hear/${event.roomId}`, async () => {
        const known = (await heardIn(stage, event.roomId)).includes(shortId(event.eventId));
        if (await late(event)) return;
        if (known) return;
        await act(stage, event);
        if (event.what.kind === 'unreadable') onUnread(1);
        await note(stage, event.roomId, [event.eventId]);
      }),
    hasHeard: async (roomId, eventId) => (await heardIn(stage, roomId)).includes(shortId(eventId)),
    knows: async (roomId) =>
      (await stage.rows.state.get(`heard/${roomId}`)) !== null || (await stage.rows.read('room', roomId)) !== null,
    skip: (roomId, eventIds) => stage.turns.take(`hear/${roomId}`, () => note(stage, roomId, eventIds)),
    unread: async () => (await stage.rows.list('unread')).map(({ roomId, eventId }) => ({ roomId, eventId })),
    async invited(roomId, by) {
      if (!isWelcome(stage.house, roomId, by)) return stage.client.leave(roomId);
      await stage.client.join(roomId);
      const view = stage.client.room(roomId);
      if (view === null || !isDirect(view, by, stage.client.userId)) return;
      await speakIn(stage, roomId, by);
      await stage.core.accept({
        dedupeKey: `joined/${roomId}`,
        at: stage.core.now(),
        by: accountOf(by),
        in: placeOf(stage, roomId),
        kind: 'command',
        text: stage.help,
      });
    },
    state: (state) => stage.core.health(state),
  };
}
