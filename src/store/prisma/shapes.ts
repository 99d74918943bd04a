import { z } from 'zod';
import type { MessageRef, PlaceRef } from '../../chat/port.ts';
import type { Amendment, Answer, Intake, RankedCandidate } from '../../consult/consult-request.ts';
import type { Effect } from '../../consult/effect.ts';
import type { Known } from '../../deid/index.ts';
import { byKind, moment, scrubbed, strings } from './columns.ts';
import { agreement, amendedPart, answeredBy, cardName, language, requestKind, urgency } from './words.ts';

export const placeRef: z.ZodType<PlaceRef> = z.object({
  platform: z.string(),
  tenant: z.string(),
  id: z.string(),
});
export const messageRef: z.ZodType<MessageRef> = z.object({ place: placeRef, id: z.string() });
export const knownNames: z.ZodType<readonly Known[]> = z.array(
  z.object({ digest: z.string(), placeholder: z.string() }),
);

export const intake: z.ZodType<Intake> = z.object({
  kind: requestKind,
  urgency,
  question: scrubbed,
  history: scrubbed.nullable(),
  desiredStep: scrubbed.nullable(),
  earlierPlan: scrubbed.nullable(),
  earlierPlanBy: z.string().nullable(),
  anonymous: z.boolean(),
  namedExpert: z.string().nullable(),
  onlyNamed: z.boolean(),
  lang: language,
});

export const amendments: z.ZodType<readonly Amendment[]> = z.array(z.object({ part: amendedPart, at: moment }));

export const candidates: z.ZodType<readonly RankedCandidate[]> = z.array(
  z.object({
    expertId: z.string(),
    score: z.number(),
    confidence: z.number(),
    reasons: z.array(
      z.object({ kind: z.string(), words: strings, profile: strings.exactOptional(), count: z.number() }),
    ),
    plainPlace: z.number().exactOptional(),
  }),
);

export const answers: z.ZodType<readonly Answer[]> = z.array(
  z.object({
    text: scrubbed.nullable(),
    by: answeredBy,
    agreement: agreement.nullable(),
    at: moment,
    kept: z.literal(true).exactOptional(),
  }),
);

const telling = { to: z.string(), card: cardName, about: z.string().nullable() };

export const effect = byKind<Effect>({
  tell: z.object({ kind: z.literal('tell'), ...telling }),
  refresh: z.object({ kind: z.literal('refresh'), ...telling }),
  introduce: z.object({ kind: z.literal('introduce'), conversationId: z.string() }),
  post: z.object({ kind: z.literal('post'), conversationId: z.string(), card: cardName }),
  leave: z.object({ kind: z.literal('leave'), conversationId: z.string() }),
  'find-similar': z.object({ kind: z.literal('find-similar'), rowVersion: z.number() }),
  'find-candidates': z.object({ kind: z.literal('find-candidates'), rowVersion: z.number() }),
  home: z.object({ kind: z.literal('home'), of: z.string() }),
});
