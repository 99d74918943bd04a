import type { ConsultRequest } from '../../consult/consult-request.ts';
import { type RowName, readColumn, readJson, scrubbed, strings } from './columns.ts';
import type { Prisma } from './database.ts';
import { readConversation, readHandOver, readIntroduction, readOutcome, readRelayed } from './request-parts.ts';
import { amendments, candidates, intake, knownNames } from './shapes.ts';
import { closedHow, expertChoice, gap, redFlagAnswer, requestStatus } from './words.ts';

const inOrder = { orderBy: { position: 'asc' } } as const;

/** What is loaded with a request, so that it comes as one. */
export const withParts = {
  introductions: inOrder,
  conversations: inOrder,
  relayed: inOrder,
  handOvers: inOrder,
  outcome: true,
} as const;

/** Stood in rows of an earlier version; it meant no more than that nobody was choosing. */
const PICKED = 'picked';

type Loaded = Prisma.ConsultRequestGetPayload<{ include: typeof withParts }>;

export function readRequest(row: Loaded): ConsultRequest {
  const name: RowName = `ConsultRequest ${row.id}`;
  return {
    id: row.id,
    circleId: row.circleId,
    askerId: row.askerId,
    status: readColumn(requestStatus, row.status, name),
    rowVersion: row.rowVersion,
    intake: readColumn(intake, row, name),
    textVersion: row.textVersion,
    ...readTimes(row),
    ...readLists(row, name),
    closedHow: readColumn(closedHow.nullable(), row.closedHow, name),
    lesson: readColumn(scrubbed.nullable(), row.lesson, name),
    redFlagAnswer: readColumn(redFlagAnswer.nullable(), row.redFlagAnswer, name),
    usedCase: row.usedCase,
    confident: row.confident,
    gap: readColumn(gap.nullable(), row.gap, name),
    choice: readColumn(expertChoice.nullable(), row.choice === PICKED ? null : row.choice, name),
    snoozes: row.snoozes,
    introductions: row.introductions.map(readIntroduction),
    conversations: row.conversations.map(readConversation),
    relayed: row.relayed.map(readRelayed),
    handOvers: row.handOvers.map(readHandOver),
    outcome: row.outcome && readOutcome(row.outcome),
  };
}

function readTimes(row: Loaded) {
  const { createdAt, confirmedAt, submittedAt, promisedAt, answeredAt, closedAt } = row;
  return { createdAt, confirmedAt, submittedAt, promisedAt, answeredAt, closedAt };
}

function readLists(row: Loaded, name: RowName) {
  const list = (text: string) => readJson<readonly string[]>(strings, text, name);
  return {
    known: readJson(knownNames, row.known, name),
    kept: list(row.kept),
    redFlags: list(row.redFlags),
    similarCases: list(row.similarCases),
    candidates: readJson(candidates, row.candidates, name),
    excluded: list(row.excluded),
    topics: list(row.topics),
    amended: readJson(amendments, row.amended, name),
  };
}

/** The request's own row; its parts are saved beside it. */
export function requestRow(request: ConsultRequest): Prisma.ConsultRequestCreateManyInput {
  const { intake: written, introductions, conversations, relayed, handOvers, outcome, ...own } = request;
  return {
    ...own,
    ...written,
    known: JSON.stringify(own.known),
    kept: JSON.stringify(own.kept),
    redFlags: JSON.stringify(own.redFlags),
    similarCases: JSON.stringify(own.similarCases),
    candidates: JSON.stringify(own.candidates),
    excluded: JSON.stringify(own.excluded),
    topics: JSON.stringify(own.topics),
    amended: JSON.stringify(own.amended),
  };
}
