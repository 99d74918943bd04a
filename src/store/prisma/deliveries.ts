import { z } from 'zod';
import type { Handle } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/port.ts';
import type { Effect } from '../../consult/effect.ts';
import {
  type Delivery,
  type DeliveryStatus,
  type NewDelivery,
  type PlaceKey,
  REPLACED,
  type Settlement,
  type Store,
} from '../port.ts';
import { readColumn, readJson, sortOut } from './columns.ts';
import type { Db, Prisma } from './database.ts';
import { insertRows } from './insert.ts';
import { effect as effectShape, messageRef } from './shapes.ts';
import { deliveryStatus } from './words.ts';

type Row = Prisma.DeliveryGetPayload<object>;

const placeKey = z.custom<PlaceKey>(
  (value) => typeof value === 'string' && /^(core$|person:|conversation:)/.test(value),
);

export async function addDeliveries(db: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  await insertRows(db, 'Delivery', deliveries.map(newRow));
}

function newRow(delivery: NewDelivery) {
  const { id, key, requestId, place, effect, handle, notBefore, createdAt } = delivery;
  return {
    id,
    key,
    requestId,
    place,
    handle,
    notBefore,
    createdAt,
    effect: JSON.stringify(effect),
    ...searched(effect),
  };
}

function searched(effect: Effect): { kind: string; card: string | null; about: string | null } {
  return {
    kind: effect.kind,
    card: 'card' in effect ? effect.card : null,
    about: 'about' in effect ? effect.about : null,
  };
}

export async function deliveriesIn(db: Db, status: DeliveryStatus): Promise<readonly Delivery[]> {
  const rows = await db.delivery.findMany({ where: { status }, orderBy: { seq: 'asc' } });
  return readOrPark(db, rows);
}

/** What cannot be read cannot be said: parked as it stands, so that its place goes on and the coordinator's count shows it. */
export async function readOrPark(db: Db, rows: readonly Row[]): Promise<readonly Delivery[]> {
  const { read, damaged } = sortOut(rows, readDelivery);
  const seq = { in: damaged.map((row) => row.seq) };
  if (damaged.length > 0) {
    await db.delivery.updateMany({ where: { seq }, data: { status: 'parked', reason: 'unreadable' } });
  }
  return read;
}

/** False when the row is gone: erased with its request. */
export async function settle(db: Db, id: string, settlement: Settlement): Promise<boolean> {
  return (await db.delivery.updateMany({ where: { id }, data: settled(settlement) })).count === 1;
}

function settled(settlement: Settlement): Prisma.DeliveryUpdateManyMutationInput {
  switch (settlement.status) {
    case 'sent':
      return {
        status: 'sent',
        version: settlement.version,
        reason: null,
        ...messageColumns(settlement.message),
      };
    case 'superseded':
    case 'pending':
    case 'parked':
      return { ...settlement };
  }
}

function messageColumns(message: MessageRef | null) {
  const place = message?.place;
  return {
    messagePlatform: place?.platform ?? null,
    messageTenant: place?.tenant ?? null,
    messagePlace: place?.id ?? null,
    messageId: message?.id ?? null,
  };
}

const SHOWN = { status: 'sent', kind: 'tell', messageId: { not: null } };

export async function sentMessage(db: Db, of: Parameters<Store['sentMessage']>[0]): Promise<Delivery | null> {
  const { to: place, card, requestId, about } = of;
  const where = { ...SHOWN, place, card, requestId, about };
  const row = await db.delivery.findFirst({ where, orderBy: { seq: 'desc' } });
  return row && readDelivery(row);
}

export async function earlierMessages(
  db: Db,
  { seq, place, requestId, effect }: Delivery,
): Promise<readonly Delivery[]> {
  const { card, about } = searched(effect);
  const where = { ...SHOWN, place, card, requestId, about, seq: { lt: seq }, version: { lt: REPLACED } };
  return readOrPark(db, await db.delivery.findMany({ where, orderBy: { seq: 'desc' } }));
}

/** An older version never replaces a newer. */
export async function setMessageVersion(db: Db, id: string, version: number): Promise<void> {
  await db.delivery.updateMany({ where: { id, version: { lt: version } }, data: { version } });
}

export async function handleOfMessage(db: Db, message: MessageRef): Promise<Handle | null> {
  const where = { ...messageColumns(message), handle: { not: null } };
  const row = await db.delivery.findFirst({ where, orderBy: { seq: 'desc' }, select: { handle: true } });
  return row?.handle ?? null;
}

function readDelivery(row: Row): Delivery {
  const name = `Delivery ${row.id}` as const;
  const { id, seq, key, requestId, handle, attempts, notBefore, createdAt, version, reason } = row;
  return {
    id,
    seq,
    key,
    requestId,
    handle,
    attempts,
    notBefore,
    createdAt,
    version,
    reason,
    place: readColumn(placeKey, row.place, name),
    effect: readJson(effectShape, row.effect, name),
    status: readColumn(deliveryStatus, row.status, name),
    message:
      row.messageId === null
        ? null
        : readColumn(
            messageRef,
            {
              place: { platform: row.messagePlatform, tenant: row.messageTenant, id: row.messagePlace },
              id: row.messageId,
            },
            name,
          ),
  };
}
