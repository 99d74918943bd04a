import type { ConsultRequest, Introduction, OutcomeValue } from '../consult/consult-request.ts';
import type { CardName } from '../consult/effect.ts';
import type { ConsultEvent } from '../consult/event.ts';
import { type ChoiceId, casePicks, choiceOn, picks } from './choices.ts';

/** What a handle stands for, as far as meaning goes. */
export interface CardTarget {
  readonly card: CardName;
  readonly about: string | null;
}

/** What a person's choice means: something that happens to the request, or the end of their own pause. */
export type ChoiceMeaning = { readonly kind: 'event'; readonly event: ConsultEvent } | { readonly kind: 'resume' };

type About = (request: ConsultRequest, target: CardTarget) => ConsultEvent | null;

const live = new Set<Introduction['status']>(['offered', 'accepted', 'answered']);

/** The conversation a card is about: its id, or the id of a text passed on in it. */
export function conversationOf(about: string | null, request: ConsultRequest) {
  const message = request.relayed.find(({ id }) => id === about);
  const id = message?.conversationId ?? about;
  return request.conversations.find((conversation) => conversation.id === id) ?? null;
}

/** The introduction a card is about: named, through its conversation, or the latest that came to something. */
export function introductionOf(about: string | null, request: ConsultRequest): Introduction | null {
  if (about === null) return request.introductions.findLast(({ status }) => live.has(status)) ?? null;
  const id = conversationOf(about, request)?.introductionId ?? about;
  return request.introductions.find((introduction) => introduction.id === id) ?? null;
}

function withIntroduction(make: (introductionId: string) => ConsultEvent): About {
  return (request, { about }) => {
    const introduction = introductionOf(about, request);
    return introduction === null ? null : make(introduction.id);
  };
}

function plain(event: ConsultEvent): About {
  return () => event;
}

function outcome(value: OutcomeValue): About {
  return plain({ kind: 'outcome', value, planChanged: null, text: null });
}

/** Asked after the outcome was given, so value and words stay as they were. */
function plan(planChanged: boolean): About {
  return ({ outcome: given }) => ({
    kind: 'outcome',
    value: given?.value ?? 'unknown',
    planChanged,
    text: given?.text ?? null,
  });
}

function snooze(days: 1 | 3): About {
  const putOff = withIntroduction((introductionId) => ({ kind: 'put-off', introductionId, days }));
  return (request, target) => {
    if (target.card === 'answer-reminder') return putOff(request, target);
    return { kind: 'snooze', what: target.card === 'outcome' ? 'outcome' : 'loop', days };
  };
}

function agreement(value: 'agrees' | 'partly' | 'differs'): About {
  return withIntroduction((introductionId) => ({ kind: 'agreement', introductionId, agreement: value }));
}

/** On a longer list than the present one the number meant someone; `decide` says that the list has changed. */
const NOBODY = '';

function pick(index: number): About {
  return ({ candidates }, { about }) => ({
    kind: 'pick',
    expertId: candidates[index]?.expertId ?? NOBODY,
    round: about,
  });
}

function useCase(index: number): About {
  return ({ similarCases }) => {
    const caseId = similarCases[index];
    return caseId === undefined ? null : { kind: 'use-case', caseId };
  };
}

const reveal: About = (request, { about }) => {
  const conversation = conversationOf(about, request);
  return conversation === null ? null : { kind: 'reveal', conversationId: conversation.id };
};

function handOver(kind: 'hand-over-accept' | 'hand-over-decline'): About {
  return ({ handOvers }, { about }) => {
    const handOverId = handOvers.find(({ id }) => id === about)?.id;
    return handOverId === undefined ? null : { kind, handOverId };
  };
}

const events: ReadonlyMap<ChoiceId, About> = new Map<ChoiceId, About>([
  ...picks.map((id, index): [ChoiceId, About] => [id, pick(index)]),
  ...casePicks.map((id, index): [ChoiceId, About] => [id, useCase(index)]),
  ['phoned', plain({ kind: 'red-flag-answered', answer: 'phoned' })],
  ['not-acute', plain({ kind: 'red-flag-answered', answer: 'not-acute' })],
  ['discard', plain({ kind: 'discard' })],
  ['ask-anyway', plain({ kind: 'submit' })],
  ['any', plain({ kind: 'any' })],
  ['withdraw', plain({ kind: 'withdraw' })],
  ['close', plain({ kind: 'close' })],
  ['reopen', plain({ kind: 'reopen' })],
  ['next-expert', plain({ kind: 'next-expert' })],
  ['wait', plain({ kind: 'wait' })],
  ['helped', plain({ kind: 'helped', how: 'helped' })],
  ['partly', plain({ kind: 'helped', how: 'partly' })],
  ['not-helped', plain({ kind: 'helped', how: 'not' })],
  ['keep-case', withIntroduction((introductionId) => ({ kind: 'consent', introductionId }))],
  ['keep-not', withIntroduction((introductionId) => ({ kind: 'consent-withdraw', introductionId }))],
  ['thank', plain({ kind: 'thank' })],
  ['snooze-1', snooze(1)],
  ['snooze-3', snooze(3)],
  ['better', outcome('better')],
  ['same', outcome('same')],
  ['worse', outcome('worse')],
  ['too-early', outcome('too-early')],
  ['plan-changed', plan(true)],
  ['plan-unchanged', plan(false)],
  ['skip', plain({ kind: 'outcome-skip' })],
  ['hand-over-accept', handOver('hand-over-accept')],
  ['hand-over-decline', handOver('hand-over-decline')],
  ['take-back', withIntroduction((introductionId) => ({ kind: 'take-back', introductionId }))],
  ['ask-other', withIntroduction((introductionId) => ({ kind: 'release', introductionId }))],
  ['accept', withIntroduction((introductionId) => ({ kind: 'accept', introductionId }))],
  ['not-my-field', withIntroduction((introductionId) => ({ kind: 'decline', introductionId, reason: 'not-my-field' }))],
  ['release', withIntroduction((introductionId) => ({ kind: 'release', introductionId }))],
  ['answered', withIntroduction((introductionId) => ({ kind: 'answer', introductionId, text: null, agreement: null }))],
  ['agrees', agreement('agrees')],
  ['agrees-partly', agreement('partly')],
  ['differs', agreement('differs')],
  ['reveal', reveal],
]);

/**
 * What a choice on a card means for this request; null when the card never offers it, when what it names is gone, and
 * for a choice that opens a form (`formOfChoice`). Whether the person may do it now is for `decide`.
 */
export function choiceEvent(target: CardTarget, choice: string, request: ConsultRequest | null): ChoiceMeaning | null {
  const id = choiceOn(target.card, choice);
  if (id === 'resume') return { kind: 'resume' };
  const event = id === null || request === null ? null : (events.get(id)?.(request, target) ?? null);
  return event === null ? null : { kind: 'event', event };
}
