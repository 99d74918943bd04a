import type { AccountRef, Outcome, PlaceRef } from '../../src/chat/port.ts';
import { MatrixFault, type RoomView } from './client.ts';
import type { RoomRow } from './rows.ts';
import { stableId } from './stable-id.ts';
import { attempt, languageOf, PLATFORM, placeOf, type Stage } from './stage.ts';
import { words } from './words.ts';

const gone = { kind: 'gone' } as const;

/** Only this person and Konsil: whatever is said there is meant for Konsil. */
export function isPair({ joined, invited }: RoomView, userId: string, ours: string): boolean {
  const there = [...joined, ...invited];
  return there.length === 2 && there.includes(ours) && there.includes(userId);
}

/** Only this person and Konsil, encrypted: what is said there reaches nobody else. */
export function isDirect(view: RoomView, userId: string, ours: string): boolean {
  return view.encrypted && isPair(view, userId, ours);
}

async function isSomebody(stage: Stage, { platform, id }: AccountRef): Promise<boolean> {
  return platform === PLATFORM && id !== stage.client.userId && (await stage.client.profile(id)) !== null;
}

/** A room of ours made under this key: remembered, or found again by what stands in its creation. */
async function made(stage: Stage, keyId: string, kind: RoomRow['kind'], people: readonly string[]): Promise<string> {
  const known = await stage.rows.state.get(`made/${keyId}`);
  if (typeof known === 'string' && known !== '') return known;
  const found = known === '' ? stage.client.rooms().find(({ key }) => key === keyId)?.id : undefined;
  if (known === null) await stage.rows.state.set(`made/${keyId}`, '');
  const roomId = found ?? (await stage.client.createRoom(wish(stage, keyId, kind, people)));
  await stage.rows.write({ row: 'room', roomId, kind, people, left: false }, roomId);
  await stage.rows.state.set(`made/${keyId}`, roomId);
  return roomId;
}

/** No clinical word, and nobody's name: a room's name is never encrypted. */
function wish(stage: Stage, key: string, kind: RoomRow['kind'], people: readonly string[]) {
  const say = words[languageOf(stage, people[0] ?? '')];
  return { key, direct: kind === 'direct', name: kind === 'direct' ? say.directName : say.conversationName };
}

/** One by one, as some federations demand; whoever is there already is left alone. */
async function inviteAll(stage: Stage, roomId: string, people: readonly string[]): Promise<void> {
  const view = stage.client.room(roomId);
  for (const userId of people) {
    const isThere = view !== null && (view.joined.includes(userId) || view.invited.includes(userId));
    if (!isThere) await stage.client.invite(roomId, userId);
  }
}

/** Where this person is spoken to alone. A room that cannot be used any more is followed by another one. */
export function directRoom(stage: Stage, userId: string): Promise<string> {
  return stage.turns.take(`direct/${userId}`, async () => {
    const known = await stage.rows.state.get(`direct/${userId}`);
    if (typeof known === 'string' && (await isUsable(stage, known, userId))) {
      await inviteAll(stage, known, [userId]);
      return known;
    }
    const count = Number((await stage.rows.state.get(`directs/${userId}`)) ?? 0);
    const roomId = await made(stage, stableId('direct', userId, String(count)), 'direct', [userId]);
    if (!(await isUsable(stage, roomId, userId))) {
      await stage.rows.state.set(`directs/${userId}`, count + 1);
      throw new MatrixFault('not-ready', 'direct-room-lost');
    }
    await inviteAll(stage, roomId, [userId]);
    await stage.rows.state.set(`direct/${userId}`, roomId);
    return roomId;
  });
}

/** Encrypted, not given up, and nobody else has come in: what is for one person is said to nobody beside. */
async function isUsable(stage: Stage, roomId: string, userId: string): Promise<boolean> {
  const view = stage.client.room(roomId);
  const row = await stage.rows.read('room', roomId);
  if (view === null || !view.encrypted || row?.left === true) return false;
  return [...view.joined, ...view.invited].every((one) => one === userId || one === stage.client.userId);
}

/** Where somebody writes alone is where they are spoken to, unless they are in another such room already. */
export async function adoptDirect(stage: Stage, roomId: string, userId: string): Promise<void> {
  const known = await stage.rows.state.get(`direct/${userId}`);
  if (known === roomId || (typeof known === 'string' && isIn(stage, known, userId))) return;
  await speakIn(stage, roomId, userId);
}

