import {
  type CandidateReason,
  type ConsultEvent,
  type ConsultRequest,
  type Effect,
  type ExpertLoad,
  type Person,
  type PersonId,
  type RankedCandidate,
  withDeputies,
} from '../consult/index.ts';
import type { ScrubbedText } from '../deid/index.ts';
import { absence, loadsById } from '../intake/given.ts';
import { type Exclusion, ruledOutBy } from '../match/index.ts';
import type { Delivery } from '../store/port.ts';
import { type Attempt, type Courier, followedBy, sent } from './courier.ts';
import { experienceIn } from './experience.ts';
import { searched } from './gap.ts';
import { rankedIn } from './ranked.ts';

type Find = Extract<Effect, { kind: 'find-similar' | 'find-candidates' }>;

const SIMILAR_SHOWN = 2;
const CANDIDATES_KEPT = 10;

/** Matching is an effect too: it runs outside any transaction, and its result comes back as an event. */
export async function find(
  courier: Courier,
  delivery: Delivery,
  effect: Find,
  request: ConsultRequest,
): Promise<Attempt> {
  const event =
    effect.kind === 'find-similar'
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
  const { experts, exclusionOf, loadOf, isNew } = await filters(courier, request);
  const { question: text, history, desiredStep, lang, namedExpert, onlyNamed } = request.intake;
  const context = [history, desiredStep].filter((told) => told !== null);
  const query = {
    text,
    context,
    lang,
    limit: CANDIDATES_KEPT,
    now: courier.now(),
    workload: { of: loadOf, isNew, seed: request.id },
    experience: await experienceIn(courier, request.circleId),
  };
  const represented = (id: PersonId): boolean => exclusionOf(id) === 'paused' && deputyOf(experts.get(id)) !== null;
  const isAgainst = ruledOutBy(text);
  const notFor = (id: PersonId): ScrubbedText | null => experts.get(id)?.expert?.notFor ?? null;
  /** Said by the experts themselves; whoever is asked for by name may still say no. */
  const excludes = (id: PersonId): Exclusion | null => {
    const words = id === namedExpert ? null : notFor(id);
    return words !== null && isAgainst(words) ? 'excluded' : exclusionOf(id);
  };
  const eligible = (id: PersonId): Exclusion | null => (represented(id) ? null : excludes(id));
  const { result, gap } = await searched(courier.matcher, query, eligible);
  const free = namedExpert !== null && exclusionOf(namedExpert) === null;
  const stoodIn = namedExpert !== null && !onlyNamed && represented(namedExpert);
  const ranked = namedFirst(rankedIn(result), free || stoodIn ? namedExpert : null);
  return {
    kind: 'candidates-found',
    rowVersion,
    candidates: withDeputies(ranked, experts, excludes),
    confident: result.confident || free,
    topics: result.topics,
    gap: free ? null : gap,
  } as const;
}

function deputyOf(person: Person | undefined): PersonId | null {
  return person?.expert?.deputyId ?? null;
}

/** A named colleague comes first, through the same filters; their later place goes with `withDeputies`. */
function namedFirst(ranked: readonly RankedCandidate[], named: PersonId | null): readonly RankedCandidate[] {
  if (named === null) return ranked;
  const found = ranked.find((candidate) => candidate.expertId === named);
  const reason: CandidateReason = { kind: 'named', words: [], count: 0 };
  const first = { expertId: named, score: 1, confidence: 1, reasons: [reason, ...(found?.reasons ?? [])] };
  return [first, ...ranked];
}

interface Filters {
  readonly experts: ReadonlyMap<PersonId, Person>;
  readonly exclusionOf: (id: PersonId) => Exclusion | null;
  /** Offers of four weeks, by the weekly cap. */
  readonly loadOf: (id: PersonId) => number;
  readonly isNew: (id: PersonId) => boolean;
}

async function filters(courier: Courier, request: ConsultRequest): Promise<Filters> {
  const [everyone, loads] = await Promise.all([
    courier.store.experts(request.circleId),
    courier.store.loads(request.circleId, courier.now()),
  ]);
  const experts = new Map(everyone.map((expert) => [expert.id, expert]));
  const busy = loadsById(loads);
  return {
    experts,
    exclusionOf: (id) => exclusion(request, experts.get(id), busy.get(id), courier.now()),
    loadOf: (id) => loadShare(experts.get(id), busy.get(id)),
    isNew: (id) => (busy.get(id)?.offeredEver ?? 0) === 0,
  };
}

function loadShare(expert: Person | undefined, load: ExpertLoad | undefined): number {
  return (load?.offeredLately ?? 0) / Math.max(1, expert?.expert?.weeklyCap ?? 1);
}

/** Hard filters, before any score. */
export function exclusion(
  request: ConsultRequest,
  expert: Person | undefined,
  load: ExpertLoad | undefined,
  now: Date,
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
