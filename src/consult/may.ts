import type { ConsultRequest } from './consult-request.ts';
import type { ConsultEvent, Given } from './event.ts';
import type { PersonId } from './person.ts';
import { conversationOf, handOverOf, introductionOf } from './present.ts';

export type Role = 'asker' | 'expert' | 'coordinator' | 'colleague' | 'konsil';

/** Who may do what. `expert`: the one this introduction or conversation is with; `colleague`: the one handed over to. */
export const allowed = {
  draft: ['asker'],
  confirm: ['asker'],
  'red-flag-answered': ['asker'],
  'similar-found': ['konsil'],
  'use-case': ['asker'],
  submit: ['asker'],
  discard: ['asker', 'konsil'],
  'candidates-found': ['konsil'],
  pick: ['asker'],
  any: ['asker'],
  exclude: ['asker'],
  'take-back': ['asker'],
  offer: ['coordinator', 'asker', 'konsil'],
  'offer-delivered': ['konsil'],
  undeliverable: ['konsil'],
  accept: ['expert'],
  decline: ['expert'],
  'name-colleague': ['expert'],
  expire: ['konsil'],
  answer: ['expert', 'asker'],
  agreement: ['expert'],
  release: ['expert', 'asker', 'coordinator'],
  'conversation-opened': ['konsil'],
  'conversation-failed': ['konsil'],
  relay: ['asker', 'expert'],
  reveal: ['asker', 'expert'],
  'follow-up': ['asker'],
  helped: ['asker'],
  'put-off': ['expert'],
  wait: ['asker'],
  'next-expert': ['asker'],
  reopen: ['asker'],
  close: ['asker'],
  withdraw: ['asker'],
  amend: ['asker'],
  'hand-over': ['asker'],
  'hand-over-accept': ['colleague'],
  'hand-over-decline': ['colleague'],
  snooze: ['asker'],
  outcome: ['asker'],
  'outcome-skip': ['asker'],
  thank: ['asker'],
  consent: ['asker', 'expert'],
  'consent-withdraw': ['asker', 'expert'],
  lesson: ['asker'],
  'person-left': ['konsil'],
  timer: ['konsil'],
} as const satisfies Readonly<Record<ConsultEvent['kind'], readonly Role[]>>;

/** Whether whoever caused the event has a role in this request that the table lets do it. */
export function mayCause(request: ConsultRequest, event: ConsultEvent, given: Given): boolean {
  const roles: readonly Role[] = allowed[event.kind];
  const { cause } = given;
  if (cause.kind === 'konsil') return roles.includes('konsil');
  return roles.some((role) => holds(role, cause.id, request, event, given));
}

function holds(role: Role, id: PersonId, request: ConsultRequest, event: ConsultEvent, given: Given): boolean {
  switch (role) {
    case 'asker':
      return id === request.askerId;
    case 'expert':
      return id === expertOf(request, event);
    case 'coordinator':
      return given.coordinators.includes(id);
    case 'colleague':
      return 'handOverId' in event && handOverOf(request, event.handOverId)?.to === id;
    case 'konsil':
      return false;
  }
}

function expertOf(request: ConsultRequest, event: ConsultEvent): PersonId | undefined {
  const conversations =
    'conversationId' in event ? request.conversations.filter(({ id }) => id === event.conversationId) : [];
  const ids =
    'introductionId' in event ? [event.introductionId] : conversations.map(({ introductionId }) => introductionId);
  return request.introductions.find(({ id }) => ids.includes(id))?.expertId;
}

/** Whether everything the event is about is there. */
export function exists(request: ConsultRequest, event: ConsultEvent): boolean {
  if ('introductionId' in event) return introductionOf(request, event.introductionId) !== null;
  if ('conversationId' in event) return conversationOf(request, event.conversationId) !== null;
  return !('handOverId' in event) || handOverOf(request, event.handOverId) !== null;
}
