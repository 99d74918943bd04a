import type { CardName } from '../consult/effect.ts';
import type { FormName } from './card.ts';

/** Everything a card may offer. `pick-N` and `use-case-N` count from 1 in the order matching gave. */
export type ChoiceId =
  | 'phoned'
  | 'not-acute'
  | 'discard'
  | CasePickId
  | 'ask-anyway'
  | PickId
  | 'any'
  | 'exclude'
  | 'amend'
  | 'withdraw'
  | 'close'
  | 'hand-over'
  | 'take-back'
  | 'ask-other'
  | 'reopen'
  | 'answered'
  | 'next-expert'
  | 'wait'
  | 'helped'
  | 'partly'
  | 'not-helped'
  | 'follow-up'
  | 'thank'
  | 'snooze-1'
  | 'snooze-3'
  | 'better'
  | 'same'
  | 'worse'
  | 'too-early'
  | 'outcome'
  | 'plan-changed'
  | 'plan-unchanged'
  | 'skip'
  | 'keep-case'
  | 'keep-not'
  | 'lesson'
  | 'hand-over-accept'
  | 'hand-over-decline'
  | 'accept'
  | 'answer'
  | 'decline'
  | 'not-my-field'
  | 'colleague'
  | 'release'
  | 'agrees'
  | 'agrees-partly'
  | 'differs'
  | 'relay'
  | 'reveal'
  | 'assign'
  | 'ask'
  | 'profile'
  | 'pause'
  | 'resume';

export type PickId =
  | 'pick-1'
  | 'pick-2'
  | 'pick-3'
  | 'pick-4'
  | 'pick-5'
  | 'pick-6'
  | 'pick-7'
  | 'pick-8'
  | 'pick-9'
  | 'pick-10';

export type CasePickId = 'use-case-1' | 'use-case-2' | 'use-case-3';

/** By place in the request's list, so that a press on a card drawn before an exclusion still means the same person. */
export const picks: readonly PickId[] = [
  'pick-1',
  'pick-2',
  'pick-3',
  'pick-4',
  'pick-5',
  'pick-6',
  'pick-7',
  'pick-8',
  'pick-9',
  'pick-10',
];

export const casePicks: readonly CasePickId[] = ['use-case-1', 'use-case-2', 'use-case-3'];

const snoozes = ['snooze-1', 'snooze-3'] as const satisfies readonly ChoiceId[];
const verdicts = ['helped', 'partly', 'not-helped', 'follow-up'] as const satisfies readonly ChoiceId[];
const held = ['answer', 'answered', 'release'] as const satisfies readonly ChoiceId[];

/** Which choices may ever stand on a card; which of them do now follows from the state. */
export const choicesOf: Readonly<Record<CardName, readonly ChoiceId[]>> = {
  'red-flag': ['phoned', 'not-acute', 'discard', 'withdraw'],
  'similar-case': [...casePicks, 'ask-anyway', 'discard', 'reopen'],
  request: [
    'ask',
    'discard',
    'amend',
    'take-back',
    'ask-other',
    'hand-over',
    'answered',
    'follow-up',
    'colleague',
    'close',
    'reopen',
    'withdraw',
  ],
  candidates: [...picks, 'any', 'exclude', 'withdraw'],
  'promise-missed': ['amend', 'take-back', 'close', 'withdraw'],
  'no-match': ['colleague', 'amend', 'reopen', 'close', 'withdraw'],
  'late-choice': ['answered', 'wait', 'next-expert'],
  answer: [...verdicts, 'close', 'thank', 'reopen', 'lesson', 'keep-case', 'keep-not'],
  'loop-check': [...verdicts, ...snoozes, 'close'],
  outcome: [
    'better',
    'same',
    'worse',
    'too-early',
    'outcome',
    ...snoozes,
    'skip',
    'plan-changed',
    'plan-unchanged',
    'thank',
  ],
  ended: ['reopen', 'thank'],
  'hand-over': ['hand-over-accept', 'hand-over-decline'],
  'hand-over-result': [],
  offer: [
    'accept',
    'answer',
    'decline',
    'not-my-field',
    'colleague',
    'answered',
    'release',
    'agrees',
    'agrees-partly',
    'differs',
  ],
  'answer-reminder': [...held, ...snoozes],
  'relay-message': ['relay', 'answer', 'answered', 'reveal'],
  'late-answer': [],
  'expert-news': ['keep-case', 'keep-not'],
  thanks: [],
  introduction: ['answer', 'answered'],
  'relay-opened': ['relay', 'answer', 'answered', 'reveal'],
  unmatched: ['assign'],
  'scrub-refused': ['ask'],
  'file-refused': ['ask'],
  help: ['ask', 'profile', 'pause', 'resume'],
  notice: ['profile'],
  parked: [],
};

const opened: Partial<Record<ChoiceId, FormName>> = {
  exclude: 'exclude',
  amend: 'amend',
  'hand-over': 'hand-over',
  'follow-up': 'follow-up',
  outcome: 'outcome',
  answer: 'answer',
  decline: 'decline',
  colleague: 'colleague',
  relay: 'relay',
  assign: 'assign',
  lesson: 'lesson',
  ask: 'question',
  profile: 'profile',
  pause: 'pause',
};

/** The form a choice opens; null acts at once. */
export function opens(choice: ChoiceId): FormName | null {
  return opened[choice] ?? null;
}

/** Narrows what came back from a platform; null when this card never offers it. */
export function choiceOn(card: CardName, choice: string): ChoiceId | null {
  return choicesOf[card].find((id) => id === choice) ?? null;
}

/** The form behind a choice of this card; null when it opens none or is not the card's. */
export function formOfChoice(card: CardName, choice: string): FormName | null {
  const known = choiceOn(card, choice);
  return known === null ? null : opens(known);
}