/** Whoever opens one more direct message wants to be spoken to there from now on. */
export async function speakIn(stage: Stage, roomId: string, userId: string): Promise<void> {
  await stage.rows.write({ row: 'room', roomId, kind: 'direct', people: [userId], left: false }, roomId);
  await stage.rows.state.set(`direct/${userId}`, roomId);
}

function isIn(stage: Stage, roomId: string, userId: string): boolean {
  return stage.client.room(roomId)?.joined.includes(userId) === true;
}

export function direct(stage: Stage, to: AccountRef): Promise<Outcome<PlaceRef>> {
  return attempt(stage, async () => {
    if (!(await isSomebody(stage, to))) return gone;
    return { kind: 'done', value: placeOf(stage, await directRoom(stage, to.id)) };
  });
}

/** A new room for each introduction, or the room the asker came from, where the house wants it so. */
export function introduce(
  stage: Stage,
  people: readonly AccountRef[],
  key: string,
  at: PlaceRef | undefined,
): Promise<Outcome<PlaceRef>> {
  return stage.turns.take(`introduce/${key}`, () =>
    attempt(stage, async () => {
      for (const person of people) if (!(await isSomebody(stage, person))) return gone;
      if (people.length === 0 || (at !== undefined && stage.client.room(at.id) === null)) return gone;
      const ids = people.map(({ id }) => id);
      const shared = at === undefined ? await roomOfAsker(stage, ids, key) : null;
      const roomId = at?.id ?? shared ?? (await made(stage, stableId('introduce', key), 'conversation', ids));
      try {
        await inviteAll(stage, roomId, ids);
      } catch (error) {
        if (at !== undefined || !(error instanceof MatrixFault) || error.kind !== 'forbidden') throw error;
        if (shared === null) {
          await abandon(stage, roomId);
          throw error;
        }
        await stage.rows.state.set(`shared/${key}`, '');
        throw new MatrixFault('not-ready', 'may-not-invite-there');
      }
      return { kind: 'done', value: placeOf(stage, shared === null ? roomId : `${roomId}${SHARED}`) };
    }),
  );
}

/** Marks a place as a conversation in what was a direct room: what is for its asker alone goes elsewhere from then on. */
const SHARED = '#shared';

/**
 * The room that the asker opened with Konsil, where the house wants introductions there; the same at every attempt,
 * but for one in which Konsil turned out not to be allowed to invite.
 */
async function roomOfAsker(stage: Stage, [asker = '']: readonly string[], key: string): Promise<string | null> {
  if (stage.house.introducesIn === 'new-room') return null;
  const chosen = await stage.rows.state.get(`shared/${key}`);
  if (typeof chosen === 'string') return chosen === '' ? null : chosen;
  const own = await stage.rows.state.get(`direct/${asker}`);
  if (typeof own !== 'string' || stage.client.room(own)?.key !== null) return null;
  if (!(await isUsable(stage, own, asker))) return null;
  await stage.rows.state.set(`shared/${key}`, own);
  return own;
}

/** The room that a place stands for. */
export function roomOf({ id }: PlaceRef): string {
  return id.endsWith(SHARED) ? id.slice(0, -SHARED.length) : id;
}

/** Somebody will not be invited: the room is given up, so that nobody waits in it. */
async function abandon(stage: Stage, roomId: string): Promise<void> {
  const row = await stage.rows.read('room', roomId);
  if (row !== null) await stage.rows.write({ ...row, left: true }, roomId);
  await stage.client.leave(roomId).catch((error: unknown) => stage.onFault('leave', codeOf(error)));
}

/**
 * The room in which something for this place is said now: the same, or where its person is spoken to by now.
 * Null when Konsil has left it, or never knew it.
 */
export async function roomFor(stage: Stage, place: PlaceRef): Promise<string | null> {
  const roomId = roomOf(place);
  const row = await stage.rows.read('room', roomId);
  if (row?.left === true) return null;
  if (roomId !== place.id) return stage.client.room(roomId) === null ? null : roomId;
  const [person] = row?.people ?? [];
  if (row?.kind === 'direct' && person !== undefined) return directRoom(stage, person);
  return stage.client.room(place.id) === null ? null : place.id;
}

export function codeOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 60) : 'unknown';
}
