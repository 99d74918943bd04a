import type { Chance, Keyed } from '../ambient.ts';
import {
  type Cause,
  type ConsultEvent,
  type ConsultRequest,
  type Decision,
  decide,
  type Effect,
  type Given,
  type PersonId,
  type PlannedEffect,
  type Refusal,
  type RequestId,
} from '../consult/index.ts';
import type { AuditEntry, Change, HandleTarget, NewDelivery, PlaceKey } from '../store/port.ts';
import { forgottenCases, keptCases } from './agreed-case.ts';

/** Whoever is in a conversation may press what is posted there; `decide` says who may do what. */
export const ANYONE: PersonId = '*';

export interface ChangeTools {
  readonly keyed: Keyed;
  readonly chance: Chance;
}

export const emptyChange: Change = {
  request: null,
  people: [],
  handles: [],
  deliveries: [],
  timers: [],
  firedTimer: null,
  inboxSeq: null,
  cases: [],
  forgotten: [],
  internal: [],
  audit: [],
};

/** Several events of one act (a form) are one change: all of them, or the first refusal. */
export function decideAll(request: ConsultRequest | null, events: readonly ConsultEvent[], given: Given): Decision {
  const [first, ...rest] = events;
  if (first === undefined) return { ok: false, refusal: 'no-such-thing' };
  return rest.reduce<Decision>(
    (so, event) => {
      if (!so.ok) return so;
      const next = decide({ ...so.request, rowVersion: so.request.rowVersion - 1 }, event, given);
      return next.ok ? merge(so, next) : next;
    },
    decide(request, first, given),
  );
}

type Decided = Extract<Decision, { ok: true }>;

function merge(first: Decided, second: Decided): Decided {
  return {
    ok: true,
    request: second.request,
    effects: [...first.effects, ...second.effects],
    timers: [...first.timers, ...second.timers],
  };
}

export function changeOf(decision: Decided, events: readonly ConsultEvent[], given: Given, tools: ChangeTools): Change {
  const { request } = decision;
  const targets = decision.effects.flatMap(({ effect }) => targetOf(effect, request.id, tools) ?? []);
  return {
    ...emptyChange,
    request,
    handles: targets,
    deliveries: decision.effects.map((planned) => deliveryOf(planned, request.id, given.now, tools)),
    timers: decision.timers,
    cases: events.flatMap((event) => keptCases(request, event, tools.keyed)),
    forgotten: events.flatMap((event) => forgottenCases(event, tools.keyed)),
    audit: events.map((event) => auditOf(event, request, given)),
  };
}

/** The words a refused act is answered with; the card is told by the refusal's code. */
export function refusalChange(
  refusal: Refusal | 'not-yours',
  to: PersonId,
  requestId: RequestId | null,
  given: Given,
  tools: ChangeTools,
): Change {
  const effect: Effect = { kind: 'tell', to, card: 'notice', about: refusal };
  return {
    ...emptyChange,
    deliveries: [deliveryOf({ effect, notBefore: null }, requestId, given.now, tools)],
    audit: [{ at: given.now, actor: to, action: 'refused', requestId, detail: { refusal } }],
  };
}

export function tellChange(
  effect: Effect,
  requestId: RequestId | null,
  now: Date,
  tools: ChangeTools,
  action: string,
  actor: string,
): Change {
  return {
    ...emptyChange,
    handles: [targetOf(effect, requestId, tools)].flatMap((target) => target ?? []),
    deliveries: [deliveryOf({ effect, notBefore: null }, requestId, now, tools)],
    audit: [{ at: now, actor, action, requestId, detail: {} }],
  };
}

export function deliveryOf(
  planned: PlannedEffect,
  requestId: RequestId | null,
  now: Date,
  tools: ChangeTools,
): NewDelivery {
  const id = tools.chance.newId();
  return {
    id,
    key: `k-${id}`,
    requestId,
    place: placeOf(planned.effect),
    effect: planned.effect,
    handle: targetOf(planned.effect, requestId, tools)?.handle ?? null,
    notBefore: planned.notBefore,
    createdAt: now,
  };
}

function placeOf(effect: Effect): PlaceKey {
  switch (effect.kind) {
    case 'tell':
    case 'refresh':
      return `person:${effect.to}`;
    case 'home':
      return `person:${effect.of}`;
    case 'introduce':
    case 'post':
    case 'leave':
      return `conversation:${effect.conversationId}`;
    case 'find-similar':
    case 'find-candidates':
      return 'core';
  }
}

function targetOf(effect: Effect, requestId: RequestId | null, tools: ChangeTools): HandleTarget | null {
  if (effect.kind === 'tell' || effect.kind === 'refresh')
    return handleTarget(tools.keyed, { to: effect.to, card: effect.card, requestId, about: effect.about });
  if (effect.kind === 'post')
    return handleTarget(tools.keyed, { to: ANYONE, card: effect.card, requestId, about: effect.conversationId });
  return null;
}

/** The same card about the same thing keeps its handle, so that a button on an old message still means what it meant. */
export function handleTarget(keyed: Keyed, of: Omit<HandleTarget, 'handle'>): HandleTarget {
  return { ...of, handle: keyed.digest('handle', of.to, of.card, of.requestId, of.about) };
}

function auditOf(event: ConsultEvent, request: ConsultRequest, given: Given): AuditEntry {
  const action = event.kind === 'timer' ? event.timer : event.kind;
  return {
    at: given.now,
    actor: actorOf(given.cause),
    action,
    requestId: request.id,
    detail: { status: request.status, ...plainOrder(event) },
  };
}

/** Of those that a language model put in order: the place each had before it, so that the two can be compared later. */
function plainOrder(event: ConsultEvent): AuditEntry['detail'] {
  if (event.kind !== 'candidates-found') return {};
  const places = event.candidates.flatMap(({ plainPlace }) => plainPlace ?? []);
  return places.length === 0 ? {} : { plainOrder: places.join(' ') };
}

export function actorOf(cause: Cause): string {
  return cause.kind === 'person' ? cause.id : 'konsil';
}
