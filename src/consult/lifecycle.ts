import type { ConversationStatus, HandOverStatus, IntroductionStatus, RequestStatus } from './consult-request.ts';

export type Table<Status extends string> = Readonly<Record<Status, Readonly<Record<string, Status>>>>;

/** What each status of a ConsultRequest allows, and where it leads. */
export const requestLifecycle = {
  draft: { submit: 'open', 'use-case': 'closed', discard: 'discarded' },
  open: { offer: 'offered', exhaust: 'unmatched', close: 'closed', withdraw: 'withdrawn', amend: 'open' },
  offered: {
    accept: 'introduced',
    answer: 'answered',
    decline: 'open',
    expire: 'open',
    undeliverable: 'open',
    'take-back': 'open',
    close: 'closed',
    withdraw: 'withdrawn',
    amend: 'offered',
  },
  unmatched: {
    offer: 'offered',
    reopen: 'open',
    lapse: 'lapsed',
    close: 'closed',
    withdraw: 'withdrawn',
    amend: 'unmatched',
  },
  introduced: { answer: 'answered', release: 'open', close: 'closed', withdraw: 'withdrawn', amend: 'introduced' },
  answered: {
    'follow-up': 'introduced',
    reopen: 'open',
    lapse: 'lapsed',
    close: 'closed',
    withdraw: 'withdrawn',
    amend: 'answered',
  },
  lapsed: { reopen: 'open', close: 'closed' },
  closed: { reopen: 'open' },
  withdrawn: {},
  discarded: {},
} as const satisfies Table<RequestStatus>;

/** A late answer of an expired or released expert is taken as an answer; a request's close makes an accepted one answered. */
export const introductionLifecycle = {
  offered: {
    accept: 'accepted',
    answer: 'answered',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
    undeliverable: 'undeliverable',
  },
  accepted: { answer: 'answered', close: 'answered', release: 'released', withdraw: 'withdrawn' },
  answered: { 'follow-up': 'accepted' },
  expired: { answer: 'answered' },
  released: { answer: 'answered' },
  declined: {},
  withdrawn: {},
  undeliverable: {},
} as const satisfies Table<IntroductionStatus>;

export const conversationLifecycle = {
  opening: { open: 'open', close: 'closed' },
  open: { close: 'closed' },
  closed: {},
} as const satisfies Table<ConversationStatus>;

export const handOverLifecycle = {
  offered: { accept: 'accepted', decline: 'declined', expire: 'expired' },
  accepted: {},
  declined: {},
  expired: {},
} as const satisfies Table<HandOverStatus>;

export const lifecycles = {
  ConsultRequest: requestLifecycle,
  Introduction: introductionLifecycle,
  Conversation: conversationLifecycle,
  HandOver: handOverLifecycle,
} as const;

/** Statuses in which a thing may stay: nothing more is due from anyone. */
export const restingStatuses = {
  ConsultRequest: ['closed', 'lapsed', 'withdrawn', 'discarded'],
  Introduction: ['answered', 'declined', 'expired', 'withdrawn', 'undeliverable', 'released'],
  Conversation: ['closed'],
  HandOver: ['accepted', 'declined', 'expired'],
} as const;

type KeysOfEach<T> = T extends unknown ? keyof T & string : never;

export type RequestEvent = KeysOfEach<(typeof requestLifecycle)[RequestStatus]>;
export type IntroductionEvent = KeysOfEach<(typeof introductionLifecycle)[IntroductionStatus]>;
export type ConversationEvent = KeysOfEach<(typeof conversationLifecycle)[ConversationStatus]>;
export type HandOverEvent = KeysOfEach<(typeof handOverLifecycle)[HandOverStatus]>;

/** Where an event leads from a status; null when the table does not allow it. */
export function transition<Status extends string>(table: Table<Status>, status: Status, event: string): Status | null {
  return table[status][event] ?? null;
}

/** For code that has already checked: an event the table does not allow is a fault of the program. */
export function enter<Status extends string>(table: Table<Status>, status: Status, event: string): Status {
  const next = transition(table, status, event);
  if (next === null) throw new RangeError(`"${event}" is not allowed in status "${status}"`);
  return next;
}
