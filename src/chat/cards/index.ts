import type { CardName } from '../../consult/effect.ts';
import type { Card } from '../card.ts';
import type { CardContext } from '../context.ts';
import { type Draft, type Scene, type Stage, over, stageOf } from '../scene.ts';
import { answerReminder, lateAnswer } from './answer-reminder.ts';
import { answer } from './answer.ts';
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

/** A request may have been erased since the card was planned; then there is nothing left to say of it. */
function ofRequest(draw: (scene: Scene) => Draft): (stage: Stage) => Draft {
  return (stage) => {
    const { gone } = stage.say.house;
    return stage.request === null
      ? over(gone.title, gone.notice, gone.text)
      : draw({ ...stage, request: stage.request });
  };
}

const cards: Readonly<Record<CardName, (stage: Stage) => Draft>> = {
  'red-flag': ofRequest(redFlag),
  'similar-case': ofRequest(similarCase),
  'request': ofRequest(request),
  'candidates': ofRequest(candidates),
  'promise-missed': ofRequest(promiseMissed),
  'no-match': ofRequest(noMatch),
  'late-choice': ofRequest(lateChoice),
  'answer': ofRequest(answer),
  'loop-check': ofRequest(loopCheck),
  'outcome': ofRequest(outcome),
  'ended': ofRequest(ended),
  'hand-over': ofRequest(handOver),
  'hand-over-result': ofRequest(handOverResult),
  'offer': ofRequest(offer),
  'answer-reminder': ofRequest(answerReminder),
  'relay-message': ofRequest(relayMessage),
  'late-answer': ofRequest(lateAnswer),
  'expert-news': ofRequest(expertNews),
  'thanks': ofRequest(thanks),
  'introduction': ofRequest(introduction),
  'relay-opened': ofRequest(relayOpened),
  'unmatched': ofRequest(unmatched),
  'scrub-refused': scrubRefused,
  'file-refused': fileRefused,
  'help': help,
  'notice': notice,
  'parked': parked,
};

export const cardNames: readonly CardName[] = [
  'red-flag', 'similar-case', 'request', 'candidates', 'promise-missed', 'no-match', 'late-choice', 'answer', 'loop-check',
  'outcome', 'ended', 'hand-over', 'hand-over-result', 'offer', 'answer-reminder', 'relay-message', 'late-answer',
  'expert-news', 'thanks', 'introduction', 'relay-opened', 'unmatched', 'scrub-refused', 'file-refused', 'help', 'notice',
  'parked',
];

/** A draft as it goes out: without a handle a choice would lead nowhere, and an ended card has none. */
export function finished({ reader, handle }: Pick<CardContext, 'reader' | 'handle'>, draft: Draft): Card {
  const choices = draft.ended || handle === null ? [] : draft.choices;
  return { ...draft, lang: reader.lang, choices, handle: choices.length === 0 ? null : handle };
}

export function draftOf(name: CardName, context: CardContext): Draft {
  return cards[name](stageOf(context));
}

/**
 * What a card says now: from the present state, in the reader's language. Pure; never throws for a request that has
 * moved on, ended or gone, but shows the card as decided.
 */
export function renderCard(name: CardName, context: CardContext): Card {
  return finished(context, draftOf(name, context));
}
