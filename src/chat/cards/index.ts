import type { CardName } from '../../consult/effect.ts';
import type { Card } from '../card.ts';
import type { CardContext } from '../context.ts';
import { say } from '../say/index.ts';
import { type Draft, over, type Scene, type Stage, stageOf } from '../scene.ts';
import { answer } from './answer.ts';
import { answerReminder, lateAnswer } from './answer-reminder.ts';
import { forAudience } from './audience.ts';
import { candidates } from './candidates.ts';
import { ended } from './ended.ts';
import { expertNews, thanks } from './expert-news.ts';
import { handOver, handOverResult } from './hand-over.ts';
import { help } from './help.ts';
import { fileRefused, notice, parked, scrubRefused } from './house.ts';
import { introduction } from './introduction.ts';
import { lateChoice } from './late-choice.ts';
import { loopCheck } from './loop-check.ts';
import { noMatch } from './no-match.ts';
import { offer } from './offer.ts';
import { outcome } from './outcome.ts';
import { promiseMissed } from './promise-missed.ts';
import { redFlag } from './red-flag.ts';
import { relayMessage, relayOpened } from './relay.ts';
import { request } from './request.ts';
import { similarCase } from './similar-case.ts';
import { unmatched } from './unmatched.ts';

const houseCards = {
  'scrub-refused': scrubRefused,
  'file-refused': fileRefused,
  help,
  notice,
  parked,
} as const satisfies Partial<Record<CardName, (stage: Stage) => Draft>>;

type HouseCard = keyof typeof houseCards;

const requestCards: Readonly<Record<Exclude<CardName, HouseCard>, (scene: Scene) => Draft>> = {
  'red-flag': redFlag,
  'similar-case': similarCase,
  request,
  candidates,
  'promise-missed': promiseMissed,
  'no-match': noMatch,
  'late-choice': lateChoice,
  answer,
  'loop-check': loopCheck,
  outcome,
  ended,
  'hand-over': handOver,
  'hand-over-result': handOverResult,
  offer,
  'answer-reminder': answerReminder,
  'relay-message': relayMessage,
  'late-answer': lateAnswer,
  'expert-news': expertNews,
  thanks,
  introduction,
  'relay-opened': relayOpened,
  unmatched,
};

function isHouseCard(name: CardName): name is HouseCard {
  return Object.hasOwn(houseCards, name);
}

export const cardNames: readonly CardName[] = [
  'red-flag',
  'similar-case',
  'request',
  'candidates',
  'promise-missed',
  'no-match',
  'late-choice',
  'answer',
  'loop-check',
  'outcome',
  'ended',
  'hand-over',
  'hand-over-result',
  'offer',
  'answer-reminder',
  'relay-message',
  'late-answer',
  'expert-news',
  'thanks',
  'introduction',
  'relay-opened',
  'unmatched',
  'scrub-refused',
  'file-refused',
  'help',
  'notice',
  'parked',
];

/** A draft as it goes out: without a handle a choice would lead nowhere, and an ended card has none. */
export function finished({ reader, handle }: Pick<CardContext, 'reader' | 'handle'>, draft: Draft): Card {
  const choices = draft.ended || handle === null ? [] : draft.choices;
  return { ...draft, lang: reader.lang, choices, handle: choices.length === 0 ? null : handle };
}

/** A request may have been erased since the card was planned; then there is nothing left to say of it. */
export function draftOf(name: CardName, context: CardContext): Draft {
  const stage = stageOf(context);
  if (isHouseCard(name)) return houseCards[name](stage);
  const {
    request: about,
    say: {
      house: { gone },
    },
  } = stage;
  if (about === null) return over(gone.title, gone.notice, gone.text);
  return forAudience(name, requestCards[name])({ ...stage, request: about });
}

/**
 * What a card says now: from the present state, in the reader's language. Pure; never throws for a request that has
 * moved on, ended or gone, but shows the card as decided.
 */
export function renderCard(name: CardName, context: CardContext): Card {
  return finished(context, draftOf(name, context));
}

/** An earlier message of a card that was said again further down: nothing to press, and nothing that could be out of date. */
export function replacedCard(card: Card): Card {
  const parts = [{ kind: 'text', text: say(card.lang).house.replaced }] as const;
  return { ...card, parts, choices: [], handle: null, ended: true };
}
