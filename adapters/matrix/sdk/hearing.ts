import { setTimeout as wait } from 'node:timers/promises';
import type { MatrixClient as SdkClient } from 'matrix-js-sdk';
import type { Ears, RoomEvent } from '../client.ts';
import type { Connection } from './connection.ts';
import { readEvent } from './crypto-client.ts';
import { fetchGap } from './gap.ts';
import { inPath, type Json, part, text } from './rest.ts';
import type { RoomQueue } from './room-queue.ts';
import type { Batch, RoomBatch } from './sync-batch.ts';

export interface Listener {
  take(batch: Batch): void;
  /** Tries once more what could not be read before a stop. */
  readAgain(): Promise<void>;
  /** Everything that came so far has been heard. */
  heard(): Promise<void>;
}

const ENTERED_WITHIN_MS = 5000;
const LOOK_EVERY_MS = 25;

const RELEVANT: ReadonlySet<unknown> = new Set(['m.room.message', 'm.room.encrypted', 'm.reaction']);

/** Tells of every message once and in order, and keeps the token behind what has been heard. */
export function createListener(at: () => Connection, ears: Ears, queue: RoomQueue, graceMs: number): Listener {
  let done: Promise<unknown> = Promise.resolve();
  /** Sessions that were waited for once. */
  const waitedFor = new Set<string>();

  const late = (event: RoomEvent): void => {
    queue.put(event.roomId, () => ears.heard(event)).catch(() => undefined);
  };
  const hear = async (roomId: string, raw: Json): Promise<void> => {
    await entered(at().sdk, roomId);
    const event = await readPatiently(at().sdk, roomId, raw, { late, waitedFor, graceMs });
    await ears.heard(event);
  };
  const missed = async (roomId: string, from: string) => {
    const ours = at().sdk.getSafeUserId();
    const all = await fetchGap(at().rest, roomId, from, (id) => ears.hasHeard(roomId, id));
    return all.filter((one) => isSaid(one, ours));
  };
  /** A room that was listened to before the store was lost is gone on with where it was left. */
  const atFirst = async ({ roomId, events, gapFrom }: RoomBatch): Promise<void> => {
    if (!(await ears.knows(roomId))) return ears.skip(roomId, events.map(idOf));
    const fresh: Json[] = [];
    for (const raw of events) if (!(await ears.hasHeard(roomId, idOf(raw)))) fresh.push(raw);
    const isWhole = gapFrom === null || fresh.length < events.length;
    for (const raw of [...(isWhole ? [] : await missed(roomId, gapFrom)), ...fresh]) await hear(roomId, raw);
  };
  const room = async ({ roomId, events, gapFrom }: RoomBatch, first: boolean): Promise<void> => {
    const ours = at().sdk.getSafeUserId();
    const isHeard = (one: Json): boolean => isSaid(one, ours);
    if (first) return queue.put(roomId, () => atFirst({ roomId, events: events.filter(isHeard), gapFrom }));
    const since = cameIn(events, ours);
    const work: Promise<void>[] = [];
    if (gapFrom !== null && since === 0)
      work.push(
        queue.put(roomId, async () => {
          for (const raw of await missed(roomId, gapFrom)) await hear(roomId, raw);
        }),
      );
    for (const raw of events.slice(since).filter(isHeard)) work.push(queue.put(roomId, () => hear(roomId, raw)));
    await Promise.all(work);
  };

  return {
    take(batch) {
      const invites = batch.invites.map(({ roomId, by }) => queue.put(roomId, () => ears.invited(roomId, by)));
      const all = Promise.all([done, ...invites, ...batch.rooms.map((one) => room(one, batch.first))]);
      done = all.then(() => at().store.keep(batch.next));
      done.catch(() => undefined);
    },
    async readAgain() {
      for (const { roomId, eventId } of await ears.unread()) {
        const raw = await at()
          .rest.call('GET', `/rooms${inPath(roomId)}/event${inPath(eventId)}`)
          .catch(() => null);
        if (raw === null) continue;
        const event = await readEvent(at().sdk, roomId, raw, late);
        if (event.what.kind !== 'unreadable') late(event);
      }
    },
    async heard() {
      await done.catch(() => undefined);
    },
  };
}

/** What a new room says is told a moment before the SDK knows that we are in it; a room that was left is not waited for long. */
async function entered(sdk: SdkClient, roomId: string): Promise<void> {
  for (let waited = 0; waited < ENTERED_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (sdk.getRoom(roomId)?.getMyMembership() === 'join') return;
    await wait(LOOK_EVERY_MS);
  }
}

/** By somebody else, and of a kind that may be meant for us. */
function isSaid(event: Json, ours: string): boolean {
  return RELEVANT.has(event['type']) && event['sender'] !== ours;
}

function idOf(event: Json): string {
  return text(event, 'event_id') ?? '';
}

/** What was said before we were asked in is not ours to read: the place behind our invite, else our joining. */
function cameIn(events: readonly Json[], ours: string): number {
  const mine = (membership: string) =>
    events.findLastIndex(
      (one) =>
        one['type'] === 'm.room.member' &&
        one['state_key'] === ours &&
        text(one, 'content', 'membership') === membership &&
        part(one, 'unsigned', 'prev_content', 'membership') !== 'join',
    );
  const invited = mine('invite');
  return 1 + (invited >= 0 ? invited : mine('join'));
}

interface Patience {
  readonly late: (event: RoomEvent) => void;
  readonly waitedFor: Set<string>;
  readonly graceMs: number;
}

/** Keys often come a moment after their message; a session that stayed dark once is not waited for again. */
async function readPatiently(
  sdk: SdkClient,
  roomId: string,
  raw: Json,
  { late, waitedFor, graceMs }: Patience,
): Promise<RoomEvent> {
  let came: (event: RoomEvent) => void = late;
  const coming = new Promise<RoomEvent>((resolve) => {
    came = resolve;
  });
  const event = await readEvent(sdk, roomId, raw, (one) => came(one));
  if (event.what.kind !== 'unreadable' || waitedFor.has(event.what.session)) {
    came = late;
    return event;
  }
  waitedFor.add(event.what.session);
  const timer = Promise.withResolvers<null>();
  const timeout = setTimeout(() => timer.resolve(null), graceMs);
  const readable = await Promise.race([coming, timer.promise]);
  clearTimeout(timeout);
  came = late;
  return readable ?? event;
}
