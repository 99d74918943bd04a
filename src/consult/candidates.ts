import type { CandidateReason, ConsultRequest, Introduction, RankedCandidate } from './consult-request.ts';
import type { Person, PersonId } from './person.ts';

const SHOWN = 3;
const IN_VAIN: ReadonlySet<Introduction['status']> = new Set(['declined', 'expired', 'released', 'undeliverable']);
const DEPUTY: CandidateReason = { kind: 'deputy', words: [], count: 0 };
const NOBODY: ReadonlySet<PersonId> = new Set();

/** Has had an offer of this request, whatever came of it. */
export function wasAsked(request: ConsultRequest, expertId: PersonId): boolean {
  return request.introductions.some((introduction) => introduction.expertId === expertId);
}

/** Asked without an answer: each said no, stayed silent, gave it back, or could not be reached. */
export function askedInVain({ introductions }: ConsultRequest): readonly Introduction[] {
  return introductions.filter(({ status }) => IN_VAIN.has(status));
}

/** Stands, or was asked to stand, on the asker's side: never an expert of the same request. */
function onAskersSide(request: ConsultRequest, id: PersonId): boolean {
  return (
    id === request.askerId ||
    request.handOvers.some((one) => one.from === id || (one.to === id && one.status === 'offered'))
  );
}

/** The filters of matching once more, for everyone who may have changed since or was named by a person. */
export function mayBeAsked(request: ConsultRequest, expertId: PersonId, unavailable: ReadonlySet<PersonId>): boolean {
  return (
    !wasAsked(request, expertId) &&
    !onAskersSide(request, expertId) &&
    !unavailable.has(expertId) &&
    !request.excluded.includes(expertId) &&
    expertId !== request.intake.earlierPlanBy
  );
}

/**
 * Puts the deputy of a paused expert in that expert's place of the ranking. `ranked` still holds the paused ones;
 * `exclusion` is the filter of matching: null for one who may be asked, `paused` for one who is away for now, any other
 * reason for one who is out. A deputy passes the same filter; one who stands higher by themselves stays there. Whoever
 * may not be asked and has no deputy who may is left out.
 */
export function withDeputies(
  ranked: readonly RankedCandidate[],
  people: ReadonlyMap<PersonId, Person>,
  exclusion: (id: PersonId) => string | null,
): readonly RankedCandidate[] {
  const places = ranked.flatMap((candidate) => standIn(candidate, ranked, people, exclusion) ?? []);
  return places.filter(({ expertId }, at) => places.findIndex((one) => one.expertId === expertId) === at);
}

/** A deputy's deputy is never looked for. */
function standIn(
  candidate: RankedCandidate,
  ranked: readonly RankedCandidate[],
  people: ReadonlyMap<PersonId, Person>,
  exclusion: (id: PersonId) => string | null,
): RankedCandidate | null {
  const why = exclusion(candidate.expertId);
  if (why === null) return candidate;
  const away = people.get(candidate.expertId);
  const deputyId = why === 'paused' && away?.active === true ? (away.expert?.deputyId ?? null) : null;
  if (deputyId === null || exclusion(deputyId) !== null) return null;
  const own = ranked.find(({ expertId }) => expertId === deputyId);
  return { ...candidate, expertId: deputyId, reasons: [DEPUTY, ...(own?.reasons ?? [])] };
}

/** Found and still free to be asked, best first. */
export function remainingCandidates(
  request: ConsultRequest,
  unavailable: ReadonlySet<PersonId>,
): readonly RankedCandidate[] {
  return request.candidates.filter((candidate) => mayBeAsked(request, candidate.expertId, unavailable));
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Tells one list of found candidates apart from another (FNV-1a, 32 bit), so that a number on an old card never means
 * someone else; it names nobody.
 */
export function roundOf({ candidates }: ConsultRequest): string {
  const ids = JSON.stringify(candidates.map(({ expertId }) => expertId));
  let hash = FNV_OFFSET;
  for (let at = 0; at < ids.length; at++) hash = Math.imul(hash ^ ids.charCodeAt(at), FNV_PRIME);
  return (hash >>> 0).toString(36);
}

/** The three, or fewer, whom the asker chooses from. */
export function shownCandidates(request: ConsultRequest): readonly RankedCandidate[] {
  return remainingCandidates(request, NOBODY).slice(0, SHOWN);
}
