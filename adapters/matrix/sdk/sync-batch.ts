import { isJson, type Json, list, part, text } from './rest.ts';

/** What one answer of `/sync` told of one room, in order. */
export interface RoomBatch {
  readonly roomId: string;
  readonly events: readonly Json[];
  /** Something is missing before the first of these; null where nothing is. */
  readonly gapFrom: string | null;
}

export interface Batch {
  readonly next: string;
  readonly first: boolean;
  readonly rooms: readonly RoomBatch[];
  readonly invites: readonly { readonly roomId: string; readonly by: string }[];
}

const STATE_AFTER = 'org.matrix.msc4222.state_after';

function isState(event: Json): boolean {
  return typeof event['state_key'] === 'string';
}

/**
 * A room that we are in: what crossed our joining may bring back the state before it, in which we were only asked in.
 * Taken for the state of now, it would make us deaf there.
 */
function joined(room: Json, ours: string): Json {
  if (!isJson(room['state'])) return room;
  const events = list(room, 'state', 'events').filter(
    (one) =>
      one['type'] !== 'm.room.member' || one['state_key'] !== ours || text(one, 'content', 'membership') === 'join',
  );
  return { ...room, state: { ...room['state'], events } };
}

/** A room's answer without a timeline: state that stood in it is added to the state, messages are taken out. */
function withoutTimeline(room: Json): Json {
  const timeline = list(room, 'timeline', 'events');
  const prevBatch = text(room, 'timeline', 'prev_batch');
  const state = [...list(room, 'state', 'events'), ...timeline.filter(isState)];
  return {
    ...room,
    ...(STATE_AFTER in room ? {} : { state: { events: state } }),
    timeline: { events: [], limited: false, ...(prevBatch === null ? {} : { prev_batch: prevBatch }) },
    ephemeral: { events: [] },
    account_data: { events: [] },
  };
}

function entries(answer: Json, kind: 'join' | 'invite' | 'leave'): readonly (readonly [string, Json])[] {
  const rooms = part(answer, 'rooms', kind);
  return isJson(rooms)
    ? Object.entries(rooms).flatMap(([roomId, room]) => (isJson(room) ? [[roomId, room] as const] : []))
    : [];
}

function roomBatch(roomId: string, room: Json): RoomBatch {
  const limited = part(room, 'timeline', 'limited') === true;
  return {
    roomId,
    events: list(room, 'timeline', 'events'),
    gapFrom: limited ? text(room, 'timeline', 'prev_batch') : null,
  };
}

function inviter(invite: Json, ours: string): string {
  const event = list(invite, 'invite_state', 'events').find(
    (one) => one['type'] === 'm.room.member' && one['state_key'] === ours,
  );
  return text(event, 'sender') ?? '';
}

/** Takes messages out of an answer of `/sync`, so that nothing behind it ever holds or keeps them. */
export function splitSync(answer: Json, first: boolean, ours: string): { readonly batch: Batch; readonly rest: Json } {
  const join = entries(answer, 'join');
  const present = join.map(([id, room]) => [id, joined(room, ours)] as const);
  const leave = entries(answer, 'leave');
  const stripped = (rooms: typeof join) => Object.fromEntries(rooms.map(([id, room]) => [id, withoutTimeline(room)]));
  const rooms = isJson(answer['rooms']) ? answer['rooms'] : {};
  return {
    batch: {
      first,
      next: text(answer, 'next_batch') ?? '',
      rooms: join.map(([roomId, room]) => roomBatch(roomId, room)),
      invites: entries(answer, 'invite').map(([roomId, invite]) => ({ roomId, by: inviter(invite, ours) })),
    },
    rest: { ...answer, rooms: { ...rooms, join: stripped(present), leave: stripped(leave) } },
  };
}
