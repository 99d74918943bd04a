import type { Room } from 'matrix-js-sdk';
import type { RoomView } from '../client.ts';
import { part } from './rest.ts';

/** How a room stands now, in our words. */
export function viewOf(room: Room, ours: string): RoomView {
  const state = room.currentState;
  const content = (type: string): unknown => state.getStateEvents(type, '')?.getContent();
  const members = (membership: string) =>
    state
      .getStateEvents('m.room.member')
      .flatMap((event) => (event.getContent()['membership'] === membership ? (event.getStateKey() ?? []) : []));
  const key = part(content('m.room.create'), 'io.konsil.key');
  return {
    id: room.roomId,
    encrypted: state.getStateEvents('m.room.encryption', '') !== null,
    joined: members('join'),
    invited: members('invite'),
    key: typeof key === 'string' ? key : null,
    mayRedact:
      state.getStateEvents('m.room.create', '')?.getSender() === ours ||
      mayRedact(content('m.room.power_levels'), ours),
    removesLines: part(content('io.konsil.room'), 'removes_lines') === true,
  };
}

function mayRedact(levels: unknown, ours: string): boolean {
  const own = part(levels, 'users', ours) ?? part(levels, 'users_default') ?? 0;
  const needed = part(levels, 'redact') ?? 50;
  return Number(own) >= Number(needed);
}
