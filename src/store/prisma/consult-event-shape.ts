import { z } from 'zod';
import type { ConsultEvent } from '../../consult/event.ts';
import { byKind, scrubbed, strings } from './columns.ts';
import { candidates, intake, knownNames } from './shapes.ts';
import { agreement, declineReason, gap, outcomeValue, redFlagAnswer, timerKind } from './words.ts';

const id = z.string();
const text = scrubbed.nullable();
const written = { intake, known: knownNames, kept: strings };
const newText = { requestId: id, askerId: id, circleId: id, ...written };

function just<K extends string, S extends z.ZodRawShape>(kind: K, rest: S) {
  return z.object({ kind: z.literal(kind), ...rest });
}

/** Every event of a ConsultRequest as it stands in the inbox. */
export const consultEvent = byKind<ConsultEvent>({
  draft: just('draft', newText),
  confirm: just('confirm', newText),
  'red-flag-answered': just('red-flag-answered', { answer: redFlagAnswer }),
  'similar-found': just('similar-found', { rowVersion: z.number(), cases: strings }),
  'use-case': just('use-case', { caseId: id }),
  submit: just('submit', {}),
  discard: just('discard', {}),
  'candidates-found': just('candidates-found', {
    rowVersion: z.number(),
    candidates,
    confident: z.boolean(),
    topics: strings.default(() => []),
    gap: gap.nullable().default(null),
  }),
  pick: just('pick', { expertId: id }),
  any: just('any', {}),
  exclude: just('exclude', { expertId: id }),
  'take-back': just('take-back', { introductionId: id }),
  offer: just('offer', { expertId: id }),
  'offer-delivered': just('offer-delivered', { introductionId: id }),
  undeliverable: just('undeliverable', { introductionId: id }),
  accept: just('accept', { introductionId: id }),
  decline: just('decline', { introductionId: id, reason: declineReason }),
  'name-colleague': just('name-colleague', { introductionId: id, colleague: id }),
  expire: just('expire', { introductionId: id }),
  answer: just('answer', { introductionId: id, text, agreement: agreement.nullable() }),
  agreement: just('agreement', { introductionId: id, agreement }),
  release: just('release', { introductionId: id }),
  'conversation-opened': just('conversation-opened', { conversationId: id }),
  'conversation-failed': just('conversation-failed', { conversationId: id }),
  relay: just('relay', { conversationId: id, text: scrubbed }),
  reveal: just('reveal', { conversationId: id }),
  'follow-up': just('follow-up', { text }),
  helped: just('helped', { how: z.enum(['helped', 'partly', 'not']) }),
  'put-off': just('put-off', { introductionId: id, days: z.union([z.literal(1), z.literal(3)]) }),
  wait: just('wait', {}),
  'next-expert': just('next-expert', {}),
  reopen: just('reopen', {}),
  close: just('close', {}),
  withdraw: just('withdraw', {}),
  amend: just('amend', written),
  'hand-over': just('hand-over', { to: id }),
  'hand-over-accept': just('hand-over-accept', { handOverId: id }),
  'hand-over-decline': just('hand-over-decline', { handOverId: id }),
  snooze: just('snooze', { what: z.enum(['loop', 'outcome']), days: z.union([z.literal(1), z.literal(3)]) }),
  outcome: just('outcome', { value: outcomeValue, planChanged: z.boolean().nullable(), text }),
  'outcome-skip': just('outcome-skip', {}),
  thank: just('thank', {}),
  consent: just('consent', { introductionId: id }),
  'consent-withdraw': just('consent-withdraw', { introductionId: id }),
  lesson: just('lesson', { text: scrubbed }),
  'person-left': just('person-left', { personId: id }),
  timer: just('timer', { timer: timerKind, about: id.nullable() }),
});
