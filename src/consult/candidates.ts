import type { ConsultRequest, RankedCandidate } from './consult-request.ts';
import type { PersonId } from './person.ts';

const SHOWN = 3;
const NOBODY: ReadonlySet<PersonId> = new Set();

/** Has had an offer of this request, whatever came of it. */
export function wasAsked(request: ConsultRequest, expertId: PersonId): boolean {
  return request.introductions.some((introduction) => introduction.expertId === expertId);
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

/** Found and still free to be asked, best first. */
export function remainingCandidates(
  request: ConsultRequest,
  unavailable: ReadonlySet<PersonId>,
): readonly RankedCandidate[] {
  return request.candidates.filter((candidate) => mayBeAsked(request, candidate.expertId, unavailable));
}

/** The three, or fewer, whom the asker chooses from. */
export function shownCandidates(request: ConsultRequest): readonly RankedCandidate[] {
  return remainingCandidates(request, NOBODY).slice(0, SHOWN);
}
