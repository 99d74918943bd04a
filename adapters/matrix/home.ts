import type { AccountRef, Card, Outcome } from '../../src/chat/port.ts';
import { said } from './content.ts';
import { directRoom } from './places.ts';
import { freeCode, putPrompt, standing } from './prompts.ts';
import { homeBlocks } from './render/card.ts';
import { piecesOf } from './render/pieces.ts';
import { look, remove, spread } from './say.ts';
import { stableId } from './stable-id.ts';
import { attempt, PLATFORM, placeOf, type Stage } from './stage.ts';

const done = { kind: 'done', value: undefined } as const;

/** A person's page: one message in their direct room, pinned, and edited in place. It rings nowhere. */
export function showHome(
  stage: Stage,
  of: AccountRef,
  sections: readonly Card[],
  version: number,
): Promise<Outcome<void>> {
  return attempt(stage, async () => {
    const isThere = of.platform === PLATFORM && (await stage.client.profile(of.id)) !== null;
    if (!isThere) return { kind: 'gone' };
    const roomId = await directRoom(stage, of.id);
    return stage.turns.take(roomId, () => attempt(stage, () => draw(stage, of.id, roomId, sections, version)));
  });
}

async function draw(
  stage: Stage,
  userId: string,
  roomId: string,
  sections: readonly Card[],
  version: number,
): Promise<Outcome<void>> {
  const before = await stage.rows.read('home', userId);
  if (before !== null && before.version > version) return done;
  const keyId = stableId('home', userId, roomId);
  const code = await freeCode(stage, roomId, keyId);
  const pieces = piecesOf(homeBlocks(sections, code));
  const digest = stableId(roomId, JSON.stringify(pieces));
  if (before?.digest === digest) return done;
  const kept = await stage.rows.read('message', roomId, keyId);
  const row = kept?.status === 'removed' ? null : kept;
  const transaction = kept === null ? `k${keyId}` : `k${version}${keyId}`;
  const [piece] = pieces;
  const first = row?.eventIds[0] ?? (await look(stage, roomId, keyId));
  const begun =
    first ?? (piece === undefined ? null : await stage.client.say(roomId, said(piece, 'm.notice', keyId), transaction));
  if (begun === null) return done;
  const known = row?.eventIds ?? [begun];
  const eventIds =
    first === null && pieces.length === 1
      ? known
      : await spread(stage, roomId, pieces, known, { transaction: `${version}${keyId}`, msgtype: 'm.notice' });
  await stage.rows.write({ row: 'message', status: 'shown', eventIds, version }, roomId, keyId);
  if (first === null) await stage.client.pin(roomId, begun);
  await putPrompt(stage, { roomId, eventId: begun, keyId, code, choices: standing(sections) });
  if (before !== null && before.roomId !== roomId)
    await remove(stage, { place: placeOf(stage, before.roomId), id: before.keyId });
  await stage.rows.write({ row: 'home', roomId, keyId, version, digest }, userId);
  return done;
}
