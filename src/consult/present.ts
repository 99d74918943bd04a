import type { Answer, ConsultRequest, Conversation, HandOver, Introduction } from './consult-request.ts';
import type { PersonId } from './person.ts';

/** Offered or accepted: at most one introduction of a request is live. */
export function isLive(introduction: Introduction): boolean {
  return introduction.status === 'offered' || introduction.status === 'accepted';
}

export function liveIntroduction(request: ConsultRequest): Introduction | null {
  return request.introductions.find(isLive) ?? null;
}

export function introductionOf(request: ConsultRequest, id: string | null): Introduction | null {
  return request.introductions.find((introduction) => introduction.id === id) ?? null;
}

/** One that has been seen to exist; throws otherwise. */
export function theIntroduction(request: ConsultRequest, id: string): Introduction {
  const introduction = introductionOf(request, id);
  if (introduction === null) throw new RangeError(`introduction ${id} is not in request ${request.id}`);
  return introduction;
}

export function conversationOf(request: ConsultRequest, id: string): Conversation | null {
  return request.conversations.find((conversation) => conversation.id === id) ?? null;
}

/** Where the two of this introduction talk now. */
export function liveConversation(request: ConsultRequest, introductionId: string): Conversation | null {
  return request.conversations.find((one) => one.introductionId === introductionId && one.status !== 'closed') ?? null;
}

export function handOverOf(request: ConsultRequest, id: string | null): HandOver | null {
  return request.handOvers.find((handOver) => handOver.id === id) ?? null;
}

export function pendingHandOver(request: ConsultRequest): HandOver | null {
  return request.handOvers.find((handOver) => handOver.status === 'offered') ?? null;
}

/** The introduction that answered last; a late answer may come from an earlier one. */
export function lastAnswered(request: ConsultRequest): Introduction | null {
  const answered = request.introductions.filter(({ status }) => status === 'answered');
  return answered.toSorted((a, b) => ended(a) - ended(b)).at(-1) ?? null;
}

/** Null reads as 0. */
function ended({ endedAt }: Introduction): number {
  return Number(endedAt);
}

/** Answered and at peace, or over: nothing is due from an expert or the asker but news of the outcome. */
export function isOver(request: ConsultRequest): boolean {
  return ['closed', 'lapsed', 'withdrawn', 'discarded'].includes(request.status);
}

/** Everything the asker has to say before anyone is looked for is said. */
export function isConfirmed(request: ConsultRequest): boolean {
  return request.confirmedAt !== null && (request.redFlags.length === 0 || request.redFlagAnswer !== null);
}

/** What Konsil is looking for at this moment; the answer comes back as an event of the same row version. */
export function searchUnderWay(request: ConsultRequest): 'similar' | 'candidates' | null {
  if (request.status === 'draft') return isConfirmed(request) && request.similarCases.length === 0 ? 'similar' : null;
  return request.status === 'open' && request.choice !== 'waiting' ? 'candidates' : null;
}

/** The expert's own words, passed on to the asker. */
export function isWritten({ by, text, kept }: Answer): boolean {
  return by === 'expert' && text !== null && kept !== true;
}

/** The earlier plan of a second opinion is shown to an expert only after they wrote their own; a talk leaves no trace of it. */
export function earlierPlanShown(request: ConsultRequest, introduction: Introduction): boolean {
  return request.intake.earlierPlan !== null && introduction.answers.some(isWritten);
}

/** An anonymous asker is known to themselves, and to the expert once both said so. */
export function askerShownTo(request: ConsultRequest, reader: PersonId): boolean {
  if (!request.intake.anonymous || reader === request.askerId) return true;
  const known = request.conversations.filter((one) => one.askerReveals && one.expertReveals);
  return known.some((one) => introductionOf(request, one.introductionId)?.expertId === reader);
}
