import type { ConsultRequest, Conversation, Introduction } from './consult-request.ts';
import type { Effect, PlannedEffect, Refusal, TimerChange } from './effect.ts';
import type { ConsultEvent, Given, TimerKind } from './event.ts';
import {
  type ConversationEvent,
  conversationLifecycle,
  enter,
  type IntroductionEvent,
  introductionLifecycle,
  type RequestEvent,
  requestLifecycle,
} from './lifecycle.ts';
import type { Clock, Span } from './policy.ts';
import { addSpan } from './working-time.ts';

export type EventOf<K extends ConsultEvent['kind']> = Extract<ConsultEvent, { readonly kind: K }>;

/** A request on its way to its next state, with what follows so far. */
export interface Step {
  readonly request: ConsultRequest;
  readonly effects: readonly PlannedEffect[];
  readonly timers: readonly TimerChange[];
  readonly given: Given;
}

/** What a handler answers: where it got to, or why not. */
export type Outcome = Step | Refusal;

export function begin(request: ConsultRequest, given: Given): Step {
  return { request, effects: [], timers: [], given };
}

export function refused(outcome: Outcome): outcome is Refusal {
  return typeof outcome === 'string';
}

export function change(step: Step, fields: Partial<ConsultRequest>): Step {
  return { ...step, request: { ...step.request, ...fields } };
}

export function say(step: Step, ...effects: readonly Effect[]): Step {
  return sayAt(step, null, ...effects);
}

export function sayAt(step: Step, notBefore: Date | null, ...effects: readonly Effect[]): Step {
  return { ...step, effects: [...step.effects, ...effects.map((effect) => ({ effect, notBefore }))] };
}

export function setTimer(step: Step, timer: TimerKind, about: string | null, dueAt: Date): Step {
  return { ...step, timers: [...step.timers, { kind: 'set', timer, about, dueAt }] };
}

/** Moves the request by its table. */
export function move(step: Step, event: RequestEvent): Step {
  return change(step, { status: enter(requestLifecycle, step.request.status, event) });
}

/** Moves one introduction by its table; one that stays or becomes live has no end. */
export function moveIntroduction(
  step: Step,
  id: string,
  event: IntroductionEvent,
  fields: Partial<Introduction> = {},
): Step {
  return changeIntroduction(step, id, (introduction) => {
    const status = enter(introductionLifecycle, introduction.status, event);
    return { ...introduction, status, endedAt: status === 'accepted' ? null : step.given.now, ...fields };
  });
}

export function changeIntroduction(step: Step, id: string, to: (introduction: Introduction) => Introduction): Step {
  const introductions = step.request.introductions.map((one) => (one.id === id ? to(one) : one));
  return change(step, { introductions });
}

export function moveConversation(
  step: Step,
  id: string,
  event: ConversationEvent,
  fields: Partial<Conversation> = {},
): Step {
  const conversations = step.request.conversations.map((one) =>
    one.id === id ? { ...one, status: enter(conversationLifecycle, one.status, event), ...fields } : one,
  );
  return change(step, { conversations });
}

const MINUTE = 60_000;

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE);
}

/** What the urgency of the request promises, and when Konsil speaks up. */
export function clockOf({ request, given }: Step): Clock {
  return given.policy.clocks[request.intake.urgency];
}

/** The moment at which so much time that counts has passed from now. */
export function spanAfter({ given }: Step, span: Span): Date {
  return addSpan(given.now, span, given.policy.calendar);
}

export function daysAfter(now: Date, days: number): Date {
  return minutesAfter(now, days * 24 * 60);
}
