import type { CandidateReason, RankedCandidate } from '../consult/index.ts';
import type { Candidate, MatchResult, Reason } from '../match/index.ts';

/** Of the best score. On the development directory the right one is above it in 91 of 95 cases, among four and not ten. */
const WORTH_ASKING = 0.5;

/** Found candidates as a request keeps them. Nobody is disturbed who only shares a word, however many have said no before. */
export function rankedIn({
  candidates,
  plainOrder,
}: Pick<MatchResult, 'candidates' | 'plainOrder'>): readonly RankedCandidate[] {
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  return candidates
    .filter(({ score }) => score >= best * WORTH_ASKING)
    .map((candidate) => rankedOf(candidate, plainOrder));
}

function rankedOf(
  { expertId, score, confidence, reasons }: Candidate,
  plain: readonly string[] | undefined,
): RankedCandidate {
  const ranked = { expertId, score, confidence, reasons: reasons.map(reasonOf) };
  return plain === undefined ? ranked : { ...ranked, plainPlace: plain.indexOf(expertId) + 1 };
}

function reasonOf(reason: Reason): CandidateReason {
  switch (reason.kind) {
    case 'cases':
    case 'experience':
      return { kind: reason.kind, words: [], count: reason.count };
    case 'language':
      return { kind: 'language', words: [reason.lang], count: 1 };
    case 'words': {
      const { question: words, profile } = reason;
      return { kind: 'words', words, profile, count: words.length };
    }
    case 'specialty':
      return { kind: 'specialty', words: reason.words, count: reason.words.length };
    case 'load':
    case 'newcomer':
      return { kind: reason.kind, words: [], count: 1 };
  }
}
