import type { Card, MessageRef, Outcome, PlaceRef } from '../../src/chat/port.ts';
import type { MessageContent } from './client.ts';
import { bare, replaced, said } from './content.ts';
import { roomFor, roomOf } from './places.ts';
import { freeCode, putPrompt, standing } from './prompts.ts';
import { cardBlocks } from './render/card.ts';
import { line, type Piece, piecesOf } from './render/pieces.ts';
import type { MessageRow } from './rows.ts';
import { stableId } from './stable-id.ts';
import { attempt, type Stage } from './stage.ts';

const gone = { kind: 'gone' } as const;
const done = { kind: 'done', value: undefined } as const;

function refOf(place: PlaceRef, keyId: string, roomId: string): MessageRef {
  return { place: { ...place, id: roomId }, id: keyId };
}

/**
 * Says a card once under its key. A device rings with the words of a new message, so it is sent with the notice alone and
 * filled in afterwards; an edit rings nowhere.
 */
export function send(stage: Stage, place: PlaceRef, card: Card, key: string): Promise<Outcome<MessageRef>> {
  return attempt(stage, async () => {
    const roomId = await roomFor(stage, place);
    if (roomId === null) return gone;
    return stage.turns.take(roomId, () => attempt(stage, () => sendIn(stage, place, roomId, card, key)));
  });
}

async function sendIn(
  stage: Stage,
  place: PlaceRef,
  roomId: string,
  card: Card,
  key: string,
): Promise<Outcome<MessageRef>> {
  const keyId = stableId(roomId, key);
  const ref = refOf(place, keyId, roomId);
  const row = await stage.rows.read('message', roomId, keyId);
  if (row !== null && row.status !== 'posting') return { kind: 'done', value: ref };
  const eventId = row === null ? null : (row.eventIds[0] ?? (await look(stage, roomId, keyId)));
  if (row === null) await saveRow(stage, roomId, keyId, { status: 'posting', eventIds: [], version: 0 });
  const first =
    eventId ?? (await stage.client.say(roomId, bare(line(card.notice).body || 'Konsil', keyId), `k${keyId}`));
  await fill(stage, { roomId, keyId, card, version: 0, eventIds: [first] });
  return { kind: 'done', value: ref };
}

function saveRow(stage: Stage, roomId: string, keyId: string, row: Omit<MessageRow, 'row'>): Promise<void> {
  return stage.rows.write({ row: 'message', ...row }, roomId, keyId);
}

interface Filling {
  readonly roomId: string;
  readonly keyId: string;
  readonly card: Card;
  readonly version: number;
  readonly eventIds: readonly string[];
}

/** Puts a card into its message, and what does not fit into messages behind it. */
async function fill(stage: Stage, { roomId, keyId, card, version, eventIds }: Filling): Promise<void> {
  const code = await freeCode(stage, roomId, keyId);
  const pieces = piecesOf(cardBlocks(card, { from: 1, code }));
  const ids = await spread(stage, roomId, pieces, eventIds, { transaction: `${version}${keyId}`, msgtype: 'm.text' });
  await saveRow(stage, roomId, keyId, { status: 'shown', eventIds: ids, version });
  const [eventId] = ids;
  if (eventId !== undefined) await putPrompt(stage, { roomId, eventId, keyId, code, choices: standing([card]) });
}

/** Edits what is there, adds what is missing, takes away what is too much. */
export async function spread(
  stage: Stage,
  roomId: string,
  pieces: readonly Piece[],
  eventIds: readonly string[],
  { transaction, msgtype }: { readonly transaction: string; readonly msgtype: MessageContent['msgtype'] },
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const there = eventIds[index];
    const at = `${index}${transaction}`;
    if (there === undefined) ids.push(await stage.client.say(roomId, said(piece, 'm.notice'), `p${at}`));
    else {
      await stage.client.say(roomId, replaced(there, piece, index === 0 ? msgtype : 'm.notice'), `e${at}`);
      ids.push(there);
    }
  }
  for (const spare of eventIds.slice(pieces.length)) await stage.client.redact(roomId, spare, `r${stableId(spare)}`);
  return ids;
}

/** An older version never overwrites a newer one. */
export function edit(stage: Stage, { place, id }: MessageRef, card: Card, version: number): Promise<Outcome<void>> {
  return stage.turns.take(place.id, () =>
    attempt(stage, async () => {
      const row = await stage.rows.read('message', place.id, id);
      if (row === null || row.status === 'removed' || stage.client.room(place.id) === null) return gone;
      if (row.version > version) return done;
      await fill(stage, { roomId: place.id, keyId: id, card, version, eventIds: row.eventIds });
      return done;
    }),
  );
}

/** The row stays, so that the same key is not said again. */
export function remove(stage: Stage, { place, id }: MessageRef): Promise<Outcome<void>> {
  return stage.turns.take(place.id, () =>
    attempt(stage, async () => {
      const row = await stage.rows.read('message', place.id, id);
      if (row === null) return gone;
      const [eventId] = row.eventIds;
      if (eventId !== undefined)
        await putPrompt(stage, { roomId: place.id, eventId, keyId: id, code: '', choices: [] });
      for (const each of row.eventIds) await stage.client.redact(place.id, each, `r${stableId(each)}`);
      await saveRow(stage, place.id, id, { ...row, status: 'removed' });
      return done;
    }),
  );
}

/** A message that stands there with its notice alone counts as absent: saying it again fills it in. */
export async function find(stage: Stage, place: PlaceRef, key: string): Promise<MessageRef | 'absent' | 'cannot-tell'> {
  try {
    const roomId = roomOf(place);
    const keyId = stableId(roomId, key);
    const row = await stage.rows.read('message', roomId, keyId);
    return row === null || row.status === 'posting' ? 'absent' : refOf(place, keyId, roomId);
  } catch {
    return 'cannot-tell';
  }
}

const PAGES = 20;

/** A message of ours by its key, in the newest part of a room's history. */
export async function look(stage: Stage, roomId: string, keyId: string): Promise<string | null> {
  let from: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const { events, next } = await stage.client.history(roomId, from);
    const found = events.find(({ key, sender }) => key === keyId && sender === stage.client.userId);
    if (found !== undefined) return found.eventId;
    if (next === null) return null;
    from = next;
  }
  return null;
}
