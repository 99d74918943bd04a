import type { Delivery, NewInboxRow } from '../store/port.ts';
import { isStoreFault } from '../errors.ts';
import { attempt } from './attempt.ts';
import type { Attempt, Courier } from './courier.ts';
import { settleFailure } from './settle.ts';

const PLACES_AT_ONCE = 16;

/** One round: the oldest waiting delivery of each place, side by side. Answers how many were tried. */
export async function deliverRound(courier: Courier, onFault: (delivery: Delivery, error: unknown) => void): Promise<number> {
  const claimed = await courier.store.claimDeliveries(courier.now(), PLACES_AT_ONCE);
  await Promise.all(claimed.map((delivery) => deliverOne(courier, delivery, onFault)));
  return claimed.length;
}

async function deliverOne(
  courier: Courier, delivery: Delivery, onFault: (delivery: Delivery, error: unknown) => void,
): Promise<void> {
  const { settlement, internal } = await attempted(courier, delivery, onFault);
  const heard = settlement.status === 'parked' ? [...internal, ...setAside(delivery, courier.now())] : internal;
  await courier.store.settle(delivery.id, settlement, heard);
}

/** Never silent; only the news of a parked row is not told of in its turn. */
function setAside({ id, effect }: Delivery, now: Date): readonly NewInboxRow[] {
  if (effect.kind === 'tell' && effect.card === 'parked') return [];
  const event = { kind: 'parked', deliveryId: id } as const;
  return [{ dedupeKey: `konsil:${id}:parked`, receivedAt: now, personId: null, place: null, event }];
}

/** A fault of an adapter or of the matcher counts against the row; a fault of the store stops the round. */
async function attempted(
  courier: Courier, delivery: Delivery, onFault: (delivery: Delivery, error: unknown) => void,
): Promise<Attempt> {
  try {
    return await attempt(courier, delivery);
  } catch (error) {
    if (isStoreFault(error)) throw error;
    onFault(delivery, error);
    return settleFailure(delivery, { kind: 'broken', reason: 'threw' }, courier.now());
  }
}

/** Rows a stopped process left in the middle are looked up before they are said again. */
export async function resumeInterrupted(courier: Courier): Promise<void> {
  for (const delivery of await courier.store.interruptedDeliveries()) {
    const { attempts } = delivery;
    await courier.store.settle(delivery.id, { status: 'pending', notBefore: null, attempts, reason: 'interrupted' }, []);
  }
}
