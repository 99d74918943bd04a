import { z } from 'zod';
import type { Conversation, HandOver, Introduction, Outcome, RelayMessage } from '../../consult/consult-request.ts';
import { readColumn, readJson, scrubbed } from './columns.ts';
import type { Prisma } from './database.ts';
import { answers } from './shapes.ts';
import {
  chosenBy,
  conversationKind,
  conversationStatus,
  declineReason,
  followUpStatus,
  handOverStatus,
  introductionStatus,
  outcomeValue,
  relayFrom,
} from './words.ts';

/** Where a part stands: whose it is, and its place in the list. */
interface Standing {
  readonly requestId: string;
  readonly position: number;
}

const introductionWords = z.object({
  status: introductionStatus,
  chosenBy,
  declineReason: declineReason.nullable(),
});
const conversationWords = z.object({ kind: conversationKind, status: conversationStatus });
const relayedWords = z.object({ from: relayFrom, text: scrubbed });
const handOverWords = z.object({ status: handOverStatus });
const outcomeWords = z.object({
  status: followUpStatus,
  value: outcomeValue.nullable(),
  text: scrubbed.nullable(),
});

export type IntroductionRow = Prisma.IntroductionCreateManyInput;

export function introductionRow(introduction: Introduction, standing: Standing): IntroductionRow {
  return { ...standing, ...introduction, answers: JSON.stringify(introduction.answers) };
}

export function readIntroduction(row: Prisma.IntroductionGetPayload<object>): Introduction {
  const { requestId, position, ...own } = row;
  const name = `Introduction ${row.id}` as const;
  return {
    ...own,
    ...readColumn(introductionWords, row, name),
    answers: readJson(answers, row.answers, name),
  };
}

export function conversationRow(conversation: Conversation, standing: Standing): Prisma.ConversationCreateManyInput {
  return { ...standing, ...conversation };
}

export function readConversation(row: Prisma.ConversationGetPayload<object>): Conversation {
  const { requestId, position, ...own } = row;
  return { ...own, ...readColumn(conversationWords, row, `Conversation ${row.id}`) };
}

export function relayedRow(message: RelayMessage, standing: Standing): Prisma.RelayMessageCreateManyInput {
  return { ...standing, ...message };
}

export function readRelayed(row: Prisma.RelayMessageGetPayload<object>): RelayMessage {
  const { requestId, position, ...own } = row;
  return { ...own, ...readColumn(relayedWords, row, `RelayMessage ${row.id}`) };
}

export function handOverRow(handOver: HandOver, standing: Standing): Prisma.HandOverCreateManyInput {
  const { from, to, ...own } = handOver;
  return { ...standing, ...own, fromId: from, toId: to };
}

export function readHandOver(row: Prisma.HandOverGetPayload<object>): HandOver {
  const { requestId, position, fromId, toId, ...own } = row;
  return { ...own, from: fromId, to: toId, ...readColumn(handOverWords, row, `HandOver ${row.id}`) };
}

export function readOutcome(row: Prisma.OutcomeGetPayload<object>): Outcome {
  const { requestId, ...own } = row;
  return { ...own, ...readColumn(outcomeWords, row, `Outcome ${requestId}`) };
}
