import type { Card, PlaceRef } from '../../src/chat/port.ts';
import type { ConsultRequest } from '../../src/consult/index.ts';
import type { Change, HandleTarget, InboxRow, NewDelivery, Store, TimerRow } from '../../src/store/port.ts';
import { createModel, type Model, type Why } from './model.ts';
import { COORDINATORS } from './questions.ts';
import { cardFaults, sayingFaults } from './said.ts';

const OVER: readonly string[] = ['closed', 'lapsed', 'withdrawn', 'discarded'];

/** Sits between bot, store and platform, and holds everything against the model. */
export interface Watch {
  readonly model: Model;
  readonly faults: readonly string[];
  readonly fault: (fault: string) => void;
  /** The store as the bot gets it, seen through. */
  readonly over: (store: Store) => Store;
  readonly said: (of: { readonly key: string; readonly place: PlaceRef; readonly card: Card }) => void;
  readonly shown: (card: Card, readers: readonly string[]) => void;
  readonly requestOf: (handle: string) => string | null;
  readonly delivery: (key: string) => NewDelivery | undefined;
}

export function createWatch(readersOf: (place: PlaceRef) => readonly string[]): Watch {
  const faults: string[] = [];
  const handles = new Map<string, HandleTarget>();
  const planned = new Map<string, NewDelivery>();
  const claimed = new Map<string, number>();
  const ended = new Map<string, number>();
  const heard = new Map<number, InboxRow>();
  const timers = new Map<string, TimerRow>();
  const states = new Map<string, ConsultRequest>();
  const model = createModel((handle) => handles.get(handle), COORDINATORS);
  let moment = 0;

  const learn = (change: Pick<Change, 'handles' | 'deliveries'>): void => {
    for (const target of change.handles) handles.set(target.handle, target);
    for (const delivery of change.deliveries) planned.set(delivery.key, delivery);
  };
  const whyOf = ({ inboxSeq, firedTimer }: Change): Why => {
    const row = inboxSeq === null ? undefined : heard.get(inboxSeq);
    if (row !== undefined) return { kind: 'heard', row };
    const timer = firedTimer === null ? undefined : timers.get(firedTimer);
    return timer === undefined ? { kind: 'unknown' } : { kind: 'timer', row: timer };
  };
  const saved = (change: Change): void => {
    moment += 1;
    learn(change);
    faults.push(...model.follow(change, whyOf(change)));
    const { request } = change;
    if (request === null) return;
    states.set(request.id, request);
    if (!OVER.includes(request.status)) ended.delete(request.id);
    else if (!ended.has(request.id)) ended.set(request.id, moment);
  };

  const over = (store: Store): Store => ({
    ...store,
    async waitingInbox(limit) {
      const rows = await store.waitingInbox(limit);
      for (const row of rows) heard.set(row.seq, row);
      return rows;
    },
    async dueTimers(now, limit) {
      const rows = await store.dueTimers(now, limit);
      for (const row of rows) timers.set(row.id, row);
      return rows;
    },
    async commit(change) {
      const outcome = await store.commit(change);
      if (outcome === 'done') saved(change);
      return outcome;
    },
    async parkInbox(seq, reason, change) {
      await store.parkInbox(seq, reason, change);
      learn(change);
    },
    async putHandles(targets) {
      for (const target of targets) handles.set(target.handle, target);
      return store.putHandles(targets);
    },
    async claimDeliveries(now, limit) {
      const rows = await store.claimDeliveries(now, limit);
      for (const { id } of rows) claimed.set(id, moment);
      return rows;
    },
  });

  return {
    model,
    faults,
    fault: (fault) => faults.push(fault),
    over,
    requestOf: (handle) => handles.get(handle)?.requestId ?? null,
    delivery: (key) => planned.get(key),
    said({ key, place, card }) {
      const delivery = planned.get(key) ?? null;
      const request = states.get(delivery?.requestId ?? '') ?? null;
      const endedAt = ended.get(request?.id ?? '');
      const wasOver = endedAt !== undefined && endedAt < (claimed.get(delivery?.id ?? '') ?? 0);
      faults.push(
        ...sayingFaults({
          key,
          place,
          card,
          delivery,
          request,
          wasOver,
          readers: readersOf(place),
          coordinators: COORDINATORS,
        }),
      );
    },
    shown(card, readers) {
      faults.push(...cardFaults(card, readers, anonymousTo(readers, states)));
    },
  };
}

/** Who asked anonymously and has neither been shown to these readers nor been named by them as the colleague who is to take over. */
function anonymousTo(readers: readonly string[], states: ReadonlyMap<string, ConsultRequest>): ReadonlySet<string> {
  const all = [...states.values()];
  const hidden = all.filter(({ intake }) => intake.anonymous).map(({ askerId }) => askerId);
  const open = all.filter((one) => !one.intake.anonymous || isKnownTo(one, readers)).map(({ askerId }) => askerId);
  const named = all.flatMap(({ handOvers }) =>
    handOvers.filter(({ from }) => readers.includes(from)).map(({ to }) => to),
  );
  return new Set(hidden.filter((asker) => !open.includes(asker) && !named.includes(asker)));
}

/** An expert who was shown them, or either side of a hand-over: who gives a request to a colleague knows whose it is then. */
function isKnownTo({ conversations, introductions, handOvers }: ConsultRequest, readers: readonly string[]): boolean {
  const known = conversations.filter(({ askerReveals, expertReveals }) => askerReveals && expertReveals);
  const experts = introductions.filter(({ id }) => known.some(({ introductionId }) => introductionId === id));
  const handedOver = handOvers.flatMap(({ from, to }) => [from, to]);
  return [...experts.map(({ expertId }) => expertId), ...handedOver].some((person) => readers.includes(person));
}
