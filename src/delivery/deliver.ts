import { isStoreFault } from '../errors.ts';
import type { Delivery, NewInboxRow } from '../store/port.ts';
import { attempt } from './attempt.ts';
import { type Attempt, type Courier, followedBy } from './courier.ts';
import { nothingFound } from './find.ts';
import { settleFailure, THREW } from './settle.ts';

/** What went wrong with a delivery whose adapter or matcher threw; for the log. */
export type OnFault = (delivery: Delivery, error: unknown) => void;

/** Attempts one delivery and writes down how it ended. Throws when the store does: the row then stands as claimed. */
export async function deliverOne(courier: Courier, delivery: Delivery, onFault: OnFault): Promise<void> {
  const { settlement, internal } = orNothingFound(courier, delivery, await attempted(courier, delivery, onFault));
  const heard = settlement.status === 'parked' ? [...internal, ...setAside(delivery, courier.now())] : internal;
  await courier.store.settle(delivery.id, settlement, heard);
}

/** Never silent; only the news of a parked row is not told of in its turn. */
function setAside({ id, effect }: Delivery, now: Date): readonly NewInboxRow[] {
  if (effect.kind === 'tell' && effect.card === 'parked') return [];
  const event = { kind: 'parked', deliveryId: id } as const;
  return [{ dedupeKey: `konsil:${id}:parked`, receivedAt: now, personId: null, place: null, event }];
}

/** A search that was set aside counts as one that found nothing, so that the question goes on to the coordinator. */
function orNothingFound(courier: Courier, { id, requestId, effect }: Delivery, result: Attempt): Attempt {
  if (effect.kind !== 'find-similar' && effect.kind !== 'find-candidates') return result;
  if (result.settlement.status !== 'parked' || requestId === null) return result;
  return followedBy(result, { id, requestId }, nothingFound(effect), courier.now());
}

/** A fault of an adapter or of the matcher counts against the row; a fault of the store stops the round. */
async function attempted(courier: Courier, delivery: Delivery, onFault: OnFault): Promise<Attempt> {
  try {
    return await attempt(courier, delivery);
  } catch (error) {
    if (isStoreFault(error)) throw error;
    onFault(delivery, error);
    return settleFailure(delivery, { kind: 'broken', reason: THREW }, courier.now());
  }
}

/** Rows that were left in the middle are looked up before they are said again. */
export async function resumeInterrupted({ store }: Pick<Courier, 'store'>): Promise<void> {
  for (const { id, attempts } of await store.interruptedDeliveries())
    await store.settle(id, { status: 'pending', notBefore: null, attempts, reason: 'interrupted' }, []);
}
