import type { Handle } from '../../chat/card.ts';
import type { PlaceRef } from '../../chat/port.ts';
import type { HandleTarget, PlaceKey } from '../port.ts';
import { readColumn } from './columns.ts';
import type { Db } from './database.ts';
import { insertRows, replacing } from './insert.ts';
import { cardName } from './words.ts';

/** The last word counts: a handle that is derived from an event may be put again. */
export async function putHandles(db: Db, handles: readonly HandleTarget[]): Promise<void> {
  const rows = handles.map(({ handle, to, card, requestId, about }) => ({
    handle,
    to,
    card,
    requestId,
    about,
  }));
  await insertRows(db, 'Handle', rows, `ON CONFLICT ("handle") ${replacing(['to', 'card', 'requestId', 'about'])}`);
}

export async function handleTarget(db: Db, handle: Handle): Promise<HandleTarget | null> {
  const row = await db.handle.findUnique({ where: { handle } });
  return row && { ...row, card: readColumn(cardName, row.card, `Handle ${handle}`) };
}

export async function place(db: Db, key: PlaceKey): Promise<PlaceRef | null> {
  return db.place.findUnique({ where: { key }, select: { platform: true, tenant: true, id: true } });
}

export async function putPlace(db: Db, key: PlaceKey, { platform, tenant, id }: PlaceRef): Promise<void> {
  const ref = { platform, tenant, id };
  await db.place.upsert({ where: { key }, create: { key, ...ref }, update: ref });
}
