import type { CandidateReason, ConsultEvent, ConsultRequest, Effect, ExpertLoad, Person, PersonId, RankedCandidate } from '../consult/index.ts';
import { absence, loadsById } from '../intake/given.ts';
import type { Candidate, Exclusion, Reason } from '../match/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, followedBy, sent } from './courier.ts';

type Find = Extract<Effect, { kind: 'find-similar' | 'find-candidates' }>;

const SIMILAR_SHOWN = 2;
const CANDIDATES_KEPT = 10;

/** Matching is an effect too: it runs outside any transaction, and its result comes back as an event. */
export async function find(
  courier: Courier, delivery: Delivery, effect: Find, request: ConsultRequest,
): Promise<Attempt> {
  const event = effect.kind === 'find-similar'
    ? await similar(courier, request, effect.rowVersion)
    : await candidates(courier, request, effect.rowVersion);
  return followedBy(sent(null, request.rowVersion), { id: delivery.id, requestId: request.id }, event, courier.now());
}

export function nothingFound({ kind, rowVersion }: Find): ConsultEvent {
  return kind === 'find-similar'
    ? { kind: 'similar-found', rowVersion, cases: [] }
    : { kind: 'candidates-found', rowVersion, candidates: [], confident: false };
}

async function similar(courier: Courier, request: ConsultRequest, rowVersion: number) {
  const query = { text: request.intake.question, lang: request.intake.lang };
  const found = await courier.matcher.similarCases(query, SIMILAR_SHOWN);
  const cases = found.filter((one) => one.confident).map((one) => one.id);
  return { kind: 'similar-found', rowVersion, cases } as const;
}

async function candidates(courier: Courier, request: ConsultRequest, rowVersion: number) {
  const eligible = await eligibility(courier, request);
  const { question: text, history, desiredStep, lang, namedExpert } = request.intake;
  const context = [history, desiredStep].filter((told) => told !== null);
  const result = await courier.matcher.find({ text, context, lang, limit: CANDIDATES_KEPT, now: courier.now() }, eligible);
  const ranked = result.candidates.map(rankedOf);
  const named = namedExpert !== null && eligible(namedExpert) === null ? namedExpert : null;
  const confident = result.confident || named !== null;
  return { kind: 'candidates-found', rowVersion, candidates: namedFirst(ranked, named), confident } as const;
}

/** A named colleague comes first, through the same filters. */
function namedFirst(ranked: readonly RankedCandidate[], named: PersonId | null): readonly RankedCandidate[] {
  if (named === null) return ranked;
  const found = ranked.find((candidate) => candidate.expertId === named);
  const reason: CandidateReason = { kind: 'named', words: [], count: 0 };
  const first = { expertId: named, score: 1, confidence: 1, reasons: [reason, ...(found?.reasons ?? [])] };
  return [first, ...ranked.filter((candidate) => candidate !== found)];
}

function rankedOf(candidate: Candidate): RankedCandidate {
  const { expertId, score, confidence } = candidate;
  return { expertId, score, confidence, reasons: candidate.reasons.map(reasonOf) };
}

function reasonOf(reason: Reason): CandidateReason {
  switch (reason.kind) {
    case 'cases':
      return { kind: 'cases', words: [], count: reason.count };
    case 'language':
      return { kind: 'language', words: [reason.lang], count: 1 };
    case 'words':
      return { kind: 'words', words: reason.profile, count: reason.profile.length };
    case 'specialty':
      return { kind: 'specialty', words: reason.words, count: reason.words.length };
  }
}

async function eligibility(courier: Courier, request: ConsultRequest): Promise<(id: PersonId) => Exclusion | null> {
  const [experts, loads] = await Promise.all([
    courier.store.experts(request.circleId),
    courier.store.loads(request.circleId, courier.now()),
  ]);
  const byId = new Map(experts.map((expert) => [expert.id, expert]));
  const busy = loadsById(loads);
  return (id) => exclusion(request, byId.get(id), busy.get(id), courier.now());
}

/** Hard filters, before any score. */
export function exclusion(
  request: ConsultRequest, expert: Person | undefined, load: ExpertLoad | undefined, now: Date,
): Exclusion | null {
  if (expert === undefined) return 'excluded';
  if (expert.id === request.askerId) return 'self';
  if (expert.id === request.intake.earlierPlanBy) return 'first-opinion';
  if (request.excluded.includes(expert.id)) return 'excluded';
  if (request.introductions.some((introduction) => introduction.expertId === expert.id)) return 'already-asked';
  if (expert.expert?.languages.includes(request.intake.lang) === false) return 'language';
  const away = absence(expert, load, now);
  if (away === 'at-cap') return 'at-cap';
  return away === null ? null : 'paused';
}
